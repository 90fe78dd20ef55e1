package slipway.rehearse;

import java.util.List;
import java.util.Optional;
import slipway.conclude.Outcome;

/**
 * What a rehearsal saw.
 *
 * @param digest the digest that was to be deployed; empty when the input named none that exists
 * @param functions in the manifest's order; only those that were to be deployed
 * @param memberships how many times an app names one of them
 * @param path the machine's states in the order in which they were entered, those inside a Map once
 * @param virtualSeconds from the start of the execution to its end
 * @param liveSeconds from the start until the last function was live; empty when none went live
 * @param skewSeconds from the first to the last function going live, of those with an alias
 * @param skewAllSeconds the same of all functions
 * @param transitions as Step Functions bills them
 * @param events of the execution's history
 * @param reason why it was not deployed, or empty
 * @param incident what was found wrong, when everything was put back; or empty
 * @param firstRun what became of the first precompute, or empty
 * @param workflow what was verified of the workflow
 * @param lock the lock's status afterwards: {@code free}, {@code held}, {@code needs-recovery}
 * @param notes what was not checked, for example the promotion
 * @param timeline what happened when
 */
public record RehearsalResult(
        Outcome outcome,
        String application,
        String environment,
        Optional<String> digest,
        List<Function> functions,
        int memberships,
        List<String> path,
        double virtualSeconds,
        Optional<Double> liveSeconds,
        double skewSeconds,
        double skewAllSeconds,
        long transitions,
        long events,
        double estimatedCostUsd,
        long seed,
        Optional<String> reason,
        Optional<String> incident,
        Optional<String> firstRun,
        List<Check> workflow,
        String lock,
        List<String> notes,
        Timeline timeline) {

    /** Whether the execution itself succeeded. */
    public boolean succeeded() {
        return outcome.isSuccess();
    }

    /** What of the cost is for the transitions; the rest is for Slipway's Lambdas. */
    public double stepFunctionsCostUsd() {
        return Costs.ofTransitions(transitions);
    }

    /**
     * One function.
     *
     * @param function its short name
     * @param name its real one
     * @param before the digest that served before
     * @param after the digest that serves at the end, as the simulated Lambda answers
     * @param version the version that serves at the end; empty without alias
     * @param checks what was verified of it, and what was not
     */
    public record Function(
            String function,
            String name,
            String before,
            String after,
            Optional<String> version,
            boolean updated,
            List<Check> checks) {}

    /**
     * One check and its evidence.
     *
     * @param stage the moment: before traffic reaches the function, once it is live, or after a rollback
     * @param result {@code PASSED}, {@code FAILED} or {@code NOT_VERIFIED}
     */
    public record Check(String stage, String check, String result, String detail) {}
}
