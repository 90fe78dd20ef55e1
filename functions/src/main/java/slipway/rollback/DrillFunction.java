package slipway.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.error.FunctionNotReady;
import slipway.image.ImageUri;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.ledger.Snapshot;
import slipway.step.HttpProbe;
import slipway.step.Step;
import slipway.verify.Evidence;
import slipway.verify.LogRules;
import slipway.verify.Probe;
import slipway.verify.Prober;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Shows that a function could go back to a release: it keeps a version of it, and that version answers by its number. Writes down where the
 * function would go, in the form of a snapshot, for the dry run of {@link Rollback}. Changes no function; safe to repeat.
 */
public final class DrillFunction implements Step<DrillFunction.Input, DrillFunction.Output> {
    /**
     * What the machine hands in.
     *
     * @param image the release's
     * @param hold the drill's own records, under a fence that no lock ever has: whoever wants to change something finds the lock lost
     */
    public record Input(
            String function,
            Optional<String> alias,
            ImageUri image,
            List<Probe> probes,
            LogRules logRules,
            Hold hold) {}

    /**
     * What the machine gets back.
     *
     * @param healthy false when nothing shows that the version is: the manifest declares no health call, or no version is kept
     */
    public record Output(boolean ok, String function, boolean healthy) {}

    private final LambdaClient lambda;
    private final Prober prober;
    private final Ledger ledger;

    public DrillFunction(LambdaClient lambda, HttpProbe http, Ledger ledger) {
        this.lambda = lambda;
        this.prober = new Prober(lambda, http);
        this.ledger = ledger;
    }

    @Override
    public Output run(Input input) {
        // One that sleeps is woken by the call, and a rollback finds it awake.
        Optional<String> kept =
                KeptVersion.newest(lambda, input.function(), input.image().digest());
        if (kept.isEmpty() && input.alias().isPresent()) {
            throw new FunctionNotReady(input.function() + " keeps no version of "
                    + input.image().digest() + " that its alias '"
                    + input.alias().get()
                    + "' could go back to. A rollback would have to publish one first, and nothing shows that it would"
                    + " answer. Keep the versions of the last releases; deploy that release once more to have one.");
        }
        Snapshot target =
                new Snapshot(input.alias(), Optional.empty(), kept.orElse("$LATEST"), input.image(), input.image());
        ledger.aim(input.hold(), input.function(), target, false, false);
        List<Evidence> evidence = new ArrayList<>();
        boolean healthy = kept.isPresent() && answers(input, kept.get(), evidence);
        if (!healthy) {
            evidence.add(Evidence.notVerified(
                    "invocation",
                    "not verified by invocation: "
                            + (kept.isPresent()
                                    ? "the manifest declares no health call with a payload"
                                    : "no version of the release is kept")));
        }
        ledger.verified(input.hold(), input.function(), "drilled", Evidence.json(evidence));
        return new Output(true, input.function(), healthy);
    }

    /** HTTP leads to what is live, so that only an invocation reaches the version; false when none is declared. */
    private boolean answers(Input input, String version, List<Evidence> evidence) {
        List<Probe> calls = input.probes().stream()
                .filter(probe -> probe.kind() == Probe.Kind.HEALTH)
                .filter(probe -> probe.payload().isPresent())
                .toList();
        calls.forEach(probe -> evidence.addAll(
                prober.ask(input.function(), Optional.of(version), probe, Prober.patience(calls), input.logRules())));
        return !calls.isEmpty();
    }
}
