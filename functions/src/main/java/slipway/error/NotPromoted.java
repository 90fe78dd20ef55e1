package slipway.error;

/** The digest was not verified in the environment that comes before this one. */
public final class NotPromoted extends Refusal {
    public NotPromoted(String message) {
        super(message);
    }
}
