package slipway.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** In which portions the functions of an environment, or their traffic, go live. */
public sealed interface Strategy {
    /** The strategies that need no figures, as the manifest writes them. */
    List<String> WORDS = List.of("all-at-once", "rolling", "blue-green");

    /** The word that the manifest and the plan use. */
    String key();

    /** Whether it is nothing without an alias to move: true also where single functions may have none. */
    default boolean needsAlias() {
        return true;
    }

    /** Every function at the same moment, as far as the service's rate limits allow. */
    record AllAtOnce() implements Strategy {
        @Override
        public String key() {
            return "all-at-once";
        }

        @Override
        public boolean needsAlias() {
            return false;
        }
    }

    /**
     * Some functions, and the next when these have been verified live.
     *
     * @param batch how many together; empty when the manifest leaves it open
     */
    record Rolling(Optional<Integer> batch) implements Strategy {
        /** How many portions there may be: the machine's history has an end. */
        static final int MOST_ROUNDS = 40;

        @Override
        public String key() {
            return "rolling";
        }

        @Override
        public boolean needsAlias() {
            return false;
        }

        /** How many together in a fleet of this size: one, or as few as the number of rounds allows. */
        public int batch(int functions) {
            return Math.min(functions, batch.orElse(Math.ceilDiv(functions, MOST_ROUNDS)));
        }
    }

    /** All aliases by one flip each, verified live before the functions without an alias follow. */
    record BlueGreen() implements Strategy {
        @Override
        public String key() {
            return "blue-green";
        }
    }

    /**
     * A part of the traffic for a while, then all of it.
     *
     * @param hold how long the part is watched
     */
    record Canary(int percent, Duration hold) implements Strategy {
        @Override
        public String key() {
            return "canary";
        }
    }

    /**
     * A part of the traffic more after each while.
     *
     * @param every how long each step is watched
     */
    record Linear(int percent, Duration every) implements Strategy {
        @Override
        public String key() {
            return "linear";
        }

        /** How many steps leave a part of the traffic with the old version. */
        public int steps() {
            return Math.ceilDiv(100, percent) - 1;
        }
    }
}
