package slipway.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import slipway.error.Fault;
import slipway.error.WrongDigest;
import slipway.image.Digest;
import slipway.image.ImageUri;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.ledger.Register;
import slipway.step.HttpProbe;
import slipway.step.Step;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Proves that a function runs the digest, and that it works as far as the manifest declares a way to see it. Changes nothing. */
public final class VerifyFunction implements Step<VerifyFunction.Input, VerifyFunction.Output> {
    /** At which moment of the deployment. */
    public enum Stage {
        /** The new version by its number, before any traffic reaches it. */
        STAGED,
        /** What users reach. */
        LIVE,
        /** What users reach after a rollback. */
        RESTORED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the machine hands in.
     *
     * @param alias what carries the traffic; absent when the function itself does
     * @param at when the machine asked
     */
    public record Input(
            String function,
            Optional<String> alias,
            Digest digest,
            Stage stage,
            List<Probe> probes,
            LogRules logRules,
            Hold hold,
            Instant at) {}

    /**
     * What the machine gets back.
     *
     * @param healthy false when a restored function failed its health check: it runs what it ran before all the same
     */
    public record Output(boolean ok, String function, boolean healthy) {}

    private final LambdaClient lambda;
    private final Prober prober;
    private final Ledger ledger;
    private final Register register;

    public VerifyFunction(LambdaClient lambda, HttpProbe http, Ledger ledger, Register register) {
        this.lambda = lambda;
        this.prober = new Prober(lambda, http);
        this.ledger = ledger;
        this.register = register;
    }

    @Override
    public Output run(Input input) {
        Optional<String> qualifier = input.stage() == Stage.STAGED
                ? Optional.of(ledger.stagedVersion(input.hold(), input.function()))
                : input.alias();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(digest(input, qualifier));
        if (input.stage() == Stage.RESTORED) {
            // It runs what it ran before, whatever its health check says.
            held(input).restored(input.hold(), input.function(), input.digest(), input.at());
        }
        boolean healthy = true;
        List<Probe> probes = ProbePlan.probes(input);
        Duration patience = Prober.patience(probes);
        for (Probe probe : probes) {
            try {
                evidence.addAll(prober.ask(input.function(), qualifier, probe, patience, input.logRules()));
            } catch (Fault e) {
                if (input.stage() != Stage.RESTORED) {
                    throw e;
                }
                healthy = false;
                evidence.add(Evidence.failed(probe.kind().word(), e.toString()));
            }
        }
        evidence.addAll(ProbePlan.gaps(input));
        ledger.verified(input.hold(), input.function(), input.stage().word(), Evidence.json(evidence));
        if (input.stage() == Stage.LIVE) {
            held(input).verified(input.hold(), input.function(), input.digest(), input.at());
        }
        return new Output(true, input.function(), healthy);
    }

    /** The environment's own register outlives the deployment: who has lost the lock writes nothing into it. */
    private Register held(Input input) {
        ledger.requireFence(input.hold());
        return register;
    }

    private Evidence digest(Input input, Optional<String> qualifier) {
        String image = lambda.getFunction(request -> {
                    request.functionName(input.function());
                    qualifier.ifPresent(request::qualifier);
                })
                .code()
                .resolvedImageUri();
        Digest runs = ImageUri.parse(image).digest();
        String where = input.function() + qualifier.map(name -> ":" + name).orElse("");
        if (!runs.equals(input.digest())) {
            throw new WrongDigest(where + " runs " + runs + " instead of " + input.digest()
                    + ". Somebody else changed it; find out who, then deploy again.");
        }
        return Evidence.passed("digest", where + " runs " + runs);
    }
}
