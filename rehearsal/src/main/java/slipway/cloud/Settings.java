package slipway.cloud;

import java.time.Duration;

/**
 * How long things take in the simulated AWS; docs/SIMULATOR.md gives the reasons for the numbers.
 *
 * @param imageSettle from UpdateFunctionCode with an image until {@code LastUpdateStatus} leaves {@code InProgress}
 * @param versionSettle from PublishVersion until the version leaves {@code Pending}
 * @param coldStart a new execution environment's start, unless the behaviour says otherwise
 * @param eventDelivery from an event until its subscribers have it
 * @param logDelay from a log line until FilterLogEvents finds it
 * @param metricDelay from an invocation until its metrics can be read
 * @param scan from a push until its scan is complete
 */
public record Settings(
        LogNormal imageSettle,
        LogNormal versionSettle,
        LogNormal coldStart,
        LogNormal eventDelivery,
        LogNormal logDelay,
        LogNormal metricDelay,
        LogNormal scan) {
    public static final Settings DEFAULTS = new Settings(
            new LogNormal(Duration.ofSeconds(6), Duration.ofSeconds(25), Duration.ofSeconds(40)),
            LogNormal.millis(1_500, 5_000),
            LogNormal.millis(900, 3_000),
            LogNormal.millis(400, 2_000),
            LogNormal.millis(1_500, 6_000),
            new LogNormal(Duration.ofSeconds(60), Duration.ofSeconds(180), Duration.ofSeconds(300)),
            new LogNormal(Duration.ofSeconds(8), Duration.ofSeconds(40), Duration.ofSeconds(90)));

    public Settings withImageSettle(LogNormal changed) {
        return new Settings(changed, versionSettle, coldStart, eventDelivery, logDelay, metricDelay, scan);
    }

    public Settings withColdStart(LogNormal changed) {
        return new Settings(imageSettle, versionSettle, changed, eventDelivery, logDelay, metricDelay, scan);
    }

    public Settings withEventDelivery(LogNormal changed) {
        return new Settings(imageSettle, versionSettle, coldStart, changed, logDelay, metricDelay, scan);
    }
}
