package slipway.manifest;

import java.util.Arrays;
import java.util.Optional;

/** In which portions the functions of an environment go live. */
public enum Strategy {
    /** Every function at the same moment, as far as the service's rate limits allow. */
    ALL_AT_ONCE("all-at-once", Integer.MAX_VALUE),
    /** One function after the other. */
    ROLLING("rolling", 1);

    private final String key;
    private final int batchSize;

    Strategy(String key, int batchSize) {
        this.key = key;
        this.batchSize = batchSize;
    }

    /** The word that the manifest and the plan use. */
    public String key() {
        return key;
    }

    /** How many functions are shifted together, at most. */
    public int batchSize() {
        return batchSize;
    }

    static Optional<Strategy> of(String key) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.key.equals(key))
                .findFirst();
    }
}
