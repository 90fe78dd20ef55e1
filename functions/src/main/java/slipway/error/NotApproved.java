package slipway.error;

/** Nobody approved the deployment in time, or somebody rejected it. */
public final class NotApproved extends Refusal {
    public NotApproved(String message) {
        super(message);
    }
}
