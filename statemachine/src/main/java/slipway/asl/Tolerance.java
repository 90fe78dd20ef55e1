package slipway.asl;

import org.jspecify.annotations.Nullable;

/**
 * How many items of a Map may fail. With both figures stated, the one reached first counts.
 *
 * @param count the greatest number
 * @param percentage the greatest share of all items, 0 to 100
 * @param stated false when the first failure is the Map's own
 */
record Tolerance(double count, double percentage, boolean stated) {
    static final Tolerance NONE = new Tolerance(0, 0, false);
    static final Failure EXCEEDED =
            new Failure(Failure.TOLERANCE_EXCEEDED, "The specified tolerated failure threshold was exceeded");

    static Tolerance of(State.ForEach map, View view) {
        if (map.toleratedFailureCount() == null && map.toleratedFailurePercentage() == null) {
            return NONE;
        }
        double count = number(map.toleratedFailureCount(), view, Integer.MAX_VALUE, "ToleratedFailureCount");
        double percentage = number(map.toleratedFailurePercentage(), view, 100, "ToleratedFailurePercentage");
        if (percentage > 100) {
            throw StateFailed.at("ToleratedFailurePercentage", "ToleratedFailurePercentage must be between 0 and 100.");
        }
        return new Tolerance(count, percentage, true);
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

    boolean allows(int failures, int items) {
        return failures <= Math.min(count, items * percentage / 100);
    }
}
