package slipway.error;

/** The function's update is still in progress. */
public final class NotYetUpdated extends Postponement {
    public NotYetUpdated(String message) {
        super(message);
    }
}
