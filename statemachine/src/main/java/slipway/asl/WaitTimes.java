package slipway.asl;

import java.time.Duration;
import java.time.Instant;

/** How long a Wait state waits. */
final class WaitTimes {
    /** Some 68 years: the service's own, found by trying. */
    private static final long LONGEST_SECONDS = Integer.MAX_VALUE;

    private WaitTimes() {}

    static Duration delay(State.Wait wait, View view, Instant now) {
        if (wait.seconds() != null) {
            return Duration.ofSeconds(wholeSeconds(wait.seconds(), view, 0, "Seconds"));
        }
        Template timestamp = wait.timestamp();
        if (timestamp == null) {
            throw new IllegalStateException("a Wait without Seconds or Timestamp although the definition was checked");
        }
        String text = timestamp.evaluate(view, String.class, "string");
        Instant until = Timestamps.parse(text);
        if (until == null) {
            throw StateFailed.at(
                    "Timestamp",
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                            + text);
        }
        Duration delay = Duration.between(now, until);
        if (delay.toSeconds() > LONGEST_SECONDS) {
            throw StateFailed.of(Failure.RUNTIME, "Wait state delay is too long.");
        }
        return delay;
    }

    /** A number of seconds; what is not whole is cut off. */
    static long wholeSeconds(Template field, View view, long least, String location) {
        long seconds = field.evaluate(view, Number.class, "number").longValue();
        if (seconds < least) {
            throw StateFailed.at(
                    location, "The " + location + " field must be " + least + " or more, but was " + seconds + ".");
        }
        return seconds;
    }
}
