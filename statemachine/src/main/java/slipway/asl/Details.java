package slipway.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The details of history events. */
final class Details {
    static final Map<String, @Nullable Object> NONE = Map.of();

    private Details() {}

    static Map<String, @Nullable Object> of(String name, @Nullable Object value) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(4);
        details.put(name, value);
        return details;
    }

    static Map<String, @Nullable Object> of(
            String name, @Nullable Object value, String secondName, @Nullable Object secondValue) {
        Map<String, @Nullable Object> details = of(name, value);
        details.put(secondName, secondValue);
        return details;
    }
}
