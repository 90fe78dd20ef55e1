package slipway.manifest;

import static slipway.manifest.Problems.assertAdded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that no app has, and probes that cannot be asked or judged. */
class FunctionProblemsTest {
    @Test
    void what_is_said_of_a_function_in_no_app_is_refused() {
        assertAdded(
                "functions:\n  wbe: {}\n  orders:\n    alias: live\n",
                "line 9: functions.wbe: no app has a function 'wbe' (add it to one); did you mean 'web'?",
                "line 10: functions.orders: no app has a function 'orders' (add it to one); there are web, jobs and mail");
    }

    @Test
    void the_workflow_names_functions_that_exist() {
        assertAdded(
                """
                workflow:
                  stateMachine: "nightly-{environment}"
                  requires:
                    - { state: FanOut, type: map, invokes: mial }
                  firstRun:
                    function: start
                    payload: {}
                """,
                "line 11: workflow.requires[0].invokes: no app has a function 'mial'; did you mean 'mail'?",
                "line 11: workflow.requires[0].type: unknown word 'map'; did you mean 'Map'?",
                "line 13: workflow.firstRun.function: no app has a function 'start'; there are web, jobs and mail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{\"a\":1,\"a\":2}", "{\"a\":1} x", "[1]", "{\"a\":NaN}"})
    void a_payload_written_as_text_is_the_json_of_an_object(String text) {
        assertAdded(
                "functions:\n  web:\n    test:\n      payload: '" + text + "'\n",
                "line 11: functions.web.test.payload: '" + text
                        + "' is not the JSON of an object; write a mapping, or valid JSON");
        assertAdded(
                "workflow:\n  stateMachine: \"n-{environment}\"\n  firstRun: { function: web, payload: '" + text
                        + "' }\n",
                "line 10: workflow.firstRun.payload: '" + text
                        + "' is not the JSON of an object; write a mapping, or valid JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "status = ; Unexpected end of expression",
                "(a ; Expected \")\" before end of expression",
                "/*; it ends too early, or is written in a way that its parser cannot follow",
                "a@; it ends too early, or is written in a way that its parser cannot follow",
                "$match(a, /+/); a regular expression in it, Dangling meta character '+'",
            })
    void what_is_expected_is_jsonata(String expression, String reason) {
        assertAdded(
                "defaults:\n  health:\n    payload: {}\n    expect: '" + expression + "'\n",
                "line 11: defaults.health.expect: '" + expression + "' is not valid JSONata: " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.com/, ftp://example.com/",
        "example.com/health, example.com/health",
        "https:///health, https:///health",
        "https://user:word@example.com/, https://user:word@example.com/",
        "https://api-{environment}.example.com/a b, https://api-dev.example.com/a b"
    })
    void what_is_read_is_a_url_without_credentials(String template, String url) {
        assertAdded(
                "functions:\n  web:\n    smoke:\n      http: \"" + template + "\"\n",
                "line 11: functions.web.smoke.http: '" + url
                        + "' is no URL that can be read; write https://HOST/PATH without a user's name");
    }

    @Test
    void a_url_has_known_placeholders_only() {
        assertAdded(
                "defaults:\n  health: { http: \"https://{host}/\" }\n",
                "line 9: defaults.health.http: unknown placeholder '{host}'; there are {application}, {environment} and {function}");
    }
}
