package slipway.error;

/** What started the execution is no request that Slipway understands. */
public final class InvalidRequest extends Refusal {
    public InvalidRequest(String message) {
        super(message);
    }
}
