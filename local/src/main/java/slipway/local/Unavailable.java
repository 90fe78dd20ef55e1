package slipway.local;

/** The machine lacks something, or the local cloud did not do what it must; the message says what, and what to do. */
public final class Unavailable extends RuntimeException {
    public Unavailable(String message) {
        super(message);
    }
}
