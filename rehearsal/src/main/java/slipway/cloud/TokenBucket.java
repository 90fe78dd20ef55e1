package slipway.cloud;

import java.time.Duration;
import java.time.Instant;

/** A rate limit in virtual time: holds so many tokens, refilled at so many a second; a call takes one or is refused. */
final class TokenBucket {
    private final double capacity;
    private final double perSecond;
    private double tokens;
    private Instant filledAt;

    TokenBucket(double capacity, double perSecond, Instant now) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.tokens = capacity;
        this.filledAt = now;
    }

    boolean take(Instant now) {
        double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        tokens = Math.min(capacity, tokens + seconds * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
