package slipway.error;

/** The function's code cannot be loaded. */
public final class ImportFailed extends Fault {
    public ImportFailed(String message) {
        super(message);
    }
}
