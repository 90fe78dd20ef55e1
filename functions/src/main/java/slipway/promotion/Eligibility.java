package slipway.promotion;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import slipway.image.Digest;
import slipway.image.ImageTag;
import slipway.intake.By;
import slipway.ledger.Register;

/** Whether an environment may run an image now; pure. */
final class Eligibility {
    private Eligibility() {}

    /** Who wants which image where. */
    record Wish(String environment, Digest digest, String tag, By by) {}

    /**
     * What the ledger knows.
     *
     * @param pushedAt the image's first push
     * @param after the environment that comes before, if one does
     * @param promoted whether a deployment of the whole set ended well there
     * @param waiting a newer image that may be waiting for the lock, if that counts now
     * @param unpin whether an operator takes the pin back with it
     */
    record Facts(
            Instant pushedAt,
            Optional<String> after,
            boolean promoted,
            Optional<Register.Poison> poison,
            Optional<Register.Running> running,
            Optional<Register.Pushed> waiting,
            Optional<Register.Pin> pin,
            boolean unpin) {}

    /** What is found. */
    enum Finding {
        ELIGIBLE,
        NOT_PROMOTED,
        POISONED,
        SUPERSEDED,
        PINNED
    }

    /** What a success does to the environment's pin. */
    enum PinChange {
        KEEP,
        SET,
        REMOVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Judgement(Finding finding, String why, PinChange pin) {}

    /** An operator's word passes everything but the promotion: that one is about what was seen, not about what is wanted. */
    static Judgement judge(Wish wish, Facts facts) {
        if (facts.after().isPresent() && !facts.promoted()) {
            return no(Finding.NOT_PROMOTED, notPromoted(wish, facts.after().get()));
        }
        return wish.by() == By.OPERATOR ? byHand(wish, facts) : byItself(wish, facts);
    }

    private static Judgement byHand(Wish wish, Facts facts) {
        boolean older = facts.running()
                .filter(running -> facts.pushedAt().isBefore(running.image().pushedAt()))
                .isPresent();
        if (older) {
            return yes(PinChange.SET);
        }
        return yes(facts.pin().isPresent() && !isRunning(wish, facts) ? PinChange.REMOVE : PinChange.KEEP);
    }

    private static Judgement byItself(Wish wish, Facts facts) {
        if (facts.poison().isPresent()) {
            return no(Finding.POISONED, poisoned(wish, facts.poison().get()));
        }
        if (facts.running().filter(Register.Running::everywhere).isPresent() && isRunning(wish, facts)) {
            return yes(PinChange.KEEP);
        }
        Optional<Register.Pushed> newer = facts.running()
                .map(Register.Running::image)
                .filter(running -> facts.pushedAt().isBefore(running.pushedAt()))
                .or(() -> facts.waiting().filter(waiting -> facts.pushedAt().isBefore(waiting.pushedAt())));
        if (newer.isPresent()) {
            return no(Finding.SUPERSEDED, superseded(wish, facts, newer.get()));
        }
        if (facts.pin().isEmpty()) {
            return yes(PinChange.KEEP);
        }
        return facts.unpin() || facts.pushedAt().isAfter(facts.pin().get().since())
                ? yes(PinChange.REMOVE)
                : no(Finding.PINNED, pinned(wish, facts, facts.pin().get()));
    }

    private static boolean isRunning(Wish wish, Facts facts) {
        return facts.running()
                .filter(running -> running.digest().equals(wish.digest()))
                .isPresent();
    }

    private static Judgement yes(PinChange pin) {
        return new Judgement(Finding.ELIGIBLE, "", pin);
    }

    private static Judgement no(Finding finding, String why) {
        return new Judgement(finding, why, PinChange.KEEP);
    }

    private static String notPromoted(Wish wish, String after) {
        return name(wish) + " was not verified in " + after + ", which comes before " + wish.environment()
                + ": there a deployment of all functions must have ended well with this very digest. Deploy it to "
                + after + " first, all apps of it; nobody can pass this by.";
    }

    private static String poisoned(Wish wish, Register.Poison poison) {
        return name(wish) + " was rolled back in " + wish.environment() + " for " + poison.error() + " by "
                + poison.deployment()
                + ". Push a mended image. To try this one once more, redrive that execution or start "
                + byHand(wish) + ".";
    }

    private static String superseded(Wish wish, Facts facts, Register.Pushed newer) {
        boolean runs = facts.running()
                .map(Register.Running::image)
                .filter(newer::equals)
                .isPresent();
        return name(wish) + " was first pushed at " + facts.pushedAt() + ", and " + newer.digest() + ", which "
                + (runs ? "runs in " : "is about to be deployed to ") + wish.environment() + ", at "
                + newer.pushedAt() + ". To deploy the older one, start " + byHand(wish) + ".";
    }

    private static String pinned(Wish wish, Facts facts, Register.Pin pin) {
        return wish.environment() + " was pinned to " + pin.named() + " by " + pin.by() + " at " + pin.since()
                + (pin.reason().isEmpty() ? "" : " (" + pin.reason() + ")") + ", and " + name(wish)
                + " was first pushed before that, at " + facts.pushedAt()
                + ". Push a newer image, start {\"action\": \"unpin\"}, or deploy this one by hand: " + byHand(wish)
                + ".";
    }

    private static String name(Wish wish) {
        return ImageTag.quote(wish.tag()) + " (" + wish.digest() + ")";
    }

    /** The input that passes: an operator's word. */
    private static String byHand(Wish wish) {
        return "{\"action\": \"deploy\", \"digest\": \"" + wish.digest() + "\", \"reason\": \"…\"}";
    }
}
