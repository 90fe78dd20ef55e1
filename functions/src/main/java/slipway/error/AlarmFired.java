package slipway.error;

/** An alarm of the environment fires while the change is watched. */
public final class AlarmFired extends Fault {
    public AlarmFired(String message) {
        super(message);
    }
}
