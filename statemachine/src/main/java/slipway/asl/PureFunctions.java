package slipway.asl;

import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The added functions that depend on their arguments alone. Nothing in, nothing out, as JSONata's own. */
final class PureFunctions {
    private static final int MAX_RANGE = 1000;
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private PureFunctions() {}

    static @Nullable Object parse(@Nullable Object text) {
        if (text == null) {
            return null;
        }
        try {
            return PlainValues.withNulls(Json.parse((String) text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("$parse: the argument is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    static @Nullable Object hash(@Nullable Object data, @Nullable Object algorithm) {
        if (data == null) {
            return null;
        }
        if (!(algorithm instanceof String name) || !ALGORITHMS.contains(name)) {
            throw new IllegalArgumentException(
                    "$hash: the second argument must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
        }
        String text = data instanceof String string ? string : Json.print(Utils.convertNulls(data));
        try {
            byte[] digest = MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks " + name, e);
        }
    }

    static @Nullable Object partition(@Nullable Object array, @Nullable Object chunkSize) {
        if (array == null || chunkSize == null) {
            return null;
        }
        List<?> list = array instanceof List<?> several ? several : List.of(array);
        int size = ((Number) chunkSize).intValue();
        if (size < 1) {
            throw new IllegalArgumentException("$partition: the chunk size must be at least 1, not " + chunkSize);
        }
        List<List<@Nullable Object>> chunks = new ArrayList<>();
        for (int start = 0; start < list.size(); start += size) {
            chunks.add(new ArrayList<>(list.subList(start, Math.min(list.size(), start + size))));
        }
        return chunks;
    }

    static @Nullable Object range(@Nullable Object first, @Nullable Object last, @Nullable Object increment) {
        if (first == null || last == null || increment == null) {
            return null;
        }
        long start = ((Number) first).longValue();
        long end = ((Number) last).longValue();
        long step = ((Number) increment).longValue();
        if (step == 0) {
            throw new IllegalArgumentException("$range: the step must not be 0");
        }
        if ((end - start) / step >= MAX_RANGE) {
            throw new IllegalArgumentException("$range: the range has more than " + MAX_RANGE + " numbers");
        }
        // A sequence, as what a path selects: the service gives a range of one number as that number.
        List<Object> numbers = Utils.createSequence();
        for (long number = start; step > 0 ? number <= end : number >= end; number += step) {
            // An int where it fits: the library takes an int and a long for different values.
            numbers.add(number == (int) number ? (Object) (int) number : (Object) number);
        }
        return numbers;
    }
}
