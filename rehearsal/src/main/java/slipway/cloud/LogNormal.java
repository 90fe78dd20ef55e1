package slipway.cloud;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long something takes: log-normal, given by its median and its 99th percentile, and cut off at a cap.
 *
 * <p>Services answer with a long tail to the right, which two numbers that people can measure describe well enough.
 */
public record LogNormal(Duration median, Duration p99, Duration cap) {
    /** The 99th percentile of the standard normal distribution. */
    private static final double Z99 = 2.3263478740408408;

    public LogNormal {
        if (median.isNegative() || p99.compareTo(median) < 0 || cap.compareTo(median) < 0) {
            throw new IllegalArgumentException(
                    "a distribution needs 0 <= median <= p99 and median <= cap, but has median %s, p99 %s, cap %s"
                            .formatted(median, p99, cap));
        }
    }

    /** A duration that never varies. */
    public static LogNormal always(Duration duration) {
        return new LogNormal(duration, duration, duration);
    }

    /** In milliseconds, capped at three times the 99th percentile. */
    static LogNormal millis(long median, long p99) {
        return new LogNormal(Duration.ofMillis(median), Duration.ofMillis(p99), Duration.ofMillis(3 * p99));
    }

    /** One value, in whole microseconds. */
    Duration draw(RandomGenerator random) {
        // Drawn even when it changes nothing, so that other settings do not shift the values that follow.
        double normal = random.nextGaussian();
        if (median.isZero()) {
            return Duration.ZERO;
        }
        double sigma = Math.log((double) p99.toNanos() / median.toNanos()) / Z99;
        double micros = median.toNanos() / 1_000.0 * Math.exp(sigma * normal);
        return Duration.ofNanos(1_000 * Math.round(Math.min(micros, cap.toNanos() / 1_000.0)));
    }
}
