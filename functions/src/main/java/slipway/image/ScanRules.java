package slipway.image;

import java.util.Optional;
import slipway.error.ImageRejected;
import slipway.error.ScanNotStarted;
import slipway.error.ScanRunning;

/** What a scan must say before an image may be deployed; pure. */
final class ScanRules {
    private static final String NEVER = "never ran";

    private ScanRules() {}

    /**
     * Judges a scan.
     *
     * @param policy {@code required}, or {@code optional}: then an image passes whose scan failed or never ran
     * @return what the scan said
     * @throws ScanRunning while it has not finished
     * @throws ScanNotStarted when there is none and one is required: one that starts on push is registered a little later
     * @throws ImageRejected on a critical finding, or when a required scan failed
     */
    static String judge(Optional<Registry.Scan> scan, String policy, Digest digest) {
        String status = scan.map(Registry.Scan::status).orElse(NEVER);
        return switch (status) {
            case "COMPLETE", "ACTIVE" -> requireNoCritical(scan.orElseThrow(), digest);
            case "IN_PROGRESS", "PENDING" ->
                throw new ScanRunning("The scan of " + digest + " has not finished (" + status + ").");
            default -> unscanned(status, scan.map(Registry.Scan::description).orElse(""), policy, digest);
        };
    }

    private static String requireNoCritical(Registry.Scan scan, Digest digest) {
        int critical = scan.findings().getOrDefault("CRITICAL", 0);
        if (critical > 0) {
            throw new ImageRejected("The scan of " + digest + " has " + critical
                    + " critical finding(s). Mend them, and push a new image.");
        }
        return "scanned, no critical finding";
    }

    private static String unscanned(String status, String description, String policy, Digest digest) {
        if (policy.equals("optional")) {
            return "not scanned (" + status + "), which the manifest allows";
        }
        String message = "The image " + digest + " has no scan (" + status
                + (description.isEmpty() ? "" : ": " + description)
                + "). Turn on scan on push and scan it, or set 'scan: optional' in the manifest.";
        throw status.equals(NEVER) ? new ScanNotStarted(message) : new ImageRejected(message);
    }
}
