package slipway.rollback;

import java.util.List;
import java.util.Optional;
import slipway.image.Digest;
import slipway.image.ImageUri;
import slipway.image.Registry;
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
     */
    public record Input(String environment, String repository, Optional<Digest> digest, Optional<String> tag) {}

    /**
     * The release to go back to.
     *
     * @param image empty when the first deployment on record is under way: putting it back is all there is to do
     */
    public record Output(Optional<Target> image) {}

    /** The image to go back to. */
    public record Target(Digest digest, ImageUri uri) {}

    private final Registry registry;
    private final Releases releases;

    public ChooseRelease(EcrClient ecr, HttpProbe http, Releases releases) {
        this.registry = new Registry(ecr, http);
        this.releases = releases;
    }

    @Override
    public Output run(Input input) {
        List<Releases.Release> known = releases.of(input.environment());
        boolean named = input.digest().isPresent() || input.tag().isPresent();
        Optional<Digest> digest = named
                ? Optional.of(KnownGood.named(known, asked(input), input.environment()))
                : KnownGood.before(known, releases.isChanging(input.environment()), input.environment());
        return new Output(digest.map(found -> target(input.repository(), found)));
    }

    private Digest asked(Input input) {
        return input.digest()
                .orElseGet(() -> registry.image(input.repository(), input.tag(), Optional.empty())
                        .digest());
    }

    /** An image that a lifecycle rule expired is found out here, and not in the middle of the rollback. */
    private Target target(String repository, Digest digest) {
        Registry.Image image = registry.image(repository, Optional.empty(), Optional.of(digest));
        return new Target(
                image.digest(), new ImageUri(registry.repository(repository).uri(), image.digest()));
    }
}
