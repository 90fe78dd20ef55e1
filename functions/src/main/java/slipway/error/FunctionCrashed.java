package slipway.error;

/** The function answered a test invocation with an error. */
public final class FunctionCrashed extends Fault {
    public FunctionCrashed(String message) {
        super(message);
    }
}
