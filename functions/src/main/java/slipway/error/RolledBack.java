package slipway.error;

/** ROLLED_BACK: the deployment failed, and every function runs what it ran before. */
public final class RolledBack extends Verdict {
    public RolledBack(String message) {
        super(message);
    }
}
