package slipway.cloud;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** An alias: the version that it names, and what part of the traffic goes to another. */
record FunctionAlias(String name, String version, Map<String, Double> weights, String description, String revisionId) {
    FunctionAlias {
        weights = Map.copyOf(weights);
    }

    /** The version that one invocation goes to. */
    String route(RandomGenerator random) {
        double drawn = random.nextDouble();
        for (Map.Entry<String, Double> weighted : new TreeMap<>(weights).entrySet()) {
            if (drawn < weighted.getValue()) {
                return weighted.getKey();
            }
        }
        return version;
    }
}
