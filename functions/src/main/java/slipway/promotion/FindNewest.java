package slipway.promotion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import slipway.image.Digest;
import slipway.image.ImageTag;
import slipway.intake.By;
import slipway.ledger.Register;
import slipway.step.Step;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** Finds the newest image that the environment may run and does not: what a lost event would have deployed. Safe to repeat. */
public final class FindNewest implements Step<FindNewest.Input, FindNewest.Output> {
    /** Pages of a thousand images each: more than ECR keeps in a repository without a higher quota. */
    private static final int MOST_PAGES = 100;

    private static final int PAGE = 1_000;
    /** How many images are looked up in the ledger: those before the newest have hardly ever all been bad. */
    private static final int MOST_CANDIDATES = 50;

    /**
     * What the machine hands in.
     *
     * @param unpin true to take an operator's decision back before
     */
    public record Input(
            String environment, Optional<String> after, String repository, String tagPattern, boolean unpin) {}

    /**
     * What the machine gets back.
     *
     * @param digest the image to deploy; absent when the environment runs the newest that it may
     * @param why what was found, one sentence
     */
    public record Output(Optional<Digest> digest, Optional<String> tag, String why) {}

    private record Candidate(Digest digest, String tag, Instant pushedAt) {}

    private final EcrClient ecr;
    private final Register register;

    public FindNewest(EcrClient ecr, Register register) {
        this.ecr = ecr;
        this.register = register;
    }

    @Override
    public Output run(Input input) {
        if (input.unpin()) {
            register.removePin(input.environment());
        }
        Optional<Digest> running = register.running(input.environment()).map(Register.Pushed::digest);
        for (Candidate candidate : candidates(input)) {
            if (running.filter(candidate.digest()::equals).isPresent()) {
                return new Output(
                        Optional.empty(),
                        Optional.empty(),
                        "The newest image that may run here does: " + running.get());
            }
            if (isEligible(input, candidate)) {
                return new Output(
                        Optional.of(candidate.digest()),
                        Optional.of(candidate.tag()),
                        candidate.digest() + " is newer than what runs here");
            }
        }
        return new Output(
                Optional.empty(), Optional.empty(), "No image in " + input.repository() + " is newer and may run here");
    }

    private boolean isEligible(Input input, Candidate candidate) {
        Eligibility.Wish wish =
                new Eligibility.Wish(input.environment(), candidate.digest(), candidate.tag(), By.SCHEDULE);
        Eligibility.Facts facts = new Standings(register).of(wish, input.after(), candidate.pushedAt(), false);
        return Eligibility.judge(wish, facts).finding() == Eligibility.Finding.ELIGIBLE;
    }

    /** The environment's images, the newest first. */
    private List<Candidate> candidates(Input input) {
        List<Candidate> found = new ArrayList<>();
        Optional<String> token = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            DescribeImagesResponse answer = page(input.repository(), token);
            answer.imageDetails().stream()
                    .flatMap(image -> candidate(image, input.tagPattern()))
                    .forEach(found::add);
            token = Optional.ofNullable(answer.nextToken());
            if (token.isEmpty()) {
                break;
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Candidate::pushedAt).reversed())
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private DescribeImagesResponse page(String repository, Optional<String> token) {
        return ecr.describeImages(request -> {
            request.repositoryName(repository)
                    .filter(filter -> filter.tagStatus(TagStatus.TAGGED))
                    .maxResults(PAGE);
            token.ifPresent(request::nextToken);
        });
    }

    private static Stream<Candidate> candidate(ImageDetail image, String tagPattern) {
        return image.imageTags().stream()
                .flatMap(tag -> ImageTag.parse(tag, tagPattern).stream())
                .map(tag -> new Candidate(new Digest(image.imageDigest()), tag.text(), image.imagePushedAt()))
                .limit(1);
    }
}
