package slipway.cli;

/** Input that the command itself cannot use; the message says what, where, and what to do. */
final class BadInput extends RuntimeException {
    BadInput(String message) {
        super(message);
    }
}
