package slipway.infra;

/** Something given to the app that cannot become stacks; the message says what, where and what to do. */
final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidInput(String message) {
        super(message);
    }
}
