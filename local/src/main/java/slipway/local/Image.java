package slipway.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Layer;
import software.amazon.awssdk.services.ecr.model.LayerAvailability;

/** An image that was built: its manifest, and the configuration and layers that this names. */
public record Image(String manifest, String mediaType, List<Blob> blobs) {
    /** A label that names functions, separated by commas, whose update to the image shall fail. */
    public static final String UPDATE_FAILS = "dev.slipway.update-fails";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String TASK_ROOT = "var/task/";
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIGURATION = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /**
     * An image of one layer.
     *
     * @param handler what Lambda starts when a function's configuration names nothing else
     * @param files contents by paths under Lambda's task root
     */
    public static Image of(String handler, Map<String, String> labels, SortedMap<String, byte[]> files) {
        ObjectNode config =
                MAPPER.createObjectNode().put("architecture", "amd64").put("os", "linux");
        ObjectNode run = config.putObject("config");
        run.putArray("Cmd").add(handler);
        new TreeMap<>(labels).forEach(run.putObject("Labels")::put);
        Blob configuration = new Blob(CONFIGURATION, config.toString().getBytes(StandardCharsets.UTF_8));
        Blob layer = new Blob(LAYER, tar(files));
        ObjectNode manifest = MAPPER.createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
        manifest.set("config", configuration.descriptor());
        manifest.putArray("layers").add(layer.descriptor());
        return new Image(manifest.toString(), MANIFEST, List.of(configuration, layer));
    }

    private static byte[] tar(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GzipCompressorOutputStream(bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(zipped)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(TASK_ROOT + file.getKey());
                entry.setSize(file.getValue().length);
                // The same content is the same layer.
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What everybody knows the image by. */
    public String digest() {
        return Blob.digest(manifest.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads what the repository does not have yet, and puts the image there under a tag: a push. */
    public void push(EcrClient ecr, String repository, String tag) {
        upload(ecr, repository);
        ecr.putImage(request -> request.repositoryName(repository)
                .imageManifest(manifest)
                .imageManifestMediaType(mediaType)
                .imageTag(tag));
    }

    private void upload(EcrClient ecr, String repository) {
        List<String> there = ecr
                .batchCheckLayerAvailability(request -> request.repositoryName(repository)
                        .layerDigests(blobs.stream().map(Blob::digest).toList()))
                .layers()
                .stream()
                .filter(layer -> layer.layerAvailability() == LayerAvailability.AVAILABLE)
                .map(Layer::layerDigest)
                .toList();
        blobs.stream().filter(blob -> !there.contains(blob.digest())).forEach(blob -> upload(ecr, repository, blob));
    }

    private static void upload(EcrClient ecr, String repository, Blob blob) {
        String upload = ecr.initiateLayerUpload(request -> request.repositoryName(repository))
                .uploadId();
        ecr.uploadLayerPart(request -> request.repositoryName(repository)
                .uploadId(upload)
                .partFirstByte(0L)
                .partLastByte(blob.size() - 1L)
                .layerPartBlob(blob.content()));
        ecr.completeLayerUpload(
                request -> request.repositoryName(repository).uploadId(upload).layerDigests(blob.digest()));
    }
}
