package slipway.cloud;

import java.util.Map;

/**
 * What a scan of an image says.
 *
 * @param status {@code COMPLETE}, {@code IN_PROGRESS}, {@code FAILED}, {@code PENDING}, {@code ACTIVE}, {@code UNSUPPORTED_IMAGE} or {@code
 *     FINDINGS_UNAVAILABLE}
 * @param severities counts by {@code CRITICAL}, {@code HIGH}, {@code MEDIUM}, {@code LOW}, {@code INFORMATIONAL}, {@code UNDEFINED}
 */
public record ScanResult(String status, String description, Map<String, Integer> severities) {
    static final ScanResult IN_PROGRESS = new ScanResult("IN_PROGRESS", "", Map.of());

    public ScanResult {
        severities = Map.copyOf(severities);
    }

    /** A scan that is over, with these counts. */
    public static ScanResult complete(Map<String, Integer> severities) {
        return new ScanResult("COMPLETE", "The scan was completed successfully.", severities);
    }
}
