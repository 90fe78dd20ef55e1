package slipway.rollback;

import java.util.Optional;
import slipway.error.RestoreFailed;
import slipway.error.UpdateFailed;
import slipway.image.Digest;
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
     */
    public record Output(boolean ok, String function, boolean found, boolean current) {}

    private final LambdaClient lambda;
    private final Ledger ledger;

    public AimFunction(LambdaClient lambda, Ledger ledger) {
        this.lambda = lambda;
        this.ledger = ledger;
    }

    @Override
    public Output run(Input input) {
        FunctionCode latest = FunctionCode.read(lambda, input.function());
        Digest digest = input.image().digest();
        boolean settled = latest.isSettled(digest);
        Optional<String> kept = input.alias().isPresent() || input.configuration()
                ? KeptVersion.newestActive(lambda, input.function(), digest)
                : Optional.empty();
        if (input.configuration() && (kept.isEmpty() || input.published())) {
            throw new RestoreFailed(input.function() + " keeps no version of " + digest
                    + ", so nobody knows its configuration any more. Roll back without configuration.");
        }
        if (input.alias().isEmpty()) {
            write(
                    input,
                    new Snapshot(
                            Optional.empty(), Optional.empty(), kept.orElse("$LATEST"), input.image(), input.image()),
                    false);
            return new Output(true, input.function(), true, settled);
        }
        String alias = input.alias().get();
        GetAliasResponse now = lambda.getAlias(
                request -> request.functionName(input.function()).name(alias));
        if (kept.isEmpty() && input.published()) {
            throw new UpdateFailed(input.function() + " has no version of " + digest
                    + " though one was published. Look at the function's versions, then redrive.");
        }
        if (kept.isEmpty()) {
            return new Output(true, input.function(), false, false);
        }
        boolean whole = now.routingConfig() == null
                || now.routingConfig().additionalVersionWeights().isEmpty();
        boolean there = whole && now.functionVersion().equals(kept.get());
        write(
                input,
                new Snapshot(input.alias(), Optional.of(now.revisionId()), kept.get(), input.image(), input.image()),
                !there);
        return new Output(true, input.function(), true, settled && there);
    }

    private void write(Input input, Snapshot target, boolean moves) {
        ledger.requireFence(input.hold());
        ledger.aim(input.hold(), input.function(), target, moves, input.configuration());
    }
}
