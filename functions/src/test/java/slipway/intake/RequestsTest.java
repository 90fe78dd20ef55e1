package slipway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;
import static slipway.intake.Inputs.DIGEST;
import static slipway.intake.Inputs.EXECUTION;
import static slipway.intake.Inputs.take;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.error.InvalidRequest;
import slipway.image.Digest;

@DisplayName("T2, T3: what CI and an operator may ask for")
class RequestsTest {
    private static InvalidRequest refused(String input) {
        return assertThrows(InvalidRequest.class, () -> take(input));
    }

    @Test
    void ci_asks_by_tag_for_some_apps_with_a_reason() {
        Intake.Output request =
                take("{\"tag\":\"dev-1234567\",\"apps\":[\"scheduler\",\"line-bot\"],\"reason\":\"run 7\"}");
        assertEquals(Action.DEPLOY, request.action());
        assertEquals(Optional.of("dev-1234567"), request.tag());
        assertEquals(Optional.empty(), request.digest());
        assertEquals(List.of("scheduler", "line-bot"), request.apps());
        assertEquals(By.CI, request.by());
        assertEquals("run 7", request.why());
    }

    @Test
    void ci_asks_by_digest_for_all_apps() {
        Intake.Output request = take("{\"digest\":\"" + DIGEST + "\"}");
        assertEquals(Optional.of(new Digest(DIGEST)), request.digest());
        assertEquals(List.of(), request.apps());
        assertEquals("", request.why());
    }

    @Test
    void an_operator_deploys() {
        Intake.Output request = take("{\"action\":\"deploy\",\"tag\":\"dev-1234567\",\"digest\":\"" + DIGEST + "\"}");
        assertEquals(By.OPERATOR, request.by());
        assertEquals(Action.DEPLOY, request.action());
    }

    @Test
    void an_operator_recovers_one_execution_or_whatever_is_left() {
        Intake.Output one = take("{\"action\":\"recover\",\"execution\":\"" + EXECUTION + "\",\"reason\":\"dead\"}");
        assertEquals(Action.RECOVER, one.action());
        assertEquals(Optional.of(EXECUTION), one.execution());
        assertEquals(By.OPERATOR, one.by());
        assertEquals(Optional.empty(), take("{\"action\":\"recover\"}").execution());
    }

    @Test
    @DisplayName("T4: a rollback takes the configuration along only when it is asked to")
    void a_rollback_takes_the_configuration_along_when_asked() {
        assertTrue(take("{\"action\":\"rollback\",\"reason\":\"slow\",\"configuration\":true}")
                .options()
                .configuration());
        assertFalse(
                take("{\"action\":\"rollback\",\"reason\":\"slow\"}").options().configuration());
        assertSays(
                refused("{\"action\":\"rollback\",\"reason\":\"slow\",\"configuration\":\"yes\"}"),
                "\"configuration\" must be true or false");
        assertSays(refused("{\"action\":\"drill\",\"configuration\":true}"), "unknown keys [configuration]");
    }

    @Test
    void an_operator_drills_with_or_without_a_reason() {
        Intake.Output request = take("{\"action\":\"drill\",\"apps\":[\"line-bot\"],\"reason\":\"Monday\"}");
        assertEquals(Action.DRILL, request.action());
        assertEquals(List.of("line-bot"), request.apps());
        assertEquals("Monday", request.why());
        assertEquals(By.OPERATOR, request.by());
        assertEquals(List.of(), take("{\"action\":\"drill\"}").apps());
        assertSays(refused("{\"action\":\"drill\",\"to\":\"dev-1234567\"}"), "unknown keys [to]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"apps\":[\"scheduler\"]}", "{\"action\":\"deploy\"}", "{\"reason\":\"x\"}"})
    void a_deployment_of_nothing_is_refused_and_told_how_to_ask(String input) {
        assertSays(refused(input), "neither a tag nor a digest", "{\"tag\": \"<environment>-<sha>\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null|null", "[]|a list", "\"dev-1234567\"|the text 'dev-1234567'", "5|5", "true|true"})
    void an_input_that_is_no_object_is_refused_by_its_kind(String input, String kind) {
        assertSays(refused(input), "The input is " + kind + ", not a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tag\":\"dev-1234567\",\"app\":[\"scheduler\"]}|[app]",
                "{\"tag\":\"dev-1234567\",\"zeta\":1,\"alpha\":2}|[alpha, zeta]",
                "{\"tag\":\"dev-1234567\",\"source\":\"github\"}|[source]",
                "{\"action\":\"deploy\",\"tag\":\"dev-1234567\",\"execution\":\"x\"}|[execution]",
                "{\"action\":\"recover\",\"tag\":\"dev-1234567\"}|[tag]"
            })
    void unknown_keys_are_refused_all_at_once_with_the_known_ones(String input, String unknown) {
        assertSays(refused(input), "unknown keys " + unknown, "known here are [");
    }

    @ParameterizedTest
    @ValueSource(strings = {"destroy", "Deploy", "deploy ", "ignore"})
    void an_action_that_nobody_knows_is_unknown(String action) {
        assertSays(refused("{\"action\":\"" + action + "\",\"tag\":\"dev-1234567\"}"), "'" + action + "' is unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"\"", "\" \"", "[]", "{}"})
    void a_member_that_must_be_a_text_is_named_when_it_is_none(String value) {
        for (String key : List.of("tag", "digest", "reason")) {
            assertSays(
                    refused("{\"action\":\"deploy\",\"tag\":\"dev-1234567\",\"" + key + "\":" + value + "}"),
                    "\"" + key + "\" must be a text");
        }
        assertSays(refused("{\"action\":" + value + "}"), "\"action\" must be a text");
        assertSays(refused("{\"action\":\"recover\",\"execution\":" + value + "}"), "\"execution\" must be a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"scheduler\"", "{}", "null", "[]", "true"})
    void apps_must_be_a_list_of_some(String apps) {
        assertSays(
                refused("{\"tag\":\"dev-1234567\",\"apps\":" + apps + "}"),
                "\"apps\" must be a list",
                "[telegram-api, line-bot, scheduler]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"schedular\"", "\"Scheduler\"", "5", "null", "[\"scheduler\"]"})
    void an_app_that_the_manifest_does_not_have_is_named(String app) {
        assertSays(
                refused("{\"tag\":\"dev-1234567\",\"apps\":[\"scheduler\"," + app + "]}"),
                "no app " + app,
                "[telegram-api, line-bot, scheduler]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stg-1234567", "latest", "dev-xyz", "d\u0435v-1234567"})
    @DisplayName(
            "E3: CI's and an operator's tags are held to the same form; another environment's is no request for this one")
    void a_tag_that_is_not_the_environments_is_refused(String tag) {
        assertSays(refused("{\"tag\":\"" + tag + "\"}"), "none of dev's");
        assertSays(refused("{\"action\":\"deploy\",\"tag\":\"" + tag + "\"}"), "none of dev's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:12", "12", "md5:12"})
    @DisplayName("E2: a digest that is none is refused")
    void a_digest_that_is_none_is_refused(String digest) {
        assertSays(refused("{\"digest\":\"" + digest + "\"}"), "'" + digest + "'", "sha256:");
    }

    @Test
    @DisplayName("T3: CI's request, redriven, is the operator's word")
    void a_redriven_request_is_the_operators() {
        assertEquals(By.OPERATOR, take("{\"tag\":\"dev-1234567\"}", true).by());
    }
}
