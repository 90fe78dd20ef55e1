package slipway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;
import static slipway.intake.Inputs.DIGEST;
import static slipway.intake.Inputs.ecr;
import static slipway.intake.Inputs.push;
import static slipway.intake.Inputs.pushOfMediaType;
import static slipway.intake.Inputs.take;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.error.InvalidRequest;
import slipway.image.Digest;

@DisplayName("T1, E3: events of ECR")
class EcrEventTest {
    private static final String TAG = "dev-1234567";

    @Test
    void a_push_of_the_environments_tag_is_a_deployment() {
        assertEquals(
                new Intake.Output(
                        Action.DEPLOY,
                        Optional.of(new Digest(DIGEST)),
                        Optional.of(TAG),
                        List.of(),
                        By.EVENT,
                        "pushed to dr-daily-report",
                        Optional.empty(),
                        Optional.empty(),
                        Intake.Options.NONE),
                take(push(TAG)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.oci.image.manifest.v1+json",
                "application/vnd.oci.image.index.v1+json",
                "application/vnd.docker.distribution.manifest.list.v2+json"
            })
    @DisplayName("E6: the media type goes on to CheckImage, which refuses an index")
    void the_media_type_goes_on_to_the_check_of_the_image(String mediaType) {
        Intake.Output request = take(pushOfMediaType(TAG, mediaType));
        assertEquals(Action.DEPLOY, request.action());
        assertEquals(Optional.of(mediaType), request.pushedMediaType());
    }

    @Test
    void members_that_aws_may_add_are_let_through() {
        String event = push(TAG).replace("\"resources\": []", "\"resources\": [], \"newer\": {\"member\": 1}");
        assertEquals(Action.DEPLOY, take(event).action());
    }

    @Test
    void a_delete_is_ignored() {
        Intake.Output request = take(push("dr-daily-report", "DELETE", TAG));
        assertEquals(Action.IGNORE, request.action());
        assertEquals("'DELETE' with result 'SUCCESS' is no successful push.", request.why());
    }

    @Test
    void a_push_that_failed_is_ignored() {
        assertEquals(
                Action.IGNORE, take(push(TAG).replace("SUCCESS", "FAILURE")).action());
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", "dr-daily-report2", "team/dr-daily-report", "DR-daily-report", ""})
    void another_repository_is_ignored_whatever_its_tag(String repository) {
        assertEquals(Action.IGNORE, take(push(repository, "PUSH", TAG)).action());
        assertEquals(Action.IGNORE, take(push(repository, "PUSH", "nonsense")).action());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stg-1234567", "v1.2.3-1234567"})
    void another_environments_tag_is_ignored(String tag) {
        Intake.Output request = take(push(tag));
        assertEquals(Action.IGNORE, request.action());
        assertEquals("The tag '" + tag + "' is another environment's, not dev's.", request.why());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latest",
                "dev",
                "dev-",
                "dev-123456",
                "dev-12345678901234567890123456789012345678901",
                "dev-123456g",
                "dev-1234567-dirty",
                " dev-1234567",
                "dev-1234567 ",
                "dev-1234567\\n",
                "dev_1234567",
                "prd-1234567",
                "DEV-1234567",
                "Dev-1234567",
                "dev-ABCDEF1",
                "stg-123",
                "stg-1234567x"
            })
    @DisplayName("E3: a malformed tag is refused, and the refusal says what a tag must be")
    void a_malformed_tag_is_refused(String tag) {
        InvalidRequest refused = assertThrows(InvalidRequest.class, () -> take(push(tag)));
        assertSays(refused, "'" + tag.replace("\\n", "\\u{a}") + "'", "dev's prefix", "7 to 40", "Push the image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Cyrillic letters: е, then ѵ.
                "d\u0435v-1234567",
                "de\u0475-1234567",
                // A non-breaking hyphen, an en dash, full-width and Arabic digits, a zero-width space.
                "dev\u20111234567",
                "dev\u20131234567",
                "dev-\uff11234567",
                "dev-\u0661234567",
                "dev-1234567\u200b"
            })
    @DisplayName("E3: look-alike letters are refused, and the refusal makes them visible")
    void look_alike_letters_are_refused_and_made_visible(String tag) {
        InvalidRequest refused = assertThrows(InvalidRequest.class, () -> take(push(tag)));
        int odd = tag.codePoints().filter(letter -> letter > 127).findFirst().orElseThrow();
        assertSays(refused, "\\u{%x}".formatted(odd));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"text\"", "[]", "7"})
    void an_event_whose_detail_is_no_object_is_refused(String detail) {
        InvalidRequest refused = assertThrows(InvalidRequest.class, () -> take(ecr(detail)));
        assertSays(refused, "'ECR Image Action'", "no detail");
    }

    @Test
    void an_event_without_any_detail_is_refused() {
        assertThrows(
                InvalidRequest.class,
                () -> take("{\"version\":\"0\",\"detail-type\":\"ECR Image Action\",\"source\":\"aws.ecr\"}"));
        assertThrows(InvalidRequest.class, () -> take("{\"source\":\"aws.ecr\"}"));
    }

    @Test
    void a_push_without_a_digest_or_with_a_wrong_one_is_refused() {
        InvalidRequest refused =
                assertThrows(InvalidRequest.class, () -> take(push(TAG).replace(DIGEST, "sha256:7F5B")));
        assertSays(refused, "'sha256:7F5B'", "64 lower-case hexadecimal digits");
        assertThrows(InvalidRequest.class, () -> take(push(TAG).replace("image-digest", "image-digests")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"image-tag\": \"\"", "\"image-tag\": null", "\"other\": 1"})
    @DisplayName(
            "the parts of an index are pushed without a tag, which ECR sends as an empty text: no deployment follows")
    void a_push_without_a_tag_is_ignored(String tag) {
        Intake.Output request = take(push("").replace("\"image-tag\": \"\"", tag));
        assertEquals(Action.IGNORE, request.action());
        assertEquals("The push has no tag; deployments follow tags.", request.why());
    }

    @Test
    void a_tag_that_is_no_text_is_refused() {
        assertThrows(
                InvalidRequest.class, () -> take(push("").replace("\"image-tag\": \"\"", "\"image-tag\": 1234567")));
    }

    @Test
    void the_end_of_a_scan_is_ignored() {
        String scan = ecr("{\"scan-status\":\"COMPLETE\",\"repository-name\":\"dr-daily-report\","
                        + "\"finding-severity-counts\":{},\"image-digest\":\"" + DIGEST + "\",\"image-tags\":[\"" + TAG
                        + "\"]}")
                .replace("ECR Image Action", "ECR Image Scan");
        assertEquals(Action.IGNORE, take(scan).action());
    }

    @Test
    @DisplayName("T3: a redrive is an operator's word, but only for a deployment")
    void a_redriven_push_is_an_operators_word() {
        assertEquals(By.OPERATOR, take(push(TAG), true).by());
        assertEquals(By.EVENT, take(push("stg-1234567"), true).by());
    }
}
