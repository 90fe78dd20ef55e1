package slipway.error;

/** The deployment may not begin: nothing was changed, and nothing is undone. */
public abstract sealed class Refusal extends DeploymentError
        permits InvalidRequest,
                ImageRejected,
                NotPromoted,
                Poisoned,
                Pinned,
                Superseded,
                FunctionNotReady,
                AlarmNotReady,
                LockHeld,
                RecoveryNeeded,
                Frozen,
                NotApproved {
    Refusal(String message) {
        super(message);
    }
}
