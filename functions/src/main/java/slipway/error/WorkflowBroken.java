package slipway.error;

/** The workflow's definition does not do what the manifest requires. */
public final class WorkflowBroken extends Fault {
    public WorkflowBroken(String message) {
        super(message);
    }
}
