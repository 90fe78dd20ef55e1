package slipway.traffic;

import java.util.Optional;
import slipway.error.UpdateOverwritten;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.ledger.Snapshot;
import slipway.ledger.Traffic;
import slipway.step.Step;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Gives a part of a function's traffic, or all of it, to the version that the deployment published: the moment at which it goes live.
 * Safe to repeat.
 */
public final class ShiftTraffic implements Step<ShiftTraffic.Input, ShiftTraffic.Output> {
    /**
     * What the machine hands in.
     *
     * @param percent what part of the traffic the new version is to have, from 1 to 100
     */
    public record Input(String function, String alias, int percent, Hold hold) {}

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
        if (traffic.hasShifted(input.percent())) {
            ledger.requireFence(input.hold());
            return new Output(input.function(), version, false);
        }
        String before = ledger.findSnapshot(input.hold(), input.function())
                .map(Snapshot::version)
                .orElse(version);
        Routing wanted = Routing.part(before, version, input.percent());
        // Before the change: a rollback must know that the alias may have moved, even if the answer never comes.
        ledger.shifting(input.hold(), input.function());
        Optional<String> moved = traffic.revision()
                .flatMap(revision -> alias.routeFrom(revision, input.function(), input.alias(), wanted, input.hold()));
        boolean changed = moved.isPresent();
        String revision = moved.orElse("");
        if (!changed) {
            AliasPointer.Position now = alias.read(input.function(), input.alias());
            changed = !now.is(wanted);
            revision = changed ? moveOn(input, wanted, left(traffic, before, version), now) : now.revision();
        }
        ledger.shifted(input.hold(), input.function(), revision);
        if (traffic.isWeighted(input.percent())) {
            ledger.weighted(input.hold(), input.function(), input.percent());
        }
        return new Output(input.function(), version, changed);
    }

    /** Where this deployment left the alias last. */
    private static Routing left(Traffic traffic, String before, String version) {
        return traffic.percentShifted()
                .map(percent -> Routing.part(before, version, percent))
                .orElse(Routing.whole(before));
    }

    /** The alias has another revision than the one written down: fine as long as it points where it did. */
    private String moveOn(Input input, Routing wanted, Routing left, AliasPointer.Position now) {
        if (!now.is(left)) {
            throw new UpdateOverwritten(
                    input.function() + ": its alias '" + input.alias() + "' points at version "
                            + now.routing().version()
                            + (now.routing().weights().isEmpty() ? "" : ", split with another,") + " and no longer at "
                            + left.version() + (left.weights().isEmpty() ? "" : ", split as this deployment left it,")
                            + " as it did when this deployment last saw it: somebody moved it meanwhile. Find out who, then deploy again.");
        }
        return alias.update(input.function(), input.alias(), wanted, now.revision(), input.hold());
    }
}
