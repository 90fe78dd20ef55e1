package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.contract.aws.AwsErrors.assertRefused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** What Slipway relies on of ECR: repositories, images by tag and digest, tags that do not move, manifests and scans. */
abstract class EcrContract {
    private static final String UNKNOWN = "sha256:" + "0".repeat(64);

    private final Aws aws;

    EcrContract(Aws aws) {
        this.aws = aws;
    }

    private static ImageIdentifier tag(String tag) {
        return ImageIdentifier.builder().imageTag(tag).build();
    }

    private static ImageIdentifier digest(String digest) {
        return ImageIdentifier.builder().imageDigest(digest).build();
    }

    private ImageDetail describe(String repository, ImageIdentifier id) {
        return aws.ecr()
                .describeImages(it -> it.repositoryName(repository).imageIds(id))
                .imageDetails()
                .getFirst();
    }

    private Image image(String repository, ImageIdentifier id) {
        return aws.ecr()
                .batchGetImage(it -> it.repositoryName(repository).imageIds(id))
                .images()
                .getFirst();
    }

    private PutImageResponse put(String repository, String manifest, String tag) {
        return aws.ecr()
                .putImage(it ->
                        it.repositoryName(repository).imageManifest(manifest).imageTag(tag));
    }

    @Test
    void a_repository_says_whether_its_tags_may_move_and_pushes_are_scanned() {
        String name = aws.createRepository("IMMUTABLE");
        Repository found = aws.ecr()
                .describeRepositories(it -> it.repositoryNames(name))
                .repositories()
                .getFirst();
        assertEquals(ImageTagMutability.IMMUTABLE, found.imageTagMutability());
        assertTrue(found.imageScanningConfiguration().scanOnPush());
        assertEquals(aws.accountId() + ".dkr.ecr.us-east-1.amazonaws.com/" + name, found.repositoryUri());
    }

    @Test
    void a_repository_that_is_not_there_is_named() {
        String missing = aws.name();
        assertRefused(
                RepositoryNotFoundException.class,
                400,
                () -> aws.ecr().describeRepositories(it -> it.repositoryNames(missing)));
        assertRefused(RepositoryNotFoundException.class, 400, () -> describe(missing, tag("dev-1")));
        assertRefused(RepositoryNotFoundException.class, 400, () -> image(missing, tag("dev-1")));
    }

    @Test
    void an_image_is_the_same_by_tag_and_by_digest() {
        Instant before = aws.now().minus(Duration.ofSeconds(2));
        String repository = aws.createRepository("IMMUTABLE");
        String pushed = aws.push(repository, "first", "dev-1", "dev-one");
        ImageDetail byTag = describe(repository, tag("dev-1"));
        assertEquals(pushed, byTag.imageDigest());
        assertEquals(byTag, describe(repository, digest(pushed)));
        assertEquals(Set.of("dev-1", "dev-one"), Set.copyOf(byTag.imageTags()));
        assertTrue(byTag.imagePushedAt().isAfter(before), byTag::toString);
    }

    @Test
    void an_image_that_is_not_there_is_an_error_of_describing() {
        String repository = aws.createRepository("IMMUTABLE");
        aws.push(repository, "first", "dev-1");
        assertRefused(ImageNotFoundException.class, 400, () -> describe(repository, tag("dev-2")));
        assertRefused(ImageNotFoundException.class, 400, () -> describe(repository, digest(UNKNOWN)));
    }

    @Test
    void an_image_that_is_not_there_is_a_failure_among_the_answers_of_getting() {
        String repository = aws.createRepository("IMMUTABLE");
        String pushed = aws.push(repository, "first", "dev-1");
        BatchGetImageResponse response =
                aws.ecr().batchGetImage(it -> it.repositoryName(repository).imageIds(tag("dev-1"), tag("dev-2")));
        assertEquals(
                List.of(pushed),
                response.images().stream()
                        .map(image -> image.imageId().imageDigest())
                        .toList());
        ImageFailure failure = response.failures().getFirst();
        assertEquals("ImageNotFound", failure.failureCodeAsString());
        assertEquals("dev-2", failure.imageId().imageTag());
    }

