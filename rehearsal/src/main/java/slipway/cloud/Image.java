package slipway.cloud;

/**
 * A container image to push.
 *
 * @param name stands for the image's contents: images with other names have other digests
 * @param mediaType of the manifest; an index gets manifests for its architecture and an attestation
 * @param architecture {@code amd64} or {@code arm64}, as image configurations name it
 * @param behaviour what the image's code does
 */
public record Image(String name, String mediaType, String architecture, Behaviour behaviour) {
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";

    /** An image that Lambda can run on x86_64. */
    public static Image of(String name, Behaviour behaviour) {
        return new Image(name, DOCKER_MANIFEST, "amd64", behaviour);
    }

    public Image withMediaType(String changed) {
        return new Image(name, changed, architecture, behaviour);
    }

    public Image withArchitecture(String changed) {
        return new Image(name, mediaType, changed, behaviour);
    }

    boolean isIndex() {
        return mediaType.equals(OCI_INDEX) || mediaType.equals(DOCKER_LIST);
    }
}
