package slipway.error;

/** TAKEN_OVER: another execution took the lock and answers for the functions. */
public final class TakenOver extends Verdict {
    public TakenOver(String message) {
        super(message);
    }
}
