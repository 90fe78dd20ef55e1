package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.conclude.Outcome;
import slipway.rehearse.Progress;
import slipway.rehearse.Rehearsal;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;

@DisplayName("E3 E6 T1: real ECR events, CI's input and an operator's")
class EventsScenario {
    private static final String DIGEST = "sha256:" + "5e".repeat(32);
    private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private static RehearsalResult rehearse(String event) {
        return Rehearsal.run(
                new RehearsalRequest(Example.MANIFEST, "dev", List.of(), Optional.of(event), Map.of(), 1),
                Progress.NONE);
    }

    private static String detail(String action, String repository, String tag, String mediaType) {
        return """
                {"result": "SUCCESS", "repository-name": "%s", "image-digest": "%s", "action-type": "%s",
                 "image-tag": "%s"%s}""".formatted(repository, DIGEST, action, tag, mediaType.isEmpty() ? "" : """
                , "manifest-media-type": "%s", "artifact-media-type": "application/vnd.oci.image.config.v1+json\"""".formatted(mediaType));
    }

    private static String event(String detail) {
        return """
                {"version": "0", "id": "13cde686-328b-6117-af20-0e5566167482", "detail-type": "ECR Image Action",
                 "source": "aws.ecr", "account": "123456789012", "time": "2026-11-16T01:54:34Z", "region": "us-east-1",
                 "resources": [], "detail": %s}""".formatted(detail);
    }

    private static String push(String tag, String mediaType) {
        return event(detail("PUSH", "dr-daily-report", tag, mediaType));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", IMAGE, "application/vnd.docker.distribution.manifest.v2+json"})
    void a_push_event_deploys_with_and_without_the_newer_fields(String mediaType) {
        RehearsalResult result = rehearse(push("dev-0123abc", mediaType));
        assertEquals(Outcome.DEPLOYED, result.outcome(), () -> result.reason().toString());
        assertEquals(Optional.of(DIGEST), result.digest());
        result.functions().forEach(function -> assertEquals(DIGEST, function.after()));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, dr-daily-report, dev-0123abc",
        "PUSH, another-repository, dev-0123abc",
        "PUSH, dr-daily-report, stg-0123abc",
        "PUSH, dr-daily-report, prd-0123abc"
    })
    void what_is_not_this_environments_is_ignored(String action, String repository, String tag) {
        RehearsalResult result = rehearse(event(detail(action, repository, tag, IMAGE)));
        assertEquals(Outcome.IGNORED, result.outcome());
        assertTrue(result.reason().isPresent());
        assertEquals(List.of("LoadPlan", "Intake", "Route", "Ended", "Conclude", "Again", "Done"), result.path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev-",
                "dev-123",
                "dev-0123abcg",
                "DEV-0123abc",
                "dev_0123abc",
                "d\u0435v-0123abc",
                "dev-0123ab\u0441",
                "latest",
                "dev-0123abc ",
                "dev--0123abc"
            })
    void a_malformed_tag_and_look_alike_letters_are_refused(String tag) {
        RehearsalResult result = rehearse(push(tag, IMAGE));
        assertRefused(result, "InvalidRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {INDEX, "application/vnd.docker.distribution.manifest.list.v2+json"})
    void an_index_is_refused_before_anything_changes(String mediaType) {
        RehearsalResult result = rehearse(push("dev-0123abc", mediaType));
        assertRefused(result, "ImageRejected");
        assertTrue(result.reason().orElseThrow().contains("an index"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\": \"aws.ecr\", \"detail-type\": \"ECR Image Action\"}",
                "{\"source\": \"aws.ecr\", \"detail-type\": \"ECR Image Action\", \"detail\": null}",
                "{}",
                "[]",
                "\"deploy\"",
                "null",
                "{\"tag\": 7}",
                "{\"tag\": \"dev-0123abc\", \"force\": true}",
                "{\"tag\": \"dev-0123abc\", \"apps\": [\"nobody\"]}",
                "{\"tag\": \"dev-0123abc\", \"apps\": []}",
                "{\"digest\": \"sha256:abc\"}",
                "{\"action\": \"dance\"}",
                "{\"action\": \"rollback\"}"
            })
    void nonsense_is_refused_by_name(String event) {
        assertRefused(rehearse(event), "InvalidRequest");
    }

    private static void assertRefused(RehearsalResult result, String error) {
        assertEquals(Outcome.REFUSED, result.outcome());
        String reason = result.reason().orElseThrow();
        assertTrue(reason.startsWith("slipway.error." + error + ": "), reason);
        result.functions().forEach(function -> assertEquals(function.before(), function.after()));
        assertEquals("free", result.lock());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tag\": \"dev-0123abc\"}",
                "{\"digest\": \"sha256:5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e\"}",
                "{\"tag\": \"dev-0123abc\", \"apps\": [\"scheduler\", \"line-bot\"], \"reason\": \"release 12\"}",
                "{\"action\": \"deploy\", \"tag\": \"dev-0123abc\"}"
            })
    @DisplayName("T2: CI's input and an operator's start the same deployment")
    void an_input_deploys(String input) {
        assertEquals(Outcome.DEPLOYED, rehearse(input).outcome());
    }

    @Test
    @DisplayName("E3: a tag that moved is refused")
    void a_tag_that_names_another_digest_than_the_event_is_refused() {
        RehearsalResult result = rehearse(push("dev-0a1b2c3d4e5f60718293a4b5c6d7e8f901234567", IMAGE));
        assertRefused(result, "ImageRejected");
        assertTrue(result.reason().orElseThrow().contains("must never move"), result.reason()::orElseThrow);
    }

    @Test
    void a_recovery_with_nothing_to_recover_is_ignored() {
        assertEquals(Outcome.IGNORED, rehearse("{\"action\": \"recover\"}").outcome());
    }
}
