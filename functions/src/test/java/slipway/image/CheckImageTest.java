package slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertHides;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.NEW;
import static slipway.fake.World.OLD;
import static slipway.fake.World.SECRET;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.error.Busy;
import slipway.error.ImageRejected;
import slipway.error.ScanNotStarted;
import slipway.error.ScanRunning;
import slipway.fake.FakeEcr;
import slipway.fake.World;

@DisplayName("E2-E6: whether an image may be deployed")
class CheckImageTest {
    private static final String TAG = "dev-1234567";
    private final World world = new World();

    @BeforeEach
    void layers() {
        world.web.answer(FakeEcr.CONFIGURATION_URL, 200, "{\"architecture\":\"amd64\",\"os\":\"linux\"}");
    }

    private CheckImage.Output check(Optional<Digest> digest, Optional<String> tag, String scan) {
        return new CheckImage(world.ecr(), world.http())
                .run(new CheckImage.Input(
                        "dev", "dr-daily-report", "^dev-([0-9a-f]{7,40})$", scan, digest, tag, Optional.empty()));
    }

    private CheckImage.Output check() {
        return check(Optional.of(NEW.digest()), Optional.of(TAG), "required");
    }

    private ImageRejected rejected() {
        return assertThrows(ImageRejected.class, this::check);
    }

    @Test
    void an_image_that_may_be_deployed_is_named_by_its_digest() {
        assertEquals(
                new CheckImage.Output(
                        NEW.digest(), TAG, "1234567", NEW, "x86_64", FakeEcr.PUSHED_AT, "scanned, no critical finding"),
                check());
    }

    @Test
    void an_image_is_found_by_its_tag_or_its_digest_alone() {
        assertEquals(check(), check(Optional.empty(), Optional.of(TAG), "required"));
        assertEquals(check(), check(Optional.of(NEW.digest()), Optional.empty(), "required"));
    }

    @Test
    @DisplayName("E3: a tag whose digest changed since it was pushed is refused")
    void a_tag_that_moved_is_refused() {
        ImageRejected moved =
                assertThrows(ImageRejected.class, () -> check(Optional.of(OLD.digest()), Optional.of(TAG), "required"));
        assertSays(moved, TAG, OLD.digest().text(), NEW.digest().text(), "never move");
    }

    @Test
    void a_repository_that_does_not_exist_is_refused() {
        world.registry.repository = "another";
        assertSays(rejected(), "'dr-daily-report' does not exist", "mend 'repository'");
    }

    @Test
    @DisplayName("E3: a mutable repository is refused")
    void a_mutable_repository_is_refused() {
        world.registry.mutability = "MUTABLE";
        assertSays(rejected(), "MUTABLE");
    }

    @Test
    void an_image_that_does_not_exist_is_refused_by_the_name_that_was_asked_for() {
        world.registry.tags.clear();
        assertSays(rejected(), "'" + TAG + "'", "Push it first");
        ImageRejected unknown =
                assertThrows(ImageRejected.class, () -> check(Optional.of(OLD.digest()), Optional.empty(), "required"));
        assertSays(unknown, OLD.digest().text());
    }

    @Test
    @DisplayName("E6: an index is refused before anything else is read of it")
    void an_index_is_refused() {
        world.registry.mediaType = "application/vnd.oci.image.index.v1+json";
        assertSays(rejected(), "an index");
        assertFalse(world.calls.made().contains("batchGetImage"));
    }

    @ParameterizedTest
    @CsvSource({"amd64, x86_64", "arm64, arm64"})
    @DisplayName("E6: the architecture is the image's own, in AWS Lambda's word")
    void the_architecture_is_read_from_the_image(String image, String lambda) {
        world.web.answer(FakeEcr.CONFIGURATION_URL, 200, "{\"architecture\":\"" + image + "\"}");
        assertEquals(lambda, check().architecture());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"architecture\":\"s390x\"}", "{}", "no json"})
    @DisplayName("E6: an architecture that AWS Lambda does not run is refused")
    void another_architecture_is_refused(String configuration) {
        world.web.answer(FakeEcr.CONFIGURATION_URL, 200, configuration);
        assertSays(rejected(), NEW.digest().text());
    }

    @Test
    void a_manifest_that_ecr_reports_as_missing_is_refused_with_its_reason() {
        world.registry.hasManifest = false;
        assertSays(rejected(), "Requested image not found", "Push the image again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"config\":{}}", "{\"config\":{\"digest\":\"sha256:12\"}}", "no json"})
    void a_manifest_without_a_configuration_is_refused(String manifest) {
        world.registry.manifest = manifest;
        assertSays(rejected(), NEW.digest().text());
    }

    @Test
    @DisplayName("O5: a configuration that cannot be read is asked for again; its address is signed and is not told")
    void a_configuration_that_cannot_be_read_is_asked_for_again() {
        world.web.answer(FakeEcr.CONFIGURATION_URL, 503, SECRET);
        Busy refused = assertThrows(Busy.class, this::check);
        assertSays(refused, "503");
        assertHides(refused, SECRET);
        world.web.answers.clear();
        assertHides(assertThrows(Busy.class, this::check), SECRET);
    }

    @Test
    @DisplayName("E5: critical findings, a running scan, and no scan")
    void the_scan_is_judged() {
        world.registry.findings = Map.of("CRITICAL", 1);
        assertSays(rejected(), "1 critical");
        world.registry.scanStatus = Optional.of("IN_PROGRESS");
        assertThrows(ScanRunning.class, this::check);
        world.registry.scanStatus = Optional.empty();
        assertSays(assertThrows(ScanNotStarted.class, this::check), "never ran");
        assertEquals(
                "not scanned (never ran), which the manifest allows",
                check(Optional.of(NEW.digest()), Optional.of(TAG), "optional").scanned());
    }
}
