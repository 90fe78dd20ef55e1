package slipway.error;

/** A function is not as it must be before its code may change. */
public final class FunctionNotReady extends Refusal {
    public FunctionNotReady(String message) {
        super(message);
    }
}
