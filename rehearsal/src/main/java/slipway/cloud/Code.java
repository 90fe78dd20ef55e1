package slipway.cloud;

import java.util.Optional;

/**
 * The code of a function: an image resolved to its digest, or the JVM's own classes.
 *
 * @param imageUri as it was asked for; empty without image
 * @param repository empty without image
 * @param digest {@code sha256:…}
 * @param architecture as Lambda names it
 */
record Code(String imageUri, String repository, String digest, String architecture, Behaviour behaviour) {
    static Code ofImage(String imageUri, String repository, StoredImage image) {
        String architecture = image.image().architecture().equals("amd64")
                ? "x86_64"
                : image.image().architecture();
        return new Code(
                imageUri,
                repository,
                image.digest(),
                architecture,
                image.image().behaviour());
    }

    static Code ofClasses(String name, Behaviour behaviour) {
        return new Code("", "", ImageManifest.digest("classes of " + name), "", behaviour);
    }

    boolean isImage() {
        return !imageUri.isEmpty();
    }

    String sha256() {
        return digest.substring("sha256:".length());
    }

    /** The digest as {@link Request} gives it to the code. */
    String imageDigest() {
        return isImage() ? digest : "";
    }

    Optional<String> resolvedImageUri() {
        return isImage() ? Optional.of(Registry.imageUri(repository, digest)) : Optional.empty();
    }
}
