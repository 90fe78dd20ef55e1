package slipway.image;

import java.util.List;
import java.util.Optional;
import slipway.error.ImageRejected;

/** What must hold of the repository and the image's tags; pure. */
final class RepositoryRules {
    private RepositoryRules() {}

    static void requireImmutable(Registry.Repository repository) {
        if (!repository.tagMutability().equals("IMMUTABLE")) {
            throw new ImageRejected("The ECR repository '" + repository.name() + "' lets tags move ("
                    + repository.tagMutability() + "), so a tag proves nothing. Set its tag mutability to IMMUTABLE.");
        }
    }

    /** The environment's tag of the image: the one asked for, or the one that it must have to be deployed by digest. */
    static ImageTag environmentTag(Registry.Image image, Optional<String> asked, String pattern, String environment) {
        List<ImageTag> tags = image.tags().stream()
                .filter(tag -> asked.isEmpty() || asked.get().equals(tag))
                .flatMap(tag -> ImageTag.parse(tag, pattern).stream())
                .toList();
        if (tags.isEmpty()) {
            throw new ImageRejected("The image " + image.digest() + " has no tag of " + environment + " (" + pattern
                    + "), only " + image.tags() + ". Push or promote it under such a tag.");
        }
        return tags.getFirst();
    }
}
