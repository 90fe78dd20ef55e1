package slipway.traffic;

import java.util.Map;

/**
 * How an alias divides its traffic.
 *
 * @param version the one that it names, which gets what no other gets
 * @param weights what part another version gets, from 0 to 1; at most one may be named
 */
record Routing(String version, Map<String, Double> weights) {
    private static final int ALL = 100;

    Routing {
        weights = Map.copyOf(weights);
    }

    /** All of it to one version. */
    static Routing whole(String version) {
        return new Routing(version, Map.of());
    }

    /** A part of it to a new version, the rest to the old one; AWS refuses to split it between a version and itself. */
    static Routing part(String before, String staged, int percent) {
        return percent == ALL || before.equals(staged)
                ? whole(staged)
                : new Routing(before, Map.of(staged, percent / (double) ALL));
    }
}
