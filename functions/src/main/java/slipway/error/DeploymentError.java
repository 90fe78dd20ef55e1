package slipway.error;

import org.jspecify.annotations.Nullable;

/**
 * A named reason why a deployment cannot simply go on.
 *
 * <p>The subclasses are grouped by how the machine reacts. The message says what happened, to what, and what to do next.
 */
public abstract sealed class DeploymentError extends RuntimeException
        permits Refusal, Fault, Postponement, RestoreFailed, LockLost, AwsRejected, Verdict {
    DeploymentError(String message) {
        super(message);
    }

    DeploymentError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
