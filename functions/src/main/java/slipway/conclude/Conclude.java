package slipway.conclude;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import slipway.error.Refused;
import slipway.error.RollbackFailed;
import slipway.error.RolledBack;
import slipway.error.TakenOver;
import slipway.error.Verdict;
import slipway.step.Step;

/**
 * Ends the execution truthfully: returns for an outcome that is a success, and throws one that is a failure by its name.
 *
 * <p>The last state is a task because a redrive of a Fail state only fails again. A redrive runs this step once more with the
 * input it had, and that is how it notices: the execution's redrive count is then greater than the attempt that the input
 * belongs to. An outcome that is a success stands, wherever the redrive began.
 */
public final class Conclude implements Step<Conclude.Input, Conclude.Output> {
    /**
     * What the machine hands in.
     *
     * @param attempt the redrive count under which the outcome came about
     * @param redriveCount the redrive count now
     * @param reason why it was not deployed; absent when it was
     */
    public record Input(
            Outcome outcome,
            int attempt,
            int redriveCount,
            String environment,
            String deployment,
            Optional<String> digest,
            Optional<Reason> reason,
            Optional<JsonNode> firstRun) {}

    /**
     * What the machine gets back.
     *
     * @param again true when an operator redrove the concluded execution: it is to be tried once more
     */
    public record Output(
            boolean again,
            Outcome outcome,
            String environment,
            String deployment,
            Optional<String> digest,
            Optional<Reason> reason,
            Optional<JsonNode> firstRun) {}

    @Override
    public Output run(Input input) {
        boolean again = !input.outcome().isSuccess() && input.redriveCount() > input.attempt();
        if (again || input.outcome().isSuccess()) {
            return new Output(
                    again,
                    input.outcome(),
                    input.environment(),
                    input.deployment(),
                    input.digest(),
                    input.reason(),
                    input.firstRun());
        }
        throw verdict(input.outcome(), Verdicts.message(input));
    }

    private static Verdict verdict(Outcome outcome, String message) {
        return switch (outcome) {
            case REFUSED -> new Refused(message);
            case ROLLED_BACK -> new RolledBack(message);
            case ROLLBACK_FAILED -> new RollbackFailed(message);
            case TAKEN_OVER -> new TakenOver(message);
            case DEPLOYED, ALREADY_DEPLOYED, SUPERSEDED, IN_SYNC, PROMOTED, IGNORED, RESTORED, DRILLED ->
                throw new IllegalArgumentException(outcome + " is a success");
        };
    }
}
