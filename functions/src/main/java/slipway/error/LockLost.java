package slipway.error;

/** This execution no longer holds the environment's lock, and must not touch anything. */
public final class LockLost extends DeploymentError {
    public LockLost(String message) {
        super(message);
    }
}