    @Test
    void a_digest_is_that_of_the_manifests_text() throws NoSuchAlgorithmException {
        String repository = aws.createRepository("IMMUTABLE");
        String pushed = aws.push(repository, "first", "dev-1");
        Image found = image(repository, digest(pushed));
        byte[] text = found.imageManifest().getBytes(StandardCharsets.UTF_8);
        assertEquals(
                pushed,
                "sha256:"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        assertEquals(found.imageManifest(), image(repository, tag("dev-1")).imageManifest());
        assertEquals("application/vnd.docker.distribution.manifest.v2+json", found.imageManifestMediaType());
    }

    @Test
    void the_configuration_that_a_manifest_names_can_be_downloaded() throws JsonProcessingException {
        var mapper = new JsonMapper();
        String repository = aws.createRepository("IMMUTABLE");
        String pushed = aws.push(repository, "first", "dev-1");
        String configuration = mapper.readTree(image(repository, digest(pushed)).imageManifest())
                .at("/config/digest")
                .asText();
        String url = aws.ecr()
                .getDownloadUrlForLayer(it -> it.repositoryName(repository).layerDigest(configuration))
                .downloadUrl();
        assertEquals(
                "amd64", mapper.readTree(aws.download(url)).path("architecture").asText());
        assertRefused(
                LayersNotFoundException.class,
                400,
                () -> aws.ecr()
                        .getDownloadUrlForLayer(
                                it -> it.repositoryName(repository).layerDigest(UNKNOWN)));
    }

    @Test
    void a_tag_does_not_move_in_an_immutable_repository() {
        String repository = aws.createRepository("IMMUTABLE");
        String first = aws.push(repository, "first", "dev-1");
        String second = aws.push(repository, "second", "dev-2");
        String manifest = image(repository, digest(second)).imageManifest();
        assertRefused(ImageTagAlreadyExistsException.class, 400, () -> put(repository, manifest, "dev-1"));
        assertEquals(first, describe(repository, tag("dev-1")).imageDigest());
    }

    @Test
    void a_tag_moves_in_a_mutable_repository() {
        String repository = aws.createRepository("MUTABLE");
        aws.push(repository, "first", "dev-1");
        String second = aws.push(repository, "second", "dev-2");
        put(repository, image(repository, digest(second)).imageManifest(), "dev-1");
        assertEquals(second, describe(repository, tag("dev-1")).imageDigest());
    }

    @Test
    void another_tag_on_the_same_manifest_is_a_promotion() {
        String repository = aws.createRepository("IMMUTABLE");
        String pushed = aws.push(repository, "first", "dev-1");
        Instant at = describe(repository, tag("dev-1")).imagePushedAt();
        aws.pass(Duration.ofSeconds(2));
        PutImageResponse promoted =
                put(repository, image(repository, tag("dev-1")).imageManifest(), "stg-1");
        assertEquals(pushed, promoted.image().imageId().imageDigest());
        ImageDetail found = describe(repository, tag("stg-1"));
        assertEquals(pushed, found.imageDigest());
        assertEquals(Set.of("dev-1", "stg-1"), Set.copyOf(found.imageTags()));
        assertEquals(at, found.imagePushedAt());
    }

    @Test
    void the_same_manifest_under_the_same_tag_is_there_already() {
        String repository = aws.createRepository("IMMUTABLE");
        String pushed = aws.push(repository, "first", "dev-1");
        String manifest = image(repository, digest(pushed)).imageManifest();
        assertRefused(ImageAlreadyExistsException.class, 400, () -> put(repository, manifest, "dev-1"));
    }

    @Test
    void a_manifest_whose_layers_were_not_pushed_is_refused() {
        String repository = aws.createRepository("IMMUTABLE");
        String manifest = image(repository, digest(aws.push(repository, "first", "dev-1")))
                .imageManifest()
                .replaceAll("sha256:[0-9a-f]{64}", UNKNOWN);
        assertRefused(LayersNotFoundException.class, 400, () -> put(repository, manifest, "dev-2"));
    }

    @Test
    void a_scan_of_a_push_ends_with_counts_by_severity() {
        String repository = aws.createRepository("IMMUTABLE");
        String pushed = aws.push(repository, "first", "dev-1");
        aws.awaitThat(
                "the scan is complete",
                () -> findings(repository, pushed).imageScanStatus().status() == ScanStatus.COMPLETE);
        DescribeImageScanFindingsResponse found = findings(repository, pushed);
        assertTrue(found.imageScanFindings().hasFindingSeverityCounts(), found::toString);
        assertEquals(pushed, found.imageId().imageDigest());
    }

    @Test
    void an_image_that_was_never_scanned_has_no_scan() throws Throwable {
        String repository = aws.createRepositoryWithoutScans();
        String pushed = aws.push(repository, "first", "dev-1");
        aws.holds(
                Difference.EVERYTHING_IS_SCANNED,
                () -> assertRefused(ScanNotFoundException.class, 400, () -> findings(repository, pushed)));
    }

    @Test
    void the_scan_of_an_image_that_is_not_there_is_not_found() throws Throwable {
        String repository = aws.createRepository("IMMUTABLE");
        aws.holds(
                Difference.SCAN_OF_NO_IMAGE,
                () -> assertRefused(ImageNotFoundException.class, 400, () -> findings(repository, UNKNOWN)));
    }

    private DescribeImageScanFindingsResponse findings(String repository, String digest) {
        return aws.ecr()
                .describeImageScanFindings(it -> it.repositoryName(repository).imageId(digest(digest)));
    }
}
