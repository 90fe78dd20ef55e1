package slipway.cloud;

import java.time.Instant;
import java.util.Optional;

/**
 * The moment at which other code began to answer callers.
 *
 * @param alias the alias that was moved; empty when {@code $LATEST} itself changed
 * @param version the version that answers now (of an alias: its main one)
 * @param weightPercent what part of the traffic that version gets
 */
public record LiveChange(
        Instant at,
        String function,
        Optional<String> alias,
        String version,
        String digestBefore,
        String digestAfter,
        double weightPercent) {}
