package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.asl.Execution.Status;

class LimitsTest {
    private static final String CALL =
            "\"Call\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", ";

    @Test
    void a_loop_ends_at_the_history_limit() {
        Run run = Run.of("""
                "A": {"Type": "Pass", "Next": "B"},
                "B": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "C"}], "Default": "A"},
                "C": {"Type": "Succeed"}""", "{}");
        assertEquals(Status.FAILED, run.execution.status());
        assertEquals("States.Runtime", run.execution.error());
        assertEquals(25_000, run.execution.history().size());
        assertEquals("ExecutionFailed", run.types().getLast());
        assertThrows(IllegalStateException.class, run.execution::redrive);
    }

    @Test
    void a_result_of_exactly_256_KiB_passes_and_one_byte_more_fails() {
        String states = CALL + "\"Output\": \"ok\", \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"D\"}],"
                + " \"End\": true}, \"D\": {\"Type\": \"Succeed\"}";
        Run fits = Run.of(states, "{}", call -> call.succeed("x".repeat(262_142)));
        assertEquals("'ok'", fits.output());
        Run tooMuch = Run.of(states, "{}", call -> call.succeed("x".repeat(262_143)));
        assertEquals(
                "{'Error':'States.DataLimitExceeded','Cause':'The state/task \'lambda\' returned a result with a size"
                        + " exceeding the maximum number of bytes service limit.'}",
                tooMuch.output());
        assertEquals("States.DataLimitExceeded", tooMuch.details("TaskFailed").get("error"));
    }

    @Test
    void what_a_state_makes_of_its_input_is_limited_too() {
        String twice = "\"{% $states.input & $states.input %}\"";
        for (String field : new String[] {"Output", "Arguments"}) {
            assertExceeds(CALL + "\"" + field + "\": " + twice + ", \"End\": true}");
        }
        assertExceeds(CALL + "\"Assign\": {\"a\": " + twice + "}, \"End\": true}");
    }

    private static void assertExceeds(String states) {
        Run run = Run.of(states, "'" + "x".repeat(200_000) + "'", call -> call.succeed(null));
        assertEquals("States.DataLimitExceeded", run.execution.error(), states);
        assertEquals("ExecutionFailed", run.types().getLast(), states);
    }

    @Test
    void an_inline_map_runs_forty_at_a_time() {
        Run run = Run.start("""
                "Each": {"Type": "Map", "Items": "{% [1..100] %}", "MaxConcurrency": 90, "End": true, "ItemProcessor": {
                  "StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}}
                """, "{}", _ -> {});
        run.settle();
        assertEquals(40, run.calls.size());
        run.calls.getFirst().succeed(1);
        run.settle();
        assertEquals(41, run.calls.size());
    }

    @Test
    void a_maps_concurrency_can_be_an_expression() {
        Run run = Run.start("""
                "Each": {"Type": "Map", "Items": [1, 2, 3], "MaxConcurrency": "{% $states.input %}", "End": true, "ItemProcessor": {
                  "StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}}
                """, "2", _ -> {});
        run.settle();
        assertEquals(2, run.calls.size());
    }

    @Test
    void tolerated_failures_do_not_fail_a_map() {
        String states = """
                "Each": {"Type": "Map", "ToleratedFailureCount": 1, "End": true, "ItemProcessor": {
                  "StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}}
                """;
        TaskRunner failsOnTwo = call -> {
            if (Integer.valueOf(2).equals(call.arguments())) {
                call.fail("Two", "c");
            } else {
                call.succeed(call.arguments());
            }
        };
        assertEquals(
                "[1,{'Error':'Two','Cause':'c'},3]",
                Run.of(states, "[1,2,3]", failsOnTwo).output());
        assertEquals(
                "States.ExceedToleratedFailureThreshold",
                Run.of(states, "[1,2,2,3]", failsOnTwo).execution.error());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "[1,2.5,true,false]",
                "{\"a\":{\"b\":[]},\"c\":\"d\"}",
                "\"\\\"\\\\\\n\\u0001\"",
                "\"grüße € 😀\"",
                "-12",
                "1.0E100"
            })
    void sizes_are_those_of_compact_JSON(String json) throws Exception {
        Object value = Json.parse(json);
        int bytes = Json.print(value).getBytes(StandardCharsets.UTF_8).length;
        assertEquals(bytes, JsonSize.of(value, Long.MAX_VALUE));
    }

    @Test
    void counting_stops_at_the_limit() {
        assertTrue(JsonSize.of(java.util.Collections.nCopies(1000, "x".repeat(100)), 500) < 2500);
    }
}
