package slipway.error;

/** AWS Lambda could not update the function's code. */
public final class UpdateFailed extends Fault {
    public UpdateFailed(String message) {
        super(message);
    }
}
