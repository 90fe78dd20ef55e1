package slipway.rollback;

import java.util.Optional;
import slipway.error.NotYetUpdated;
import slipway.error.RestoreFailed;
import slipway.image.Digest;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.ledger.Snapshot;
import slipway.ledger.Traffic;
import slipway.step.Step;
import slipway.traffic.AliasPointer;
import slipway.update.FunctionCode;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;

/**
 * Puts one part of a function back to what its snapshot says: its traffic, or its code. Safe to repeat, and does nothing to a
 * function that is as it was. In a drill it asks AWS for both without having either done: by this very step, because what is
 * permitted to the Lambda of another would show nothing.
 */
public final class Rollback implements Step<Rollback.Input, Rollback.Output> {
    /** What is put back; traffic goes first, because that is what users see. */
    public enum Part {
        TRAFFIC,
        CODE,
        /** Neither: AWS is asked whether it would take both. */
        DRY_RUN
    }

    /**
     * What the machine hands in.
     *
     * @param configuration false to leave the configuration as it is, though the records ask for it: whoever rolls back without it
     *     comes past one that cannot be put back
     */
    public record Input(String function, Part part, boolean configuration, Hold hold) {}

    /**
     * What the machine gets back.
     *
     * @param known false when the deployment never came to this function: there is nothing to put back
     * @param changed true when something was put back
     * @param live the digest that served before
     * @param latest the digest that {@code $LATEST} had before
     */
    public record Output(
            String function, boolean known, boolean changed, Optional<Digest> live, Optional<Digest> latest) {}

    private final LambdaClient lambda;
    private final Ledger ledger;

    public Rollback(LambdaClient lambda, Ledger ledger) {
        this.lambda = lambda;
        this.ledger = ledger;
    }

    @Override
    public Output run(Input input) {
        Optional<Snapshot> snapshot = ledger.findSnapshot(input.hold(), input.function());
        if (snapshot.isEmpty()) {
            return new Output(input.function(), false, false, Optional.empty(), Optional.empty());
        }
        Snapshot before = snapshot.get();
        boolean changed = switch (input.part()) {
            case TRAFFIC -> restoreTraffic(input, before);
            case CODE -> restoreCode(input, before);
            case DRY_RUN -> tryBoth(input, before);
        };
        return new Output(
                input.function(),
                true,
                changed,
                Optional.of(before.live().digest()),
                Optional.of(before.latest().digest()));
    }

    private boolean restoreTraffic(Input input, Snapshot before) {
        Traffic traffic = ledger.traffic(input.hold(), input.function());
        if (before.alias().isEmpty() || !traffic.shifting()) {
            return false;
        }
        String alias = before.alias().get();
        AliasPointer pointer = new AliasPointer(lambda, ledger);
        boolean changed = traffic.revision()
                        .flatMap(revision ->
                                pointer.moveFrom(revision, input.function(), alias, before.version(), input.hold()))
                        .isPresent()
                || pointer.move(input.function(), alias, before.version(), input.hold());
        ledger.restored(input.hold(), input.function());
        return changed;
    }

    private boolean restoreCode(Input input, Snapshot before) {
        boolean configuration = input.configuration() && ledger.aimsAtConfiguration(input.hold(), input.function());
        FunctionCode now = FunctionCode.read(lambda, input.function());
        // An update that was under way is waited out: it would land on top of the old code.
        now.requireNotInProgress();
        if (now.isSettled(before.latest().digest())) {
            return configuration
                    && new KeptConfiguration(lambda)
                            .putBack(input.function(), before.version(), () -> ledger.requireFence(input.hold()));
        }
        ledger.requireFence(input.hold());
        try {
            now.update(lambda, before.latest(), false);
        } catch (InvalidParameterValueException e) {
            throw notTaken(input, before, e);
        }
        if (configuration) {
            // Lambda carries out one update at a time. The code is first: it goes back also when the configuration
            // cannot.
            throw new NotYetUpdated(input.function() + ": its code is being put back, and its configuration follows.");
        }
        return true;
    }

    /** Traffic and code, in the order in which a rollback on demand changes them. */
    private boolean tryBoth(Input input, Snapshot before) {
        before.alias()
                .ifPresent(
                        alias -> new AliasPointer(lambda, ledger).tryMove(input.function(), alias, before.version()));
        try {
            FunctionCode.read(lambda, input.function()).tryUpdate(lambda, before.latest());
        } catch (InvalidParameterValueException e) {
            throw notTaken(input, before, e);
        }
        return false;
    }

    private static RestoreFailed notTaken(Input input, Snapshot before, InvalidParameterValueException e) {
        return new RestoreFailed(input.function() + " cannot go back to " + before.latest() + ": " + e.getMessage()
                + ". Push that image again, then redrive.");
    }
}
