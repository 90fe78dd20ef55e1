package slipway.error;

/** The function logged nothing of its own: only the platform's lines were found. */
public final class SilentFunction extends Fault {
    public SilentFunction(String message) {
        super(message);
    }
}
