package slipway.error;

/** The image has no scan yet: one that starts on push is registered a little after it. */
public final class ScanNotStarted extends Postponement {
    public ScanNotStarted(String message) {
        super(message);
    }
}
