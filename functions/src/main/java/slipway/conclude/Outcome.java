package slipway.conclude;

import java.util.Arrays;
import java.util.Optional;
import slipway.error.Refused;
import slipway.error.RollbackFailed;
import slipway.error.RolledBack;
import slipway.error.TakenOver;
import slipway.error.Verdict;

/** How a deployment ends: the same word in the ledger, events, the report, the command line and the console. */
public enum Outcome {
    DEPLOYED,
    ALREADY_DEPLOYED,
    SUPERSEDED,
    IN_SYNC,
    PROMOTED,
    IGNORED,
    RESTORED,
    DRILLED,
    REFUSED(Refused.class),
    ROLLED_BACK(RolledBack.class),
    ROLLBACK_FAILED(RollbackFailed.class),
    TAKEN_OVER(TakenOver.class);

    private final Optional<Class<? extends Verdict>> verdict;

    Outcome() {
        this.verdict = Optional.empty();
    }

    Outcome(Class<? extends Verdict> verdict) {
        this.verdict = Optional.of(verdict);
    }

    /** The outcome that an execution failed with, by the error's name; empty for an error that Conclude did not throw. */
    public static Optional<Outcome> ofError(String error) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.verdict
                        .filter(verdict -> verdict.getName().equals(error))
                        .isPresent())
                .findFirst();
    }

    public boolean isSuccess() {
        return verdict.isEmpty();
    }
}
