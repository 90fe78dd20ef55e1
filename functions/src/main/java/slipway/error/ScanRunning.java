package slipway.error;

/** The image's scan has not finished. */
public final class ScanRunning extends Postponement {
    public ScanRunning(String message) {
        super(message);
    }
}
