package slipway.traffic;

import java.util.Optional;
import slipway.error.UpdateOverwritten;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.ledger.Snapshot;
import slipway.ledger.Traffic;
import slipway.step.Step;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Moves a function's alias to the version that the deployment published: the moment at which it goes live. Safe to repeat. */
public final class ShiftTraffic implements Step<ShiftTraffic.Input, ShiftTraffic.Output> {
    public record Input(String function, String alias, Hold hold) {}

    public record Output(String function, String version, boolean changed) {}

    private final Ledger ledger;
    private final AliasPointer alias;

    public ShiftTraffic(LambdaClient lambda, Ledger ledger) {
        this.ledger = ledger;
        this.alias = new AliasPointer(lambda, ledger);
    }

    @Override
    public Output run(Input input) {
        String version = ledger.stagedVersion(input.hold(), input.function());
        Traffic traffic = ledger.traffic(input.hold(), input.function());
        if (traffic.shifting() && traffic.revisionShifted().isPresent()) {
            ledger.requireFence(input.hold());
            return new Output(input.function(), version, false);
        }
        // Before the change: a rollback must know that the alias may have moved, even if the answer never comes.
        ledger.shifting(input.hold(), input.function());
        Optional<String> moved = traffic.revision()
                .flatMap(revision -> alias.moveFrom(revision, input.function(), input.alias(), version, input.hold()));
        boolean changed = moved.isPresent();
        String revision = moved.orElse("");
        if (!changed) {
            AliasPointer.Position now = alias.read(input.function(), input.alias());
            changed = !now.is(version);
            revision = changed ? moveOn(input, version, now) : now.revision();
        }
        ledger.shifted(input.hold(), input.function(), revision);
        return new Output(input.function(), version, changed);
    }

    /** The alias has another revision than the snapshot's: fine as long as it points where it did. */
    private String moveOn(Input input, String version, AliasPointer.Position now) {
        String before = ledger.findSnapshot(input.hold(), input.function())
                .map(Snapshot::version)
                .orElse(now.version());
        if (!now.is(before)) {
            throw new UpdateOverwritten(
                    input.function() + ": its alias '" + input.alias() + "' points at version "
                            + now.version() + (now.whole() ? "" : ", split with another,") + " and no longer at "
                            + before
                            + ", as it did when this deployment began: somebody moved it meanwhile. Find out who, then deploy again.");
        }
        return alias.update(input.function(), input.alias(), version, now.revision(), input.hold());
    }
}
