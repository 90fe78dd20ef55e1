package slipway.asl;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How often each retrier of a state was used during one visit. */
final class RetryCounts {
    private final List<Retrier> retriers;
    private final int[] used;
    private int total;

    RetryCounts(List<Retrier> retriers) {
        this.retriers = retriers;
        this.used = new int[retriers.size()];
    }

    /** The delay before another attempt; empty when the failure is not to be retried. The first retrier that matches decides. */
    Optional<Duration> next(Failure failure, RandomGenerator random) {
        for (int i = 0; i < used.length; i++) {
            Retrier retrier = retriers.get(i);
            if (retrier.errors().matches(failure)) {
                if (used[i] >= retrier.maxAttempts()) {
                    return Optional.empty();
                }
                total++;
                return Optional.of(retrier.delay(used[i]++, random));
            }
        }
        return Optional.empty();
    }

    int total() {
        return total;
    }

    void startOver() {
        Arrays.fill(used, 0);
        total = 0;
    }
}
