package slipway.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * All chance in the simulated AWS, from one seed.
 *
 * <p>Each purpose has a stream of its own: one draw more for latencies leaves the settle times of updates as they were, so that a changed program is
 * compared with its predecessor in the same world.
 */
final class Randomness {
    private final long seed;
    private final Map<String, RandomGenerator> streams = new HashMap<>();

    Randomness(long seed) {
        this.seed = seed;
    }

    RandomGenerator stream(String purpose) {
        return streams.computeIfAbsent(purpose, name -> new SplittableRandom(seed * 31 + name.hashCode()));
    }

    UUID uuid(String purpose) {
        RandomGenerator random = stream(purpose);
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
