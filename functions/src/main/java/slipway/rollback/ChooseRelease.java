package slipway.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import slipway.image.Digest;
import slipway.image.ImageTag;
import slipway.image.ImageUri;
import slipway.image.Registry;
import slipway.ledger.Register;
import slipway.ledger.Releases;
import slipway.step.HttpProbe;
import slipway.step.Step;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Decides which release a rollback on demand goes to, and that its image is still there. Reads only. */
public final class ChooseRelease implements Step<ChooseRelease.Input, ChooseRelease.Output> {
    /**
     * What the machine hands in.
     *
     * @param digest the release that was asked for by digest
     * @param tag the release that was asked for by tag; without either it is the last that was good
     * @param tagPattern the environment's tags
     */
    public record Input(
            String environment, String repository, Optional<Digest> digest, Optional<String> tag, String tagPattern) {}

    /**
     * The release to go back to.
     *
     * @param image empty when the first deployment on record is under way: putting it back is all there is to do
     */
    public record Output(Optional<Target> image) {}

    /**
     * The image to go back to.
     *
     * @param tag one of the environment's; empty when it has none any more
     * @param pushedAt its first push, as far as the environment knows it
     */
    public record Target(Digest digest, String tag, ImageUri uri, Instant pushedAt) {}

    private final Registry registry;
    private final Releases releases;
    private final Register register;

    public ChooseRelease(EcrClient ecr, HttpProbe http, Releases releases, Register register) {
        this.registry = new Registry(ecr, http);
        this.releases = releases;
        this.register = register;
    }

    @Override
    public Output run(Input input) {
        List<Releases.Release> known = releases.of(input.environment());
        boolean named = input.digest().isPresent() || input.tag().isPresent();
        Optional<Digest> digest = named
                ? Optional.of(KnownGood.named(known, asked(input), input.environment()))
                : KnownGood.before(known, releases.isChanging(input.environment()), input.environment());
        return new Output(digest.map(found -> target(input, found)));
    }

    private Digest asked(Input input) {
        return input.digest()
                .orElseGet(() -> registry.image(input.repository(), input.tag(), Optional.empty())
                        .digest());
    }

    /** An image that a lifecycle rule expired is found out here, and not in the middle of the rollback. */
    private Target target(Input input, Digest digest) {
        Registry.Image image = registry.image(input.repository(), Optional.empty(), Optional.of(digest));
        String tag = image.tags().stream()
                .filter(name -> ImageTag.parse(name, input.tagPattern()).isPresent())
                .findFirst()
                .orElse("");
        String repository = registry.repository(input.repository()).uri();
        Instant pushedAt =
                register.image(input.environment(), digest).pushedAt().orElse(image.pushedAt());
        return new Target(digest, tag, new ImageUri(repository, digest), pushedAt);
    }
}
