package slipway.promotion;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import slipway.image.Digest;
import slipway.image.ImageTag;
import slipway.image.Registry;
import slipway.image.TaggedImages;
import slipway.intake.By;
import slipway.ledger.Register;
import slipway.step.Step;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Finds the newest image that the environment may run and does not: what a lost event would have deployed. Safe to repeat. */
public final class FindNewest implements Step<FindNewest.Input, FindNewest.Output> {
    /** How many images are looked up in the ledger: those before the newest have hardly ever all been bad. */
    private static final int MOST_CANDIDATES = 50;

    /**
     * What the machine hands in.
     *
     * @param approval how long a person may take to approve, seconds; absent when nobody has to
     * @param unpin true to take an operator's decision back: at once when nothing is to be deployed, else with the deployment
     */
    public record Input(
            String environment,
            Optional<String> after,
            String repository,
            String tagPattern,
            Optional<Long> approval,
            Instant now,
            boolean unpin) {}

    /**
     * What the machine gets back.
     *
     * @param digest the image to deploy; absent when the environment runs the newest that it may
     * @param why what was found, one sentence
     */
    public record Output(Optional<Digest> digest, Optional<String> tag, String why) {}

    private record Candidate(Digest digest, String tag, Instant pushedAt) {}

    private final TaggedImages images;
    private final Register register;

    public FindNewest(EcrClient ecr, Register register) {
        this.images = new TaggedImages(ecr);
        this.register = register;
    }

    @Override
    public Output run(Input input) {
        Output found = find(input);
        if (input.unpin() && found.digest().isEmpty()) {
            register.removePin(input.environment());
        }
        return found;
    }

    private Output find(Input input) {
        Set<Digest> asked = input.approval()
                .map(seconds ->
                        register.inQuestion(input.environment(), input.now().minusSeconds(seconds)))
                .orElse(Set.of());
        Optional<Digest> running = register.running(input.environment())
                .filter(Register.Running::everywhere)
                .map(Register.Running::digest);
        for (Candidate candidate : candidates(input)) {
            if (running.filter(candidate.digest()::equals).isPresent()) {
                return new Output(
                        Optional.empty(),
                        Optional.empty(),
                        "The newest image that may run here does: " + running.get());
            }
            if (isEligible(input, candidate) && asked.contains(candidate.digest())) {
                return new Output(
                        Optional.empty(),
                        Optional.empty(),
                        candidate.digest()
                                + " waits for an approval, or was rejected; start it by hand to ask once more");
            }
            if (isEligible(input, candidate)) {
                return new Output(
                        Optional.of(candidate.digest()),
                        Optional.of(candidate.tag()),
                        candidate.digest() + " is newer than what runs here, or runs in some of the apps only");
            }
        }
        return new Output(
                Optional.empty(), Optional.empty(), "No image in " + input.repository() + " is newer and may run here");
    }

    private boolean isEligible(Input input, Candidate candidate) {
        Eligibility.Wish wish =
                new Eligibility.Wish(input.environment(), candidate.digest(), candidate.tag(), By.SCHEDULE);
        Eligibility.Facts facts =
                new Standings(register).of(wish, input.after(), candidate.pushedAt(), false, input.unpin());
        return Eligibility.judge(wish, facts).finding() == Eligibility.Finding.ELIGIBLE;
    }

    /** The environment's images, the newest first. */
    private List<Candidate> candidates(Input input) {
        return images.of(input.repository()).stream()
                .flatMap(image -> candidate(image, input.tagPattern()))
                .sorted(Comparator.comparing(Candidate::pushedAt).reversed())
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private static Stream<Candidate> candidate(Registry.Image image, String tagPattern) {
        return image.tags().stream()
                .flatMap(tag -> ImageTag.parse(tag, tagPattern).stream())
                .map(tag -> new Candidate(image.digest(), tag.text(), image.pushedAt()))
                .limit(1);
    }
}
