package slipway.asl;

import com.dashjoin.jsonata.Jsonata;

/** Ends an evaluation that recurses or loops without end; counts steps instead of time, so that every run is the same. */
final class Bounds {
    private static final int MAX_DEPTH = 500;
    private static final int MAX_STEPS = 1_000_000;

    private int depth;
    private int steps;

    private Bounds() {}

    static void bind(Jsonata.Frame frame) {
        Bounds bounds = new Bounds();
        frame.setEvaluateEntryCallback((_, _, _) -> bounds.enter());
        frame.setEvaluateExitCallback((_, _, _, _) -> bounds.depth--);
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalStateException("The expression recurses more than " + MAX_DEPTH + " levels deep.");
        }
        if (++steps > MAX_STEPS) {
            throw new IllegalStateException("The expression takes more than " + MAX_STEPS + " steps.");
        }
    }
}
