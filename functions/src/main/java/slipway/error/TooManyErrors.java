package slipway.error;

/** More of a function's invocations fail than the manifest allows, or than did before the change. */
public final class TooManyErrors extends Fault {
    public TooManyErrors(String message) {
        super(message);
    }
}
