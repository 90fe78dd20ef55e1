package slipway.rehearse;

/** A whole deployment: the definition that the CDK app deploys, with the real steps, against a simulated AWS in virtual time. */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * Rehearses one execution.
     *
     * @throws InvalidRehearsal when it cannot be set up as asked: an unknown environment, app or function
     */
    public static RehearsalResult run(RehearsalRequest request, Progress progress) {
        progress.entered("not yet", java.time.Duration.ZERO);
        throw new InvalidRehearsal("not yet: " + request);
    }
}
