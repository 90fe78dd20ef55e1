package slipway.error;

/** A newer image runs here, or waits to. No failure: the deployment ends with nothing to do. */
public final class Superseded extends Refusal {
    public Superseded(String message) {
        super(message);
    }
}
