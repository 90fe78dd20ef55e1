package slipway.conclude;

/** How a deployment ends: the same word in the ledger, events, the report, the command line and the console. */
public enum Outcome {
    DEPLOYED(true),
    ALREADY_DEPLOYED(true),
    IGNORED(true),
    RESTORED(true),
    REFUSED(false),
    ROLLED_BACK(false),
    ROLLBACK_FAILED(false),
    TAKEN_OVER(false);

    private final boolean success;

    Outcome(boolean success) {
        this.success = success;
    }

    public boolean isSuccess() {
        return success;
    }
}
