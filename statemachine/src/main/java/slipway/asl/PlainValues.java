package slipway.asl;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns plain JSON values into what the JSONata library computes with, and what it answers back into plain values: no functions, no
 * lazy lists, no 3.0 where 3 was meant.
 */
// The same object back means that nothing had to be copied.
@SuppressWarnings("ReferenceEquality")
final class PlainValues {
    private static final double EXACT = 9_007_199_254_740_992.0;
    /** A payload of the largest size has fewer; an answer that refers to one part over and over may unfold without end. */
    private static final int MOST_VALUES = 1_000_000;
    /** A loop that wraps its own input nests deeper with every round. */
    private static final int DEEPEST = 500;

    private final Expression source;
    private int values;
    private int depth;

    private PlainValues(Expression source) {
        this.source = source;
    }

    /** The value itself where it is plain already, a copy of the parts that are not. */
    static @Nullable Object of(@Nullable Object value, Expression source) {
        return new PlainValues(source).plain(value);
    }

    /**
     * The value with every null in it replaced by the library's own null, a copy of the parts that have one.
     *
     * <p>The library reads Java's null as undefined: an element would vanish from a list, a member would not exist.
     */
    static Object withNulls(@Nullable Object value) {
        return switch (value) {
            case null -> Jsonata.NULL_VALUE;
            case Map<?, ?> map -> mapWithNulls(map);
            case List<?> list -> listWithNulls(list);
            default -> value;
        };
    }

    private static Map<?, ?> mapWithNulls(Map<?, ?> map) {
        Map<Object, Object> copy = null;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = withNulls(entry.getValue());
            if (value != entry.getValue()) {
                copy = copy == null ? new LinkedHashMap<>(map) : copy;
                copy.put(entry.getKey(), value);
            }
        }
        return copy == null ? map : copy;
    }

    private static List<?> listWithNulls(List<?> list) {
        List<Object> copy = null;
        for (int i = 0; i < list.size(); i++) {
            Object value = withNulls(list.get(i));
            if (value != list.get(i)) {
                copy = copy == null ? new ArrayList<>(list) : copy;
                copy.set(i, value);
            }
        }
        return copy == null ? list : copy;
    }

    private @Nullable Object plain(@Nullable Object value) {
        if (++values > MOST_VALUES) {
            throw StateFailed.of(
                    Failure.DATA_LIMIT_EXCEEDED,
                    source.describe() + " returned a result with more than " + MOST_VALUES + " values.");
        }
        if (value == Jsonata.NULL_VALUE) {
            return null;
        }
        if (++depth > DEEPEST) {
            throw StateFailed.at(
                    source.location(), source.describe() + " returned a result of more than " + DEEPEST + " levels.");
        }
        Object plain = switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Double number -> number(number);
            case Number number -> number;
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            default -> throw unsupported();
        };
        depth--;
        return plain;
    }

    private Object number(Double number) {
        double value = number;
        if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
            long whole = (long) value;
            return whole == (int) whole ? (Object) (int) whole : (Object) whole;
        }
        if (!Double.isFinite(value)) {
            throw unsupported();
        }
        return number;
    }

    private Map<?, ?> map(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = null;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object plain = plain(entry.getValue());
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

    private List<?> list(List<?> list) {
        // The library's own lists carry flags that change how the next evaluation reads them.
        boolean foreign = list.getClass() != ArrayList.class;
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
            Object plain = plain(element);
            foreign |= plain != element;
            copy.add(plain);
        }
        return foreign ? copy : list;
    }

    private StateFailed unsupported() {
        return StateFailed.at(source.location(), source.describe() + " returned an unsupported result type.");
    }
}
