package slipway.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** JSON texts for scenarios. */
final class Texts {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Texts() {}

    static String json(Map<?, ?> value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
