package slipway.image;

import java.time.Instant;
import java.util.Optional;
import slipway.error.ImageRejected;
import slipway.step.HttpProbe;
import slipway.step.Step;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Decides whether an image may be deployed: it exists, its tag never moves, a Lambda can run it, its scan is clean. Reads only. */
public final class CheckImage implements Step<CheckImage.Input, CheckImage.Output> {
    /**
     * What the machine hands in.
     *
     * @param tagPattern the environment's tags, a regular expression whose first group is the commit
     * @param scan {@code required}, or {@code optional} to let an image pass whose scan failed or never ran
     * @param pushedMediaType the manifest's media type as the push event stated it
     */
    public record Input(
            String environment,
            String repository,
            String tagPattern,
            String scan,
            Optional<Digest> digest,
            Optional<String> tag,
            Optional<String> pushedMediaType) {}

    /**
     * The image that may be deployed.
     *
     * @param uri {@code <repository URI>@<digest>}
     * @param architecture as AWS Lambda writes it: {@code x86_64} or {@code arm64}
     * @param scanned what the scan said, one sentence
     */
    public record Output(
            Digest digest,
            String tag,
            String commit,
            ImageUri uri,
            String architecture,
            Instant pushedAt,
            String scanned) {}

    private final Registry registry;

    public CheckImage(EcrClient ecr, HttpProbe http) {
        this.registry = new Registry(ecr, http);
    }

    @Override
    public Output run(Input input) {
        Registry.Repository repository = registry.repository(input.repository());
        RepositoryRules.requireImmutable(repository);
        Registry.Image image = registry.image(input.repository(), input.tag(), input.digest());
        Digest digest = image.digest();
        input.digest().filter(asked -> !asked.equals(digest)).ifPresent(asked -> {
            throw new ImageRejected("The tag " + ImageTag.quote(input.tag().orElse("")) + " was pushed as " + asked
                    + " but is " + digest + " now: a tag must never move. Find out who moved it, and push a new tag.");
        });
        ImageTag tag = RepositoryRules.environmentTag(image, input.tag(), input.tagPattern(), input.environment());
        MediaTypes.requireRunnable(image, input.pushedMediaType());
        String architecture = registry.architecture(input.repository(), image);
        String scanned = ScanRules.judge(registry.scan(input.repository(), digest), input.scan(), digest);
        return new Output(
                digest,
                tag.text(),
                tag.commit(),
                new ImageUri(repository.uri(), digest),
                architecture,
                image.pushedAt(),
                scanned);
    }
}
