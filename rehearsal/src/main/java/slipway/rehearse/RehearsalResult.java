package slipway.rehearse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param speed how long its phases took, and how long they would have to
 * @param timeline what happened when
 * @param exposure what users met of the image; empty without users
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
        Speed speed,
        Timeline timeline,
        Optional<Exposure> exposure) {
    /** Without users. */
    public RehearsalResult(
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
            Speed speed,
            Timeline timeline) {
        this(
                outcome,
                application,
                environment,
                digest,
                functions,
                memberships,
                path,
                virtualSeconds,
                liveSeconds,
                skewSeconds,
                skewAllSeconds,
                transitions,
                events,
                estimatedCostUsd,
                seed,
                reason,
                incident,
                firstRun,
                workflow,
                lock,
                notes,
                speed,
                timeline,
                Optional.empty());
    }

    /** Whether the execution itself succeeded. */
    public boolean succeeded() {
        return outcome.isSuccess();
    }

    /** What of the cost is for the transitions; the rest is for Slipway's Lambdas. */
    public double stepFunctionsCostUsd() {
        return Costs.ofTransitions(transitions);
    }

    /**
     * How fast it was, against what AWS lets nobody go below: {@code writes / 15 + slowest settle of the functions with alias +
     * slowest settle of the others}, with two writes for a function with alias and one for each of the others, and 15 a second as
     * Lambda admits them.
     *
     * @param phases seconds of each phase that came about: {@code preflight}, {@code stage}, {@code verifyStaged}, {@code shift}, {@code verifyRounds}, {@code observe},
     *     {@code verify}, {@code rollback}
     * @param lockToLive seconds from the lock until the last function was live, preflight and verification not counted
     * @param floor the least that this can be with the settle times that were met; empty when not every function went live
     * @param restore seconds from when the failure was found until the last function ran what it ran before
     * @param restoreFloor the least that the rollback can be held to: the same formula with the settle times that it met
     */
    public record Speed(
            Map<String, Double> phases,
            Optional<Double> lockToLive,
            Optional<Double> floor,
            Optional<Double> restore,
            Optional<Double> restoreFloor) {
        /** Of a rehearsal that did not come to any phase. */
        public static final Speed NONE =
                new Speed(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Speed {
            phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        }

        /** How many times the floor it took to bring the functions live. */
        public Optional<Double> ratio() {
            return lockToLive.flatMap(took -> floor.map(least -> took / least));
        }

        /** How many times the floor it took to bring them back. */
        public Optional<Double> restoreRatio() {
            return restore.flatMap(took -> restoreFloor.map(least -> took / least));
        }
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
