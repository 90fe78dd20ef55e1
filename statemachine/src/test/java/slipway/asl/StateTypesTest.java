package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import slipway.asl.Execution.Status;

class StateTypesTest {
    @Test
    void a_pass_hands_on_its_input_or_its_output() {
        Run run = Run.of("""
                "A": {"Type": "Pass", "Next": "B"},
                "B": {"Type": "Pass", "Output": {"x": "{% $states.input.n + 1 %}", "y": [1, "{% 'z' %}"]}, "End": true}
                """, "{'n': 1}");
        assertEquals("{'x':2,'y':[1,'z']}", run.output());
        assertEquals(Status.SUCCEEDED, run.execution.status());
    }

    @Test
    void a_task_gets_its_arguments_and_gives_its_result() {
        Run run = Run.of(
                """
                "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"},
                  "Output": "{% $states.result.Payload %}", "End": true}
                """,
                "{'n': 1}", call -> {
                    assertEquals("arn:aws:states:::lambda:invoke", call.resource());
                    assertEquals("Call", call.stateName());
                    assertEquals(Run.json("{'FunctionName':'f','Payload':{'n':1}}"), call.arguments());
                    call.succeed(Run.json("{'StatusCode':200,'Payload':'done'}"));
                });
        assertEquals("'done'", run.output());
    }

    @Test
    void a_task_without_arguments_gets_its_input() {
        assertEquals("[1,null]", Run.of("""
                "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}""", "[1,null]").output());
    }

    @Test
    void a_choice_takes_the_first_rule_that_holds() {
        String states = """
                "Size": {"Type": "Choice", "Output": "none", "Default": "Other", "Choices": [
                    {"Condition": "{% $states.input > 10 %}", "Next": "Other", "Output": "large"},
                    {"Condition": "{% $states.input > 5 %}", "Next": "Other", "Assign": {"seen": "{% $states.input %}"}}]},
                "Other": {"Type": "Pass", "Output": "{% [$states.input, $exists($seen)] %}", "End": true}
                """;
        assertEquals("['large',false]", Run.of(states, "11").output());
        assertEquals("[6,true]", Run.of(states, "6").output());
        assertEquals("['none',false]", Run.of(states, "1").output());
    }

    @Test
    void a_choice_without_a_match_or_a_default_fails() {
        Run run = Run.of("""
                "Size": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input > 10 %}", "Next": "End"}]},
                "End": {"Type": "Succeed"}
                """, "1");
        assertEquals("States.Runtime", run.execution.error());
        assertEquals(
                "An error occurred while executing the state 'Size' (entered at the event id #2). Failed to transition out of"
                        + " the state. The state does not point to a next state.",
                run.execution.cause());
    }

    @Test
    void a_wait_beyond_the_longest_one_fails() {
        String wait = "\"W\": {\"Type\": \"Wait\", \"Timestamp\": \"%s\", \"End\": true}";
        assertEquals(
                Status.SUCCEEDED,
                Run.of(wait.formatted("2094-01-01T00:00:00Z"), "{}").execution.status());
        Run run = Run.of(wait.formatted("2095-01-01T00:00:00Z"), "{}");
        assertEquals("States.Runtime", run.execution.error());
        assertEquals("ExecutionFailed", run.types().getLast());
        assertEquals(0, run.seconds());
    }

    @Test
    void a_wait_passes_in_virtual_time() {
        assertEquals(90, Run.of("""
                "Wait": {"Type": "Wait", "Seconds": "{% $states.input.minutes * 60 %}", "End": true}""", "{'minutes':1.5}").seconds());
        assertEquals(3600, Run.of("""
                "Wait": {"Type": "Wait", "Timestamp": "2026-01-01T02:00:00+01:00", "End": true}""", "{}").seconds());
        assertEquals(0, Run.of("""
                "Wait": {"Type": "Wait", "Timestamp": "{% $states.input %}", "End": true}""", "'2025-12-31T00:00:00Z'").seconds());
    }

    @Test
    void a_wait_until_nonsense_fails() {
        Run run = Run.of("""
                "Wait": {"Type": "Wait", "Timestamp": "{% $states.input %}", "End": true}""", "'2026-01-01 10:00:00Z'");
        assertEquals(
                "An error occurred while executing the state 'Wait' (entered at the event id #2). The Timestamp field cannot be"
                        + " parsed as an ISO-8601 extended offset date-time format string: 2026-01-01 10:00:00Z",
                run.execution.cause());
    }

    @Test
    void a_succeed_ends_with_its_output() {
        assertEquals("{'in':1}", Run.of("""
                "Done": {"Type": "Succeed", "Output": {"in": "{% $states.input %}"}}""", "1").output());
    }

    @Test
    void a_fail_ends_with_its_error_and_cause() {
        Run run = Run.of("""
                "Stop": {"Type": "Fail", "Error": "{% 'E.' & $states.input %}", "Cause": "why"}""", "1");
        assertEquals(Status.FAILED, run.execution.status());
        assertEquals("E.1", run.execution.error());
        assertEquals("why", run.execution.cause());
    }

    @Test
    void a_parallel_gathers_its_branches_in_order() {
        Run run = Run.of("""
                "Both": {"Type": "Parallel", "Arguments": "{% $states.input.n %}", "Branches": [
                    {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 5, "End": true}}},
                    {"StartAt": "Fast", "States": {"Fast": {"Type": "Pass", "Output": "{% $states.input * 2 %}", "End": true}}}],
                  "Output": {"both": "{% $states.result %}"}, "End": true}
                """, "{'n':4}");
        assertEquals("{'both':[4,8]}", run.output());
        assertEquals(5, run.seconds());
    }

    @Test
    void a_map_runs_its_items_with_their_index() {
        Run run = Run.of("""
                "Each": {"Type": "Map", "Items": "{% $states.input.items %}",
                  "ItemSelector": {"value": "{% $states.context.Map.Item.Value %}", "of": "{% $states.input.name %}"},
                  "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Pass",
                    "Output": "{% $states.input.of & $states.context.Map.Item.Index & $states.input.value %}", "End": true}}},
                  "End": true}
                """, "{'items':['a','b'],'name':'n'}");
        assertEquals("['n0a','n1b']", run.output());
    }

    @Test
    void a_map_over_nothing_gives_nothing() {
        assertEquals("[]", Run.of("""
                "Each": {"Type": "Map", "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Succeed"}}},
                  "End": true}""", "[]").output());
    }

    @Test
    void the_context_object_tells_who_runs() {
        Run run = Run.of("""
                "W": {"Type": "Wait", "Seconds": 1, "Next": "A"},
                "A": {"Type": "Pass", "Output": "{% $states.context %}", "End": true}""", "{'i':1}");
        assertEquals(Run.json("""
                {"Execution": {"Id": "arn:aws:states:us-east-1:123456789012:execution:machine:run", "Input": {"i": 1},
                   "Name": "run", "RoleArn": "arn:aws:iam::123456789012:role/machine",
                   "StartTime": "2026-01-01T00:00:00.000Z", "RedriveCount": 0},
                 "StateMachine": {"Id": "arn:aws:states:us-east-1:123456789012:stateMachine:machine", "Name": "machine"},
                 "State": {"Name": "A", "EnteredTime": "2026-01-01T00:00:01.000Z"}}"""), run.execution.output());
    }
}
