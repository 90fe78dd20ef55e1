package slipway.freeze;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.error.Frozen;
import slipway.ledger.Freeze;
import slipway.ledger.Ledger;
import slipway.step.Step;

/** Refuses a deployment while its environment is frozen, by a window of the manifest or by hand. Reads only. */
public final class CheckFreeze implements Step<CheckFreeze.Input, CheckFreeze.Output> {
    /**
     * What the machine hands in.
     *
     * @param now the moment that is asked about, by the machine's clock
     * @param override true when an operator passes the freeze, whatever it is
     */
    public record Input(String environment, List<FreezeWindow> windows, Instant now, boolean override) {}

    /**
     * The environment may be deployed to.
     *
     * @param passed the freeze that was passed, for the report; empty when there was none
     */
    public record Output(Optional<String> passed) {}

    private final Ledger ledger;

    public CheckFreeze(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Output run(Input input) {
        Optional<String> frozen = judge(input.windows(), ledger.freeze(input.environment()), input.now());
        if (frozen.isPresent() && !input.override()) {
            throw new Frozen(input.environment() + " is " + frozen.get()
                    + ". Nothing was changed. Deploy later, or pass the freeze: start {\"action\": \"deploy\", \"digest\": \"…\","
                    + " \"override\": true, \"reason\": \"…\"}.");
        }
        return new Output(frozen);
    }

    /** How the environment is frozen; empty when it is not. */
    static Optional<String> judge(List<FreezeWindow> windows, Optional<Freeze> byHand, Instant now) {
        List<String> freezes = new ArrayList<>();
        byHand.ifPresent(freeze -> freezes.add("frozen by " + freeze.by() + " since " + freeze.since() + " ("
                + freeze.reason() + "), until it is unfrozen by ./slipway unfreeze"));
        FreezeWindow.frozenUntil(windows, now)
                .ifPresent(until -> freezes.add(
                        "frozen until " + until.atOffset(ZoneOffset.UTC) + " (" + open(windows, now) + ")"));
        return freezes.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", freezes));
    }

    private static String open(List<FreezeWindow> windows, Instant now) {
        return windows.stream()
                .filter(window -> window.end(now).isPresent())
                .map(FreezeWindow::text)
                .findFirst()
                .orElseThrow();
    }
}
