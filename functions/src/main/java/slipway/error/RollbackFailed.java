package slipway.error;

/** ROLLBACK_FAILED: some functions could not be put back; the environment stays locked. */
public final class RollbackFailed extends Verdict {
    public RollbackFailed(String message) {
        super(message);
    }
}
