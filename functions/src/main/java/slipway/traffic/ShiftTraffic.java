package slipway.traffic;

import slipway.ledger.Hold;
import slipway.ledger.Ledger;
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
        boolean changed = alias.move(input.function(), input.alias(), version, input.hold());
        return new Output(input.function(), version, changed);
    }
}
