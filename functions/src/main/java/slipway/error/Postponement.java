package slipway.error;

import org.jspecify.annotations.Nullable;

/** Not now: the machine asks again after a while. */
public abstract sealed class Postponement extends DeploymentError
        permits NotYetUpdated, ScanNotStarted, ScanRunning, Busy {
    Postponement(String message) {
        super(message);
    }

    Postponement(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
