package slipway.error;

/** Somebody else changed the function's code while it was being deployed. */
public final class UpdateOverwritten extends Fault {
    public UpdateOverwritten(String message) {
        super(message);
    }
}
