package slipway.error;

/** An alarm of the environment does not exist, or fires before anything was changed. */
public final class AlarmNotReady extends Refusal {
    public AlarmNotReady(String message) {
        super(message);
    }
}
