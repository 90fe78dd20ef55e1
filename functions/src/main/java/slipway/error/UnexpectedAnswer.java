package slipway.error;

/** The function's answer is not what the manifest expects. */
public final class UnexpectedAnswer extends Fault {
    public UnexpectedAnswer(String message) {
        super(message);
    }
}
