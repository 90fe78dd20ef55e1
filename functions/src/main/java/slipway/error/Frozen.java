package slipway.error;

/** The environment is frozen; the message says until when, and how an operator passes the freeze. */
public final class Frozen extends Refusal {
    public Frozen(String message) {
        super(message);
    }
}
