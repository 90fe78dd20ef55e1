package slipway.cloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image's manifest and the blobs that it names, as registries keep them.
 *
 * @param digest of the text, unless the image was given another
 * @param text the manifest's JSON
 * @param blobs by digest: the configuration
 * @param children the manifests that an index lists
 */
record ImageManifest(
        String digest, String text, String mediaType, Map<String, String> blobs, List<ImageManifest> children) {
    private static final int LAYER_BYTES = 48_613_120;

    static ImageManifest of(Image image) {
        return image.isIndex() ? index(image) : single(image, image.mediaType());
    }

    private ImageManifest(String text, String mediaType, Map<String, String> blobs, List<ImageManifest> children) {
        this(digest(text), text, mediaType, blobs, children);
    }

    /** The same image under a digest that somebody named: no real registry would have it there. */
    ImageManifest withDigest(String given) {
        return new ImageManifest(given, text, mediaType, blobs, children);
    }

    long size() {
        return children.isEmpty() ? LAYER_BYTES : text.length();
    }

    static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ImageManifest single(Image image, String mediaType) {
        boolean oci = mediaType.equals(Image.OCI_MANIFEST);
        String config = Json.write(members(
                "architecture", image.architecture(),
                "os", "linux",
                "config", members("Labels", members("org.opencontainers.image.title", image.name())),
                "rootfs", members("type", "layers", "diff_ids", List.of(digest("layer of " + image.name())))));
        String prefix = oci ? "application/vnd.oci.image." : "application/vnd.docker.";
        Map<String, @Nullable Object> manifest = members(
                "schemaVersion",
                2,
                "mediaType",
                mediaType,
                "config",
                members(
                        "mediaType", prefix + (oci ? "config.v1+json" : "container.image.v1+json"),
                        "size", config.length(),
                        "digest", digest(config)),
                "layers",
                List.of(members(
                        "mediaType",
                        prefix + (oci ? "layer.v1.tar+gzip" : "image.rootfs.diff.tar.gzip"),
                        "size",
                        LAYER_BYTES,
                        "digest",
                        digest("compressed layer of " + image.name()))));
        return new ImageManifest(Json.write(manifest), mediaType, Map.of(digest(config), config), List.of());
    }

    /** What a build with provenance makes: the image for one platform, and an attestation that no platform runs. */
    private static ImageManifest index(Image image) {
        ImageManifest child = single(image, Image.OCI_MANIFEST);
        ImageManifest attestation = single(
                new Image(image.name() + " attestation", Image.OCI_MANIFEST, "unknown", image.behaviour()),
                Image.OCI_MANIFEST);
        Map<String, @Nullable Object> index = members(
                "schemaVersion", 2,
                "mediaType", image.mediaType(),
                "manifests",
                        List.of(
                                listed(child, members("architecture", image.architecture(), "os", "linux")),
                                listed(attestation, members("architecture", "unknown", "os", "unknown"))));
        return new ImageManifest(Json.write(index), image.mediaType(), Map.of(), List.of(child, attestation));
    }

    private static Map<String, @Nullable Object> listed(
            ImageManifest manifest, Map<String, @Nullable Object> platform) {
        return members(
                "mediaType",
                manifest.mediaType,
                "digest",
                manifest.digest(),
                "size",
                manifest.text.length(),
                "platform",
                platform);
    }

    private static Map<String, @Nullable Object> members(Object... namesAndValues) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    Optional<String> blob(String digest) {
        return Optional.ofNullable(blobs.get(digest));
    }
}
