package slipway.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.error.ImageRejected;
import slipway.error.InvalidRequest;
import slipway.error.NotPromoted;
import slipway.image.Digest;
import slipway.image.ImageTag;
import slipway.ledger.Register;
import slipway.step.Step;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;

/**
 * Puts the next environment's tag on an image that was verified here, which is the push that starts the next deployment.
 *
 * <p>The image stays the same, and so does the commit in its tag. Safe to repeat: a tag that is there already is a success.
 */
public final class PromoteImage implements Step<PromoteImage.Input, PromoteImage.Output> {
    /**
     * What the machine hands in.
     *
     * @param digest which image; absent for the one that runs here
     * @param next the environments that come after this one
     */
    public record Input(
            String environment, String repository, String tagPattern, Optional<Digest> digest, List<Target> next) {}

    /** An environment, and what its tags begin and end with around the commit. */
    public record Target(String environment, String tagPrefix, String tagSuffix) {}

    /**
     * What the machine gets back.
     *
     * @param tags what the image is tagged now
     * @param before those of them that were on it before, so that no push starts anything
     */
    public record Output(Digest digest, List<String> tags, List<String> before) {}

    private final EcrClient ecr;
    private final Register register;

    public PromoteImage(EcrClient ecr, Register register) {
        this.ecr = ecr;
        this.register = register;
    }

    @Override
    public Output run(Input input) {
        if (input.next().isEmpty()) {
            throw new InvalidRequest("No environment comes after " + input.environment()
                    + ", so there is nothing to promote to. The manifest's 'after' gives the order.");
        }
        Digest digest = input.digest()
                .or(() -> register.running(input.environment()).map(Register.Running::digest))
                .orElseThrow(() -> new InvalidRequest("Nothing was deployed to " + input.environment()
                        + " by Slipway yet, so there is nothing to promote. Deploy first, or name a \"digest\"."));
        Register.Standing standing = register.image(input.environment(), digest);
        if (standing.verifiedAt().isEmpty()) {
            throw new NotPromoted(
                    digest + " was not verified in " + input.environment()
                            + ": no deployment of all functions has ended well with it. Deploy it there first, all apps of it.");
        }
        String commit = standing.tag()
                .flatMap(tag -> ImageTag.parse(tag, input.tagPattern()))
                .map(ImageTag::commit)
                .orElseGet(() -> commit(input, digest));
        Image image = image(input.repository(), digest);
        List<String> tags = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (Target target : input.next()) {
            String tag = target.tagPrefix() + commit + target.tagSuffix();
            tags.add(tag);
            if (!put(input.repository(), image, digest, tag)) {
                before.add(tag);
            }
        }
        return new Output(digest, tags, before);
    }

    private String commit(Input input, Digest digest) {
        return ecr
                .describeImages(request -> request.repositoryName(input.repository())
                        .imageIds(ImageIdentifier.builder()
                                .imageDigest(digest.text())
                                .build()))
                .imageDetails()
                .stream()
                .flatMap(image -> image.imageTags().stream())
                .flatMap(tag -> ImageTag.parse(tag, input.tagPattern()).stream())
                .map(ImageTag::commit)
                .findFirst()
                .orElseThrow(() -> new ImageRejected("The image " + digest + " has no tag of " + input.environment()
                        + " (" + input.tagPattern() + ") from which its commit could be read."));
    }

    private Image image(String repository, Digest digest) {
        BatchGetImageResponse answer = ecr.batchGetImage(request -> request.repositoryName(repository)
                .imageIds(ImageIdentifier.builder().imageDigest(digest.text()).build()));
        if (answer.images().isEmpty()) {
            throw new ImageRejected("ECR has no manifest of " + digest + ". Push the image again.");
        }
        return answer.images().getFirst();
    }

    /** Answers whether the tag is new. */
    private boolean put(String repository, Image image, Digest digest, String tag) {
        try {
            ecr.putImage(request -> request.repositoryName(repository)
                    .imageManifest(image.imageManifest())
                    .imageManifestMediaType(image.imageManifestMediaType())
                    .imageDigest(digest.text())
                    .imageTag(tag));
            return true;
        } catch (ImageAlreadyExistsException _) {
            // Promoted before: the tag is on this very image.
            return false;
        } catch (ImageTagAlreadyExistsException _) {
            throw new ImageRejected("The tag " + ImageTag.quote(tag) + " is on another image than " + digest
                    + " already, and a tag never moves. Find out which build made it; push a new commit.");
        }
    }
}
