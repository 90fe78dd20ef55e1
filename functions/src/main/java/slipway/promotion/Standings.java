package slipway.promotion;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import slipway.ledger.Register;

/** Gathers what the ledger knows of an image. */
final class Standings {
    private final Register register;

    Standings(Register register) {
        this.register = register;
    }

    /**
     * What is known of the image that is wished for.
     *
     * @param pushedAt as ECR says it: a tag that is added later may count as a push, so that the earliest that is known is taken
     * @param waited whether others may have come and gone meanwhile, or wait as well
     * @param unpin whether an operator takes a decision back with it
     */
    Eligibility.Facts of(
            Eligibility.Wish wish, Optional<String> after, Instant pushedAt, boolean waited, boolean unpin) {
        Register.Standing here = register.image(wish.environment(), wish.digest());
        Optional<Register.Standing> before = after.map(environment -> register.image(environment, wish.digest()));
        Instant first = Stream.concat(here.pushedAt().stream(), before.flatMap(Register.Standing::pushedAt).stream())
                .reduce(pushedAt, (one, other) -> one.isBefore(other) ? one : other);
        return new Eligibility.Facts(
                first,
                after,
                before.flatMap(Register.Standing::verifiedAt).isPresent(),
                here.poison(),
                register.running(wish.environment()),
                waited ? register.newest(wish.environment()).filter(newest -> isFit(wish, newest)) : Optional.empty(),
                register.pin(wish.environment()),
                unpin);
    }

    /** One that was tried and found bad meanwhile does not keep others from being deployed. */
    private boolean isFit(Eligibility.Wish wish, Register.Pushed newest) {
        return register.image(wish.environment(), newest.digest()).poison().isEmpty();
    }
}
