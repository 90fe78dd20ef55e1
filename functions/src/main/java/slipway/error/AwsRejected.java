package slipway.error;

/** AWS refused a call: not permitted, not found, or not valid. */
public final class AwsRejected extends DeploymentError {
    public AwsRejected(String message, Throwable cause) {
        super(message, cause);
    }
}
