package slipway.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one flow: it reads those of the flows around it, and assigns its own. */
final class Scope {
    static final long LIMIT_BYTES = 10L * 1024 * 1024;

    private final @Nullable Scope outer;
    private final Map<String, @Nullable Object> own = new LinkedHashMap<>();
    private final Map<String, Long> sizes = new LinkedHashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    boolean has(String name) {
        return own.containsKey(name) || (outer != null && outer.has(name));
    }

    @Nullable
    Object get(String name) {
        if (own.containsKey(name)) {
            return own.get(name);
        }
        return outer == null ? null : outer.get(name);
    }

    void assign(Map<String, @Nullable Object> values) {
        for (Map.Entry<String, @Nullable Object> variable : values.entrySet()) {
            sizes.put(variable.getKey(), JsonSize.of(variable.getValue(), Limits.PAYLOAD_BYTES));
        }
        if (totalBytes() > LIMIT_BYTES) {
            throw StateFailed.of(
                    Failure.DATA_LIMIT_EXCEEDED,
                    "The variables exceed " + LIMIT_BYTES + " bytes, the limit for all variables of an execution.");
        }
        own.putAll(values);
    }

    private long totalBytes() {
        long total = outer == null ? 0 : outer.totalBytes();
        for (long size : sizes.values()) {
            total += size;
        }
        return total;
    }
}
