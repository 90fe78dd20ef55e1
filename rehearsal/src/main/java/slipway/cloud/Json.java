package slipway.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON values as Map, List, String, Number, Boolean and null, to and from text. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static String write(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value: " + value, e);
        }
    }

    /** The value of a text; empty when the text is not JSON or is {@code null}. */
    static Optional<Object> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /** The members of a text that is a JSON object; empty otherwise. */
    @SuppressWarnings("unchecked")
    static Optional<Map<String, @Nullable Object>> readObject(String text) {
        return read(text).filter(Map.class::isInstance).map(value -> (Map<String, @Nullable Object>) value);
    }
}
