package slipway.image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.error.ImageRejected;
import slipway.error.ScanNotStarted;
import slipway.error.ScanRunning;

class RulesTest {
    private static final Digest DIGEST = new Digest("sha256:" + "b".repeat(64));
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String PATTERN = "^dev-([0-9a-f]{7,40})$";

    private static Registry.Image image(String mediaType, String... tags) {
        return new Registry.Image(DIGEST, List.of(tags), Instant.EPOCH, mediaType);
    }

    @Test
    @DisplayName("E3: tags of an immutable repository never move")
    void an_immutable_repository_passes() {
        assertDoesNotThrow(
                () -> RepositoryRules.requireImmutable(new Registry.Repository("r", "uri", "IMMUTABLE", true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION", "SOMETHING_NEWER"})
    @DisplayName("E3: a repository whose tags may move, be it only some, is refused")
    void a_repository_whose_tags_may_move_is_refused(String mutability) {
        Registry.Repository repository = new Registry.Repository("r", "uri", mutability, true);
        assertSays(
                assertThrows(ImageRejected.class, () -> RepositoryRules.requireImmutable(repository)),
                "'r'",
                mutability,
                "Set its tag mutability to IMMUTABLE");
    }

    @Test
    void the_tag_that_was_asked_for_is_the_one_that_counts() {
        Registry.Image image = image(OCI, "dev-aaaaaaa", "dev-bbbbbbb");
        assertEquals(
                new ImageTag("dev-bbbbbbb", "bbbbbbb"),
                RepositoryRules.environmentTag(image, Optional.of("dev-bbbbbbb"), PATTERN, "dev"));
    }

    @Test
    void an_image_asked_for_by_digest_is_known_by_the_environments_tag() {
        Registry.Image image = image(OCI, "latest", "stg-aaaaaaa", "dev-bbbbbbb");
        assertEquals(
                new ImageTag("dev-bbbbbbb", "bbbbbbb"),
                RepositoryRules.environmentTag(image, Optional.empty(), PATTERN, "dev"));
    }

    @Test
    @DisplayName("E4: an image that only another environment has a tag for must be promoted first")
    void an_image_without_the_environments_tag_is_refused() {
        Registry.Image image = image(OCI, "stg-aaaaaaa");
        assertSays(
                assertThrows(
                        ImageRejected.class,
                        () -> RepositoryRules.environmentTag(image, Optional.empty(), PATTERN, "dev")),
                DIGEST.text(),
                "[stg-aaaaaaa]",
                "promote");
    }

    @ParameterizedTest
    @ValueSource(strings = {OCI, "application/vnd.docker.distribution.manifest.v2+json"})
    @DisplayName("E6: a single image in either format runs")
    void a_single_image_runs(String mediaType) {
        assertDoesNotThrow(() -> MediaTypes.requireRunnable(image(mediaType), Optional.empty()));
        assertDoesNotThrow(() -> MediaTypes.requireRunnable(image(mediaType), Optional.of(mediaType)));
    }

    @ParameterizedTest
    @CsvSource({
        INDEX + ", an index",
        "application/vnd.docker.distribution.manifest.list.v2+json, an index",
        "application/vnd.cncf.helm.config.v1+json, application/vnd.cncf.helm",
        "application/vnd.docker.distribution.manifest.v1+prettyjws, v1+prettyjws"
    })
    @DisplayName("E6: an index and what is no image are refused, with how to build one that runs")
    void anything_else_is_refused(String mediaType, String words) {
        assertSays(
                assertThrows(ImageRejected.class, () -> MediaTypes.requireRunnable(image(mediaType), Optional.empty())),
                words,
                mediaType,
                "--provenance=false");
    }

    @Test
    @DisplayName("E6: what the push said counts too")
    void a_push_that_said_index_is_refused() {
        assertThrows(ImageRejected.class, () -> MediaTypes.requireRunnable(image(OCI), Optional.of(INDEX)));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, required, PASS",
        "COMPLETE, optional, PASS",
        "ACTIVE, required, PASS",
        "IN_PROGRESS, required, WAIT",
        "IN_PROGRESS, optional, WAIT",
        "PENDING, required, WAIT",
        "PENDING, optional, WAIT",
        "FAILED, required, REFUSE",
        "FAILED, optional, PASS",
        "UNSUPPORTED_IMAGE, required, REFUSE",
        "UNSUPPORTED_IMAGE, optional, PASS",
        "FINDINGS_UNAVAILABLE, required, REFUSE",
        "FINDINGS_UNAVAILABLE, optional, PASS",
        "SCAN_ELIGIBILITY_EXPIRED, required, REFUSE",
        ", required, START",
        ", optional, PASS",
        "FAILED, anything else, REFUSE"
    })
    @DisplayName("E5: each scan status under each policy")
    void each_scan_status_is_judged_by_the_policy(String status, String policy, String verdict) {
        Optional<Registry.Scan> scan = Optional.ofNullable(status)
                .map(name -> new Registry.Scan(name, "the description", Map.of("HIGH", 9, "CRITICAL", 0)));
        switch (verdict) {
            case "PASS" -> assertDoesNotThrow(() -> ScanRules.judge(scan, policy, DIGEST));
            case "START" ->
                assertSays(
                        assertThrows(ScanNotStarted.class, () -> ScanRules.judge(scan, policy, DIGEST)),
                        "never ran",
                        "scan: optional");
            case "WAIT" -> assertThrows(ScanRunning.class, () -> ScanRules.judge(scan, policy, DIGEST));
            default ->
                assertSays(
                        assertThrows(ImageRejected.class, () -> ScanRules.judge(scan, policy, DIGEST)),
                        DIGEST.text(),
                        status + ": the description",
                        "scan: optional");
        }
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE, required", "COMPLETE, optional", "ACTIVE, required", "ACTIVE, optional"})
    @DisplayName("E5: a critical finding refuses the image under every policy")
    void a_critical_finding_refuses_the_image(String status, String policy) {
        Optional<Registry.Scan> scan = Optional.of(new Registry.Scan(status, "", Map.of("CRITICAL", 2)));
        assertSays(
                assertThrows(ImageRejected.class, () -> ScanRules.judge(scan, policy, DIGEST)),
                "2 critical finding(s)");
    }

    @Test
    void what_the_scan_said_is_kept_in_words() {
        assertEquals(
                "scanned, no critical finding",
                ScanRules.judge(Optional.of(new Registry.Scan("COMPLETE", "", Map.of())), "required", DIGEST));
        assertEquals(
                "not scanned (never ran), which the manifest allows",
                ScanRules.judge(Optional.empty(), "optional", DIGEST));
    }
}
