package slipway.error;

/** AWS asked to be called again: a throttle, a conflict, a fault of its own. */
public final class Busy extends Postponement {
    public Busy(String message) {
        super(message);
    }

    public Busy(String message, Throwable cause) {
        super(message, cause);
    }
}
