package slipway.error;

/** An operator decided what this environment runs, and the image is no newer than that decision. */
public final class Pinned extends Refusal {
    public Pinned(String message) {
        super(message);
    }
}
