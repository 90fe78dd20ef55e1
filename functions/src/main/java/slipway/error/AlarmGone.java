package slipway.error;

/** An alarm of the environment was deleted or renamed while the change was watched: nobody knows how that does. */
public final class AlarmGone extends Fault {
    public AlarmGone(String message) {
        super(message);
    }
}
