package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

class EcrImagesTest {
    private final ExampleCloud example = new ExampleCloud();
    private final EcrClient ecr = example.cloud.ecr();

    @Test
    void the_digest_is_that_of_the_manifest_and_leads_to_the_architecture() throws IOException {
        BatchGetImageResponse got =
                ecr.batchGetImage(it -> it.repositoryName("app").imageIds(tag("dev-first")));
        String manifest = got.images().getFirst().imageManifest();
        assertEquals(example.first, ImageManifest.digest(manifest));
        Map<?, ?> config = (Map<?, ?>)
                Objects.requireNonNull(Json.readObject(manifest).orElseThrow().get("config"));
        String url = ecr.getDownloadUrlForLayer(
                        it -> it.repositoryName("app").layerDigest(String.valueOf(config.get("digest"))))
                .downloadUrl();
        HttpReply blob = example.cloud.http().get(URI.create(url));
        assertEquals("amd64", Json.readObject(blob.body()).orElseThrow().get("architecture"));
    }

    @Test
    void missing_images_are_failures_inside_a_success() {
        BatchGetImageResponse got =
                ecr.batchGetImage(it -> it.repositoryName("app").imageIds(tag("dev-first"), tag("dev-none")));
        assertEquals(1, got.images().size());
        assertEquals(ImageFailureCode.IMAGE_NOT_FOUND, got.failures().getFirst().failureCode());
    }

    @Test
    void describing_a_missing_image_throws() {
        assertThrows(
                ImageNotFoundException.class,
                () -> ecr.describeImages(it -> it.repositoryName("app").imageIds(tag("dev-none"))));
        assertThrows(RepositoryNotFoundException.class, () -> ecr.describeImages(it -> it.repositoryName("none")));
    }

    @Test
    void an_image_is_described_with_its_tags_its_push_and_its_media_type() {
        example.time.runFor(Duration.ofHours(1));
        example.cloud.registry().push("app", Image.of("first", _ -> Reply.of("{}")), "stg-first");
        ImageDetail detail = ecr.describeImages(it -> it.repositoryName("app").imageIds(tag("stg-first")))
                .imageDetails()
                .getFirst();
        assertEquals(example.first, detail.imageDigest());
        assertEquals(List.of("dev-first", "stg-first"), detail.imageTags());
        assertEquals(ExampleCloud.START, detail.imagePushedAt());
        assertEquals(Image.DOCKER_MANIFEST, detail.imageManifestMediaType());
    }

    @Test
    void images_are_listed_in_pages() {
        List<Instant> pushed =
                ecr.describeImagesPaginator(it -> it.repositoryName("app").maxResults(1)).imageDetails().stream()
                        .map(ImageDetail::imagePushedAt)
                        .toList();
        assertEquals(2, pushed.size());
    }

    @Test
    void an_index_lists_an_image_and_an_attestation() {
        String digest = example.cloud
                .registry()
                .push("app", Image.of("multi", _ -> Reply.of("{}")).withMediaType(Image.OCI_INDEX), "dev-multi");
        var image = ecr.batchGetImage(it -> it.repositoryName("app")
                        .imageIds(ImageIdentifier.builder().imageDigest(digest).build()))
                .images()
                .getFirst();
        assertEquals(Image.OCI_INDEX, image.imageManifestMediaType());
        List<?> manifests =
                (List<?>) Json.readObject(image.imageManifest()).orElseThrow().get("manifests");
        assertEquals(2, manifests == null ? 0 : manifests.size());
    }

    @Test
    void a_layer_that_is_not_there_is_not_found() {
        assertThrows(
                LayersNotFoundException.class,
                () -> ecr.getDownloadUrlForLayer(it -> it.repositoryName("app").layerDigest("sha256:0")));
    }

    @Test
    void a_lifecycle_policy_is_given_where_there_is_one() {
        assertThrows(
                LifecyclePolicyNotFoundException.class, () -> ecr.getLifecyclePolicy(it -> it.repositoryName("app")));
        example.cloud.registry().lifecyclePolicy("app", "{\"rules\":[]}");
        assertTrue(ecr.getLifecyclePolicy(it -> it.repositoryName("app"))
                .lifecyclePolicyText()
                .contains("rules"));
    }

    private static ImageIdentifier tag(String tag) {
        return ImageIdentifier.builder().imageTag(tag).build();
    }
}
