package slipway.asl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The size of a value as compact JSON in UTF-8, counted without printing it. */
final class JsonSize {
    private final long limit;
    private long bytes;

    private JsonSize(long limit) {
        this.limit = limit;
    }

    /** The size in bytes; counting stops soon after the limit is passed. */
    static long of(@Nullable Object value, long limit) {
        JsonSize size = new JsonSize(limit);
        size.add(value);
        return size.bytes;
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case null -> bytes += 4;
            case String text -> addString(text);
            case Boolean flag -> bytes += flag ? 4 : 5;
            case Map<?, ?> map -> addMap(map);
            case List<?> list -> addList(list);
            default -> bytes += value.toString().length();
        }
    }

    private void addMap(Map<?, ?> map) {
        bytes += 1L + Math.max(1, map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (bytes > limit) {
                return;
            }
            addString((String) entry.getKey());
            bytes++;
            add(entry.getValue());
        }
    }

    private void addList(List<?> list) {
        bytes += 1L + Math.max(1, list.size());
        for (Object element : list) {
            if (bytes > limit) {
                return;
            }
            add(element);
        }
    }

    private void addString(String text) {
        int length = text.length();
        bytes += 2L + length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c < 0x20) {
                    bytes += isShortEscape(c) ? 1 : 5;
                } else if (c == '"' || c == '\\') {
                    bytes++;
                }
            } else {
                // A surrogate is half of four bytes: two each.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
    }

    private static boolean isShortEscape(char c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f';
    }
}
