package slipway.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what an evaluation returns into plain JSON values: no functions, no lazy lists, no 3.0 where 3 was meant. */
// The same object back means that nothing had to be copied.
@SuppressWarnings("ReferenceEquality")
final class PlainValues {
    private static final double EXACT = 9_007_199_254_740_992.0;

    private PlainValues() {}

    /** The value itself where it is plain already, a copy of the parts that are not. */
    static @Nullable Object of(@Nullable Object value, Expression source) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Double number -> number(number, source);
            case Number number -> number;
            case Map<?, ?> map -> map(map, source);
            case List<?> list -> list(list, source);
            default -> throw unsupported(source);
        };
    }

    private static Object number(Double number, Expression source) {
        double value = number;
        if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
            long whole = (long) value;
            return whole == (int) whole ? (Object) (int) whole : (Object) whole;
        }
        if (!Double.isFinite(value)) {
            throw unsupported(source);
        }
        return number;
    }

    private static Map<?, ?> map(Map<?, ?> map, Expression source) {
        Map<String, @Nullable Object> copy = null;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object plain = of(entry.getValue(), source);
            if (plain != entry.getValue() && copy == null) {
                copy = new LinkedHashMap<>();
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    copy.put((String) each.getKey(), each.getValue());
                }
            }
            if (copy != null) {
                copy.put((String) entry.getKey(), plain);
            }
        }
        return copy == null ? map : copy;
    }

    private static List<?> list(List<?> list, Expression source) {
        // The library's own lists carry flags that change how the next evaluation reads them.
        boolean foreign = list.getClass() != ArrayList.class;
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
            Object plain = of(element, source);
            foreign |= plain != element;
            copy.add(plain);
        }
        return foreign ? copy : list;
    }

    private static StateFailed unsupported(Expression source) {
        return StateFailed.at(source.location(), source.describe() + " returned an unsupported result type.");
    }
}
