package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;

class EcrTagsTest {
    private final ExampleCloud example = new ExampleCloud();
    private final EcrClient ecr = example.cloud.ecr();

    @Test
    void a_tag_of_an_immutable_repository_never_moves() {
        assertThrows(
                ImageTagAlreadyExistsException.class,
                () -> example.cloud.registry().push("app", Image.of("third", _ -> Reply.of("{}")), "dev-first"));
        assertThrows(
                ImageTagAlreadyExistsException.class,
                () -> ecr.putImage(it -> it.repositoryName("app")
                        .imageManifest(manifest(example.second))
                        .imageTag("dev-first")));
    }

    @Test
    void a_tag_of_a_mutable_repository_moves() {
        example.cloud.registry().createRepository("loose", RepositorySettings.MUTABLE);
        example.cloud.registry().push("loose", Image.of("one", _ -> Reply.of("{}")), "latest");
        String two = example.cloud.registry().push("loose", Image.of("two", _ -> Reply.of("{}")), "latest");
        assertEquals(
                two,
                ecr.describeImages(it -> it.repositoryName("loose")
                                .imageIds(ImageIdentifier.builder()
                                        .imageTag("latest")
                                        .build()))
                        .imageDetails()
                        .getFirst()
                        .imageDigest());
    }

    @Test
    void an_exclusion_makes_some_tags_of_an_immutable_repository_movable() {
        var settings = new RepositorySettings("IMMUTABLE_WITH_EXCLUSION", List.of("latest*"), false);
        example.cloud.registry().createRepository("mixed", settings);
        Repository described = ecr.describeRepositories(it -> it.repositoryNames("mixed"))
                .repositories()
                .getFirst();
        assertEquals(ImageTagMutability.IMMUTABLE_WITH_EXCLUSION, described.imageTagMutability());
        assertEquals(
                "latest*",
                described.imageTagMutabilityExclusionFilters().getFirst().filter());
        push("mixed", "one", "latest-dev", "v1");
        push("mixed", "two", "latest-dev");
        assertThrows(ImageTagAlreadyExistsException.class, () -> push("mixed", "two", "v1"));
    }

    @Test
    void putting_another_tag_on_an_image_is_a_push_event_of_its_own() {
        int before = pushes().size();
        ecr.putImage(it ->
                it.repositoryName("app").imageManifest(manifest(example.first)).imageTag("stg-first"));
        List<Event> pushes = pushes();
        assertEquals(before + 1, pushes.size());
        Map<String, @Nullable Object> detail = pushes.getLast().detail();
        assertEquals("stg-first", detail.get("image-tag"));
        assertEquals(example.first, detail.get("image-digest"));
        assertEquals("PUSH", detail.get("action-type"));
        assertEquals("SUCCESS", detail.get("result"));
        assertEquals("app", detail.get("repository-name"));
        assertEquals(Image.DOCKER_MANIFEST, detail.get("manifest-media-type"));
    }

    @Test
    void putting_the_same_tag_again_is_refused() {
        var refused = assertThrows(
                ImageAlreadyExistsException.class,
                () -> ecr.putImage(it -> it.repositoryName("app")
                        .imageManifest(manifest(example.first))
                        .imageTag("dev-first")));
        assertTrue(String.valueOf(refused.getMessage()).contains("dev-first"));
    }

    private void push(String repository, String name, String... tags) {
        example.cloud.registry().push(repository, Image.of(name, _ -> Reply.of("{}")), tags);
    }

    private String manifest(String digest) {
        return ecr.batchGetImage(it -> it.repositoryName("app")
                        .imageIds(ImageIdentifier.builder().imageDigest(digest).build()))
                .images()
                .getFirst()
                .imageManifest();
    }

    private List<Event> pushes() {
        return example.cloud.events().events().stream()
                .filter(event -> event.detailType().equals("ECR Image Action"))
                .toList();
    }
}
