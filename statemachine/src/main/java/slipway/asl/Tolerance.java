package slipway.asl;

import org.jspecify.annotations.Nullable;

/**
 * How many iterations of a Map may fail.
 *
 * @param most the greatest number; -1 when nothing is stated, so that the first failure is the Map's own
 */
record Tolerance(double most) {
    static final Tolerance NONE = new Tolerance(-1);
    static final Failure EXCEEDED =
            new Failure(Failure.TOLERANCE_EXCEEDED, "The specified tolerated failure threshold was exceeded");

    static Tolerance of(State.ForEach map, View view, int items) {
        if (map.toleratedFailureCount() == null && map.toleratedFailurePercentage() == null) {
            return NONE;
        }
        double count = number(map.toleratedFailureCount(), view, items, "ToleratedFailureCount");
        double percentage = number(map.toleratedFailurePercentage(), view, 100, "ToleratedFailurePercentage");
        if (percentage > 100) {
            throw StateFailed.at("ToleratedFailurePercentage", "ToleratedFailurePercentage must be between 0 and 100.");
        }
        // With both stated, the one reached first counts.
        return new Tolerance(Math.min(count, items * percentage / 100));
    }

    /** A distributed Map tolerates no failure unless it says so, and says so itself. */
    static Tolerance ofDistributed(State.ForEach map, View view, int items) {
        Tolerance stated = of(map, view, items);
        return stated.isStated() ? stated : new Tolerance(0);
    }

    private static double number(@Nullable Template field, View view, double otherwise, String name) {
        if (field == null) {
            return otherwise;
        }
        double number = field.evaluate(view, Number.class, "number").doubleValue();
        if (number < 0) {
            throw StateFailed.at(name, name + " cannot be negative.");
        }
        return number;
    }

    boolean isStated() {
        return most >= 0;
    }

    boolean allows(int failures) {
        return failures <= most;
    }
}
