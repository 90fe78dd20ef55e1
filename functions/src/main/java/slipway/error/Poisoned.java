package slipway.error;

/** The digest was rolled back here on evidence against the image, and nobody has asked for it by hand since. */
public final class Poisoned extends Refusal {
    public Poisoned(String message) {
        super(message);
    }
}
