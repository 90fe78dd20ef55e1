package slipway.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Layer;
import software.amazon.awssdk.services.ecr.model.LayerAvailability;

/** An image that was built: its manifest, and the configuration and layers that this names. */
public record Image(String manifest, String mediaType, List<Blob> blobs) {
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
