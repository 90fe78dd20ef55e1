package slipway.error;

/** Another deployment held the environment's lock for longer than this one may wait. */
public final class LockHeld extends Refusal {
    public LockHeld(String message) {
        super(message);
    }
}
