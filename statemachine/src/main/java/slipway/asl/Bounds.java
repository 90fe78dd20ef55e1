package slipway.asl;

import com.dashjoin.jsonata.Jsonata;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Ends an evaluation that recurses, loops or grows without end; counts steps and sizes instead of time, so that every run is the same.
 */
final class Bounds {
    private static final int MAX_DEPTH = 500;
    private static final int MAX_STEPS = 1_000_000;

    private static final int MAX_SIZE = 10_000_000;
    /** Only what is long counts towards the sum, so that an ordinary evaluation never meets it. */
    private static final int LONG = 10_000;

    private static final long MAX_SUM = 50_000_000;

    private int depth;
    private int steps;
    private long sum;

    private Bounds() {}

    static void bind(Jsonata.Frame frame) {
        Bounds bounds = new Bounds();
        frame.setEvaluateEntryCallback((_, _, _) -> bounds.enter());
        frame.setEvaluateExitCallback((_, _, _, result) -> bounds.exit(result));
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalStateException("The expression recurses more than " + MAX_DEPTH + " levels deep.");
        }
        if (++steps > MAX_STEPS) {
            throw new IllegalStateException("The expression takes more than " + MAX_STEPS + " steps.");
        }
    }

    private void exit(@Nullable Object result) {
        depth--;
        int size = switch (result) {
            case String text -> text.length();
            case Collection<?> several -> several.size();
            case null, default -> 0;
        };
        if (size > MAX_SIZE) {
            throw new IllegalStateException(
                    "The expression makes a string or an array of more than " + MAX_SIZE + " characters or elements.");
        }
        if (size > LONG && (sum += size) > MAX_SUM) {
            throw new IllegalStateException("The expression's long strings and arrays have more than " + MAX_SUM
                    + " characters and elements together.");
        }
    }
}
