package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertHides;
import static slipway.fake.Messages.assertSays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slipway.error.FunctionCrashed;
import slipway.error.ImportFailed;
import slipway.error.SilentFunction;
import slipway.error.UnexpectedAnswer;
import slipway.error.Unhealthy;
import slipway.fake.World;

@DisplayName("V3, V6, R1: what a test invocation proves")
class InvocationRulesTest {
    private static final String PLATFORM =
            "START RequestId: 1 Version: 2\nEND RequestId: 1\nREPORT RequestId: 1\tDuration\n";
    private static final JsonNode PATTERNS =
            JsonNodeFactory.instance.objectNode().put("patterns", 3);

    private static List<Evidence> judge(
            Optional<String> functionError, JsonNode payload, String log, Probe.Kind kind, String expect) {
        return InvocationRules.judge(
                new Invocation("worker", "2", functionError, payload, new LogTail(log)), kind, expect, World.STRICT);
    }

    /** What is said of the log, where the manifest lets everything in it pass. */
    private static Evidence lenient(Optional<String> functionError, String log) {
        return InvocationRules.judge(
                        new Invocation("worker", "2", functionError, PATTERNS, new LogTail(log)),
                        Probe.Kind.TEST,
                        "true",
                        new LogRules(false, false))
                .getLast();
    }

    @Test
    @DisplayName("R1: what the manifest lets pass is told all the same")
    void what_the_manifest_lets_pass_is_told() {
        assertEquals(
                Evidence.notVerified(
                        "logs",
                        "only the platform's lines in its log: not undone, as the manifest says (rollback.silentFunctions)"),
                lenient(Optional.empty(), PLATFORM));
        assertEquals(
                Evidence.notVerified(
                        "logs",
                        "Cannot find module in its log: not undone, as the manifest says (rollback.importErrors)"),
                lenient(Optional.empty(), PLATFORM + "Error: Cannot find module 'canvas'\n"));
        assertEquals(Evidence.passed("logs", "1 application line(s), no import error"), lenient(Optional.empty(), "x"));
    }

    @Test
    void an_answer_that_is_an_error_is_never_let_pass() {
        assertThrows(
                FunctionCrashed.class,
                () -> lenient(Optional.of("Unhandled"), PLATFORM + "Error: Cannot find module 'canvas'\n"));
    }

    private static JsonNode failure(String type, String message) {
        return JsonNodeFactory.instance.objectNode().put("errorType", type).put("errorMessage", message);
    }

    @Test
    void a_good_answer_with_a_log_of_its_own_passes() {
        List<Evidence> evidence =
                judge(Optional.empty(), PATTERNS, PLATFORM + "done\n", Probe.Kind.TEST, "$exists(patterns)");
        assertEquals(
                List.of(
                        Evidence.passed("test", "version 2 answered as `$exists(patterns)` expects"),
                        Evidence.passed("logs", "1 application line(s), no import error")),
                evidence);
    }

    @Test
    @DisplayName("V3: only the platform's lines: the function's own code seems not to run")
    void a_function_that_logs_nothing_is_silent() {
        SilentFunction silent = assertThrows(
                SilentFunction.class, () -> judge(Optional.empty(), PATTERNS, PLATFORM, Probe.Kind.TEST, "true"));
        assertSays(silent, "worker version 2");
    }

    @Test
    void an_invocation_without_any_log_is_not_verified_by_it() {
        List<Evidence> evidence = judge(Optional.empty(), PATTERNS, "", Probe.Kind.TEST, "true");
        assertEquals(Evidence.Result.NOT_VERIFIED, evidence.getLast().result());
    }

    @Test
    @DisplayName("V3: an import error in the log fails even an invocation that was answered")
    void an_import_error_in_the_log_fails_an_answered_invocation() {
        assertThrows(
                ImportFailed.class,
                () -> judge(Optional.empty(), PATTERNS, "Cannot find module 'x'\n", Probe.Kind.TEST, "true"));
    }

    @Test
    void an_import_error_in_the_answer_of_a_failed_invocation_is_one() {
        ImportFailed failed = assertThrows(
                ImportFailed.class,
                () -> judge(
                        Optional.of("Unhandled"),
                        failure("Runtime.ImportModuleError", "Unable to import module 'app'"),
                        PLATFORM,
                        Probe.Kind.TEST,
                        "true"));
        assertSays(failed, "Runtime.ImportModuleError");
    }

    @Test
    void words_of_an_import_error_in_a_good_answer_are_just_words() {
        assertEquals(
                2,
                judge(Optional.empty(), failure("none", "Cannot find module"), "done\n", Probe.Kind.TEST, "true")
                        .size());
    }

    @Test
    @DisplayName("V6: a function error comes with status 200 and is an error all the same; its message stays out")
    void a_function_error_is_a_crash() {
        FunctionCrashed crashed = assertThrows(
                FunctionCrashed.class,
                () -> judge(
                        Optional.of("Unhandled"),
                        failure("KeyError", "hunter2"),
                        PLATFORM + "hunter2\n",
                        Probe.Kind.TEST,
                        "true"));
        assertSays(crashed, "Unhandled, KeyError");
        assertHides(crashed, "hunter2");
    }

    @Test
    void a_crash_without_a_json_answer_is_a_crash() {
        assertThrows(
                FunctionCrashed.class,
                () -> judge(Optional.of("Unhandled"), TextNode.valueOf("boom"), "", Probe.Kind.HEALTH, "true"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("V2, R1: a health check that is not as expected is unhealthy, any other answer unexpected")
    void an_answer_that_is_not_as_expected_is_named_by_its_kind(Probe.Kind kind) {
        Class<? extends Exception> expected = kind == Probe.Kind.HEALTH ? Unhealthy.class : UnexpectedAnswer.class;
        Exception wrong =
                assertThrows(expected, () -> judge(Optional.empty(), PATTERNS, "done\n", kind, "$exists(other)"));
        assertSays(wrong, "worker version 2");
        assertSays(wrong, "$exists(other)");
    }
}
