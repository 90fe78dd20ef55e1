package slipway.error;

/** The outcome of a deployment that did not deploy: what Conclude fails the execution with. */
public abstract sealed class Verdict extends DeploymentError permits Refused, RolledBack, RollbackFailed, TakenOver {
    Verdict(String message) {
        super(message);
    }
}
