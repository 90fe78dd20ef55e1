package slipway.cloud;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Resolves image URIs against the simulated ECR as Lambda does: once, at update time. */
final class ImageSource {
    private static final Pattern URI = Pattern.compile(Pattern.quote(Account.REGISTRY)
            + "/([a-z0-9][a-z0-9._/-]*)(?::([A-Za-z0-9_][A-Za-z0-9._-]*)|@(sha256:[0-9a-f]{64}))");

    private final Registry registry;
    private final ServiceErrors errors;

    ImageSource(Registry registry, ServiceErrors errors) {
        this.registry = registry;
        this.errors = errors;
    }

    Code resolve(String imageUri) {
        Matcher uri = URI.matcher(imageUri);
        if (!uri.matches()) {
            throw refused("Source image " + imageUri + " is not valid. Provide a valid source image.");
        }
        StoredImage image = registry.find(uri.group(1))
                .flatMap(repository -> Optional.ofNullable(uri.group(2))
                        .flatMap(repository::byTag)
                        .or(() -> Optional.ofNullable(uri.group(3)).flatMap(repository::byDigest)))
                .orElseThrow(
                        () -> refused("Source image " + imageUri + " does not exist. Provide a valid source image."));
        if (!image.manifest().children().isEmpty()) {
            throw refused("The image manifest, config or layer media type for the source image " + imageUri
                    + " is not supported.");
        }
        return Code.ofImage(imageUri, uri.group(1), image);
    }

    /** Whether the image that a function runs is still in its repository. */
    boolean holds(Code code) {
        return !code.isImage()
                || registry.find(code.repository())
                        .flatMap(repository -> repository.byDigest(code.digest()))
                        .isPresent();
    }

    private AwsServiceException refused(String message) {
        return errors.of("InvalidParameterValueException", 400, message);
    }
}
