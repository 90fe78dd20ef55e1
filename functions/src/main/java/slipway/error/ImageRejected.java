package slipway.error;

/** The image may not be deployed here. */
public final class ImageRejected extends Refusal {
    public ImageRejected(String message) {
        super(message);
    }
}
