package slipway.rehearse;

/** A rehearsal that cannot be set up as it was asked for; the message says what, and what would be right. */
public final class InvalidRehearsal extends RuntimeException {
    InvalidRehearsal(String message) {
        super(message);
    }
}
