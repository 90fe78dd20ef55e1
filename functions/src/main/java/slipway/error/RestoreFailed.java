package slipway.error;

/** A function could not be put back to what it ran before. */
public final class RestoreFailed extends DeploymentError {
    public RestoreFailed(String message) {
        super(message);
    }
}
