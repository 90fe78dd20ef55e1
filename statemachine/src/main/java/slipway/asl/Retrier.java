package slipway.asl;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * One entry of a Retry.
 *
 * @param jitter whether a delay is drawn between zero and the computed one
 */
record Retrier(
        ErrorMatcher errors,
        double intervalSeconds,
        int maxAttempts,
        double backoffRate,
        double maxDelaySeconds,
        boolean jitter) {
    /** A year, the longest an execution lives: no delay needs to be longer. */
    static final double LONGEST_SECONDS = 31_536_000;

    /** The delay before a retry, the first being 0. */
    Duration delay(int retry, RandomGenerator random) {
        double seconds = Math.min(intervalSeconds * Math.pow(backoffRate, retry), maxDelaySeconds);
        if (jitter) {
            seconds *= random.nextDouble();
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
