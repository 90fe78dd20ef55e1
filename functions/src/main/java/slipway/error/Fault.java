package slipway.error;

/** Evidence against what is being deployed: everything that was touched is put back. */
public abstract sealed class Fault extends DeploymentError
        permits UpdateFailed,
                UpdateOverwritten,
                WrongDigest,
                ImportFailed,
                FunctionCrashed,
                Unhealthy,
                SilentFunction,
                UnexpectedAnswer,
                WorkflowBroken,
                TooManyErrors,
                AlarmFired,
                AlarmGone {
    Fault(String message) {
        super(message);
    }
}
