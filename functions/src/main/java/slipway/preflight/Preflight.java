package slipway.preflight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.error.FunctionNotReady;
import slipway.image.Digest;
import slipway.image.ImageUri;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.ledger.Register;
import slipway.ledger.Snapshot;
import slipway.step.Step;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Checks one function before anything changes, and writes down how it stands. Safe to repeat: the first snapshot stands. */
public final class Preflight implements Step<Preflight.Input, Preflight.Output> {
    /**
     * What the machine hands in.
     *
     * @param function the real name
     * @param variables the names of the environment variables that it must have
     * @param architecture the image's
     * @param unqualifiedIn the states of the workflow that invoke the function by its name alone
     * @param at when the machine asked
     */
    public record Input(
            String function,
            Optional<String> alias,
            List<String> variables,
            Digest digest,
            String architecture,
            List<String> unqualifiedIn,
            Hold hold,
            Instant at) {
        public Input {
            variables = List.copyOf(variables);
            unqualifiedIn = List.copyOf(unqualifiedIn);
        }
    }

    /**
     * What the machine gets back.
     *
     * @param current true when the function already runs the digest
     * @param before the image that serves now
     * @param drift that somebody else changed the function since the last deployment, one sentence; else empty
     */
    public record Output(boolean ok, String function, boolean current, ImageUri before, String drift) {}

    private final LambdaClient lambda;
    private final FunctionFacts facts;
    private final Callers callers;
    private final Ledger ledger;
    private final Register register;

    public Preflight(LambdaClient lambda, CloudWatchLogsClient logs, Ledger ledger, Register register) {
        this.lambda = lambda;
        this.facts = new FunctionFacts(lambda, logs);
        this.callers = new Callers(lambda);
        this.ledger = ledger;
        this.register = register;
    }

    @Override
    public Output run(Input input) {
        FunctionFacts.Facts found = facts.gather(input.function(), input.alias());
        List<String> problems = new ArrayList<>(Readiness.problems(found, input));
        if (found.exists()) {
            input.alias()
                    .ifPresent(
                            alias -> problems.addAll(callers.around(input.function(), alias, input.unqualifiedIn())));
        }
        if (!problems.isEmpty()) {
            throw new FunctionNotReady(
                    input.function() + ": " + String.join("; ", problems) + ". Nothing was changed.");
        }
        ImageUri live = found.live().orElseThrow();
        ImageUri latest = found.latest().orElseThrow();
        String drift = drift(input, live.digest());
        ledger.requireFence(input.hold());
        String version = found.aliasVersion().orElseGet(() -> publish(input.function(), latest.digest(), found));
        ledger.snapshot(
                input.hold(),
                input.function(),
                new Snapshot(input.alias(), found.aliasRevision(), version, live, latest),
                input.at());
        boolean current =
                live.digest().equals(input.digest()) && latest.digest().equals(input.digest());
        return new Output(true, input.function(), current, live, drift);
    }

    /** A function that no deployment came to yet has not drifted. */
    private String drift(Input input, Digest live) {
        return register.left(input.hold().environment(), input.function())
                .filter(left -> !left.digest().equals(live))
                .map(left -> input.function() + " ran " + live + " and not " + left.digest() + ", which the deployment "
                        + left.deployment() + " left it with: somebody else changed it")
                .orElse("");
    }

    /** Keeps the release that serves now as a version; AWS returns the existing one when nothing changed since. */
    private String publish(String function, Digest latest, FunctionFacts.Facts found) {
        return lambda.publishVersion(request ->
                        request.functionName(function).codeSha256(latest.hex()).revisionId(found.revisionId()))
                .version();
    }
}
