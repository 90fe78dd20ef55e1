package slipway.contract.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ecr.EcrClient;

/** An image for LocalStack: one layer with the {@link Probe} and the image's name. */
final class ProbeImage {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String TASK_ROOT = "var/task/";
    private static final String PROGRAM = Probe.class.getName();
    private static final String MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIG_TYPE = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER_TYPE = "application/vnd.docker.image.rootfs.diff.tar";

    private final byte[] layer;
    private final byte[] configuration;
    private final String manifest;

    /** @param unfitFor the name of a function whose update to this image shall fail, or nothing */
    ProbeImage(String name, String unfitFor) {
        layer = layer(name);
        ObjectNode config =
                MAPPER.createObjectNode().put("architecture", "amd64").put("os", "linux");
        ObjectNode run = config.putObject("config");
        run.putArray("Cmd").add(PROGRAM);
        run.putObject("Labels").put("org.opencontainers.image.title", name).put("dev.slipway.update-fails", unfitFor);
        configuration = config.toString().getBytes(StandardCharsets.UTF_8);
        ObjectNode listed = MAPPER.createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST_TYPE);
        listed.set("config", descriptor(CONFIG_TYPE, configuration));
        listed.putArray("layers").add(descriptor(LAYER_TYPE, layer));
        manifest = listed.toString();
    }

    String digest() {
        return digest(manifest.getBytes(StandardCharsets.UTF_8));
    }

    void push(EcrClient ecr, String repository, String... tags) {
        upload(ecr, repository, configuration);
        upload(ecr, repository, layer);
        for (String tag : tags) {
            ecr.putImage(it -> it.repositoryName(repository)
                    .imageManifest(manifest)
                    .imageManifestMediaType(MANIFEST_TYPE)
                    .imageTag(tag));
        }
    }

    private static void upload(EcrClient ecr, String repository, byte[] blob) {
        String upload =
                ecr.initiateLayerUpload(it -> it.repositoryName(repository)).uploadId();
        ecr.uploadLayerPart(it -> it.repositoryName(repository)
                .uploadId(upload)
                .partFirstByte(0L)
                .partLastByte(blob.length - 1L)
                .layerPartBlob(SdkBytes.fromByteArray(blob)));
        ecr.completeLayerUpload(
                it -> it.repositoryName(repository).uploadId(upload).layerDigests(digest(blob)));
    }

    private static byte[] layer(String name) {
        String program = PROGRAM.replace('.', '/') + ".class";
        var bytes = new ByteArrayOutputStream();
        try (InputStream compiled = Objects.requireNonNull(Probe.class.getResourceAsStream("/" + program));
                var tar = new TarArchiveOutputStream(bytes)) {
            add(tar, program, compiled.readAllBytes());
            add(tar, Probe.NAME_FILE, name.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String file, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(TASK_ROOT + file);
        entry.setSize(content.length);
        // The same content is the same layer.
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static ObjectNode descriptor(String mediaType, byte[] blob) {
        return MAPPER.createObjectNode()
                .put("mediaType", mediaType)
                .put("size", blob.length)
                .put("digest", digest(blob));
    }

    private static String digest(byte[] blob) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(blob));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
