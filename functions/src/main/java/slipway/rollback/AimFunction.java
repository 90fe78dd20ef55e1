package slipway.rollback;

import java.util.Optional;
import slipway.error.DeploymentError;
import slipway.error.RestoreFailed;
import slipway.error.UpdateFailed;
import slipway.image.ImageUri;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.ledger.Snapshot;
import slipway.step.Step;
import slipway.update.FunctionCode;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/**
 * Writes down what a rollback on demand brings a function to: the version that is kept of a release, and its image. What is written
 * has the form of a snapshot, so that the restoring of snapshots does the rest. Changes no function; safe to repeat.
 */
public final class AimFunction implements Step<AimFunction.Input, AimFunction.Output> {
    /**
     * What the machine hands in.
     *
     * @param image the release's
     * @param published true when a version has just been published, because none was kept
     * @param configuration true to put the configuration of the kept version back, too
     * @param hold its records are those of the target, which nobody restores before all functions are in them
     */
    public record Input(
            String function,
            Optional<String> alias,
            ImageUri image,
            boolean published,
            boolean configuration,
            Hold hold) {}

    /**
     * What the machine gets back.
     *
     * @param found false when an alias carries the traffic and no version of the release is kept: one has to be published
     * @param current true when the function runs the release already
     * @param drift what the function will not have of the release; empty when nothing
     */
    public record Output(boolean ok, String function, boolean found, boolean current, String drift) {}

    private final LambdaClient lambda;
    private final Ledger ledger;

    public AimFunction(LambdaClient lambda, Ledger ledger) {
        this.lambda = lambda;
        this.ledger = ledger;
    }

    @Override
    public Output run(Input input) {
        boolean settled = FunctionCode.read(lambda, input.function())
                .isSettled(input.image().digest());
        return input.alias().map(alias -> aimAlias(input, alias, settled)).orElseGet(() -> aimLatest(input, settled));
    }

    /** Its kept version gives the configuration and gets no traffic, so that it may sleep. */
    private Output aimLatest(Input input, boolean settled) {
        String version = "$LATEST";
        if (input.configuration()) {
            version = KeptVersion.newest(lambda, input.function(), input.image().digest())
                    .orElseThrow(() -> unknownConfiguration(input));
        }
        write(input, version, Optional.empty(), false);
        return new Output(true, input.function(), true, settled, "");
    }

    private Output aimAlias(Input input, String alias, boolean settled) {
        GetAliasResponse now = lambda.getAlias(
                request -> request.functionName(input.function()).name(alias));
        Optional<String> kept = KeptVersion.servingOrActive(
                lambda, input.function(), input.image().digest(), now.functionVersion());
        if (kept.isEmpty() && (input.published() || input.configuration())) {
            throw noVersion(input);
        }
        if (kept.isEmpty()) {
            return new Output(true, input.function(), false, false, "");
        }
        boolean whole = now.routingConfig() == null
                || now.routingConfig().additionalVersionWeights().isEmpty();
        boolean there = whole && now.functionVersion().equals(kept.get());
        write(input, kept.get(), Optional.of(now.revisionId()), !there);
        String drift = input.published()
                ? input.function()
                        + " kept no active version of the release: it was published anew, with the configuration"
                        + " that the function has today"
                : "";
        return new Output(true, input.function(), true, settled && there, drift);
    }

    private DeploymentError noVersion(Input input) {
        Optional<String> asleep =
                KeptVersion.newest(lambda, input.function(), input.image().digest());
        if (asleep.isPresent()) {
            return new RestoreFailed(
                    "%s:%s is not active, as nobody called it for weeks, and would fail whoever wakes it. Invoke it until it answers, then redrive%s."
                            .formatted(
                                    input.function(),
                                    asleep.get(),
                                    input.configuration() ? "; or roll back without configuration" : ""));
        }
        return input.configuration()
                ? unknownConfiguration(input)
                : new UpdateFailed(
                        input.function() + " has no version of " + input.image().digest()
                                + " though one was published. Look at the function's versions, then redrive.");
    }

    private static RestoreFailed unknownConfiguration(Input input) {
        return new RestoreFailed(
                input.function() + " keeps no version of " + input.image().digest()
                        + ", so nobody knows its configuration any more. Roll back without configuration.");
    }

    private void write(Input input, String version, Optional<String> revision, boolean moves) {
        if (input.configuration()) {
            new KeptConfiguration(lambda).requireReadable(input.function(), version);
        }
        ledger.requireFence(input.hold());
        ledger.aim(
                input.hold(),
                input.function(),
                new Snapshot(input.alias(), revision, version, input.image(), input.image()),
                moves,
                input.configuration());
    }
}
