package slipway.promotion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import slipway.error.NotPromoted;
import slipway.error.Pinned;
import slipway.error.Poisoned;
import slipway.error.Superseded;
import slipway.image.Digest;
import slipway.intake.By;
import slipway.ledger.Register;
import slipway.step.Step;

/**
 * Decides whether the environment may run the image now: promoted, not poisoned, not superseded, not pinned.
 *
 * <p>It is asked before the lock is taken, so that nobody waits in vain, and once more under the lock, which alone makes the
 * answer hold. Safe to repeat.
 */
public final class CheckEligibility implements Step<CheckEligibility.Input, CheckEligibility.Output> {
    /**
     * What the machine hands in.
     *
     * @param after the environment that comes before this one
     * @param pushedAt when the image was pushed, as ECR says it
     * @param repository where to look whether what is needed is kept; absent when that is known
     * @param waited true when the lock was waited for: an image that came later may wait as well
     * @param unpin true when an operator takes a decision for an older image back
     */
    public record Input(
            String environment,
            Optional<String> after,
            Digest digest,
            String tag,
            Instant pushedAt,
            By by,
            Optional<String> repository,
            boolean waited,
            boolean unpin) {}

    /**
     * What the machine gets back.
     *
     * @param pushedAt the image's first push
     * @param running what all functions run now; absent before the first deployment, and while some apps run another image
     * @param findings what is to be mended of the repository
     * @param pin what a success does to the environment's pin: {@code keep}, {@code set} or {@code remove}
     */
    public record Output(Instant pushedAt, Optional<Digest> running, String pin, List<String> findings) {}

    private final Register register;
    private final Retention retention;

    public CheckEligibility(Register register, Retention retention) {
        this.register = register;
        this.retention = retention;
    }

    @Override
    public Output run(Input input) {
        Eligibility.Wish wish = new Eligibility.Wish(input.environment(), input.digest(), input.tag(), input.by());
        Eligibility.Facts facts =
                new Standings(register).of(wish, input.after(), input.pushedAt(), input.waited(), input.unpin());
        Eligibility.Judgement judgement = Eligibility.judge(wish, facts);
        switch (judgement.finding()) {
            case NOT_PROMOTED -> throw new NotPromoted(judgement.why());
            case POISONED -> throw new Poisoned(judgement.why());
            case SUPERSEDED -> throw new Superseded(judgement.why());
            case PINNED -> throw new Pinned(judgement.why());
            case ELIGIBLE -> {}
        }
        if (input.by() != By.OPERATOR) {
            register.noteNewest(input.environment(), new Register.Pushed(input.digest(), facts.pushedAt()));
        }
        Optional<Digest> running = facts.running().map(Register.Running::digest);
        return new Output(
                facts.pushedAt(),
                facts.running().filter(Register.Running::everywhere).map(Register.Running::digest),
                judgement.pin().word(),
                input.repository()
                        .map(repository -> retention.findings(repository, input.digest(), running))
                        .orElse(List.of()));
    }
}
