package slipway.error;

/** REFUSED: the deployment did not begin, and nothing was changed. */
public final class Refused extends Verdict {
    public Refused(String message) {
        super(message);
    }
}
