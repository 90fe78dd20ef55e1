package slipway.image;

import java.util.Optional;
import java.util.Set;
import slipway.error.ImageRejected;

/**
 * Which manifests AWS Lambda runs; pure.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#images-reqs">Lambda's requirements for
 * container images</a>: a single image in Docker's or OCI's format.
 */
final class MediaTypes {
    private static final Set<String> RUNNABLE = Set.of(
            "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.oci.image.manifest.v1+json");

    private MediaTypes() {}

    static void requireRunnable(Registry.Image image, Optional<String> pushed) {
        requireRunnable(image.digest(), image.mediaType());
        pushed.ifPresent(mediaType -> requireRunnable(image.digest(), mediaType));
    }

    private static void requireRunnable(Digest digest, String mediaType) {
        if (!RUNNABLE.contains(mediaType)) {
            throw new ImageRejected(
                    "AWS Lambda cannot run " + digest + ": its manifest is "
                            + (mediaType.contains("index") || mediaType.contains("manifest.list")
                                    ? "an index ("
                                    : "of another kind (")
                            + mediaType
                            + "), not a single image. Build with `docker buildx build --platform linux/amd64 --provenance=false --sbom=false`.");
        }
    }
}
