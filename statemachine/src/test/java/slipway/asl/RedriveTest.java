package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution.Status;

class RedriveTest {
    private static final String TASK = "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\"";

    @Test
    void a_redrive_starts_at_the_task_that_failed() {
        Run run = Run.of("""
                "First": {"Type": "Pass", "Assign": {"kept": 7}, "Output": {"n": 1}, "Next": "Call"},
                "Call": {%s, "Output": "{%% [$states.result, $kept, $states.context.Execution.RedriveCount] %%}", "End": true}
                """.formatted(TASK), "{}", call -> call.fail("Broken", "once"));
        assertEquals(Status.FAILED, run.execution.status());
        run.tasks = call -> call.succeed(call.arguments());
        run.execution.redrive();
        assertEquals(Status.RUNNING, run.execution.status());
        assertNull(run.execution.error());
        run.toTheEnd();
        assertEquals("[{'n':1},7,1]", run.output());
        assertEquals(List.of("First", "Call", "Call"), run.entered());
        assertEquals(1, run.execution.redriveCount());
        assertEquals(3, run.execution.billedTransitions());
        assertEquals("""
                1 0 ExecutionStarted
                2 0 PassStateEntered
                3 2 PassStateExited
                4 3 TaskStateEntered
                5 4 TaskScheduled
                6 5 TaskStarted
                7 6 TaskFailed
                8 7 ExecutionFailed
                9 0 ExecutionRedriven
                10 9 TaskStateEntered
                11 10 TaskScheduled
                12 11 TaskStarted
                13 12 TaskSucceeded
                14 13 TaskStateExited
                15 14 ExecutionSucceeded
                """, run.events());
    }

    @Test
    void a_redrive_starts_the_retries_over() {
        Run run = Run.of("""
                "Call": {%s, "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 2}], "End": true}
                """.formatted(TASK), "{}", call -> call.fail("Broken", "always"));
        assertEquals(3, run.calls.size());
        run.execution.redrive();
        run.toTheEnd();
        assertEquals(6, run.calls.size());
        assertEquals(Status.FAILED, run.execution.status());
    }

    @Test
    void a_redriven_map_runs_only_the_iterations_that_did_not_succeed() {
        List<Object> worked = new ArrayList<>();
        Run run = Run.of("""
                "Each": {"Type": "Map", "MaxConcurrency": 1, "ItemProcessor": {"StartAt": "Before", "States": {
                    "Before": {"Type": "Pass", "Assign": {"seen": "{%% $states.input %%}"}, "Next": "Work"},
                    "Work": {%s, "Output": "{%% $seen * 10 %%}", "End": true}}}, "End": true}
                """.formatted(TASK), "[1,2,3]", call -> {
            worked.add(String.valueOf(call.arguments()));
            if (Integer.valueOf(2).equals(call.arguments())) {
                call.fail("Broken", "at 2");
            } else {
                call.succeed(null);
            }
        });
        assertEquals(List.of("1", "2"), worked);
        run.tasks = call -> {
            worked.add(String.valueOf(call.arguments()));
            call.succeed(null);
        };
        run.execution.redrive();
        run.toTheEnd();
        assertEquals("[10,20,30]", run.output());
        assertEquals(List.of("1", "2", "2", "3"), worked);
        assertEquals(List.of("Each", "Before", "Work", "Before", "Work", "Work", "Before", "Work"), run.entered());
    }

    @Test
    void a_redriven_parallel_keeps_the_branch_that_succeeded() {
        Run run = Run.start("""
                "Both": {"Type": "Parallel", "Branches": [
                    {"StartAt": "Quick", "States": {"Quick": {"Type": "Pass", "Output": "quick", "End": true}}},
                    {"StartAt": "Call", "States": {"Call": {%s, "End": true}}},
                    {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 60, "Output": "slow", "End": true}}}],
                  "End": true}
                """.formatted(TASK), "1", _ -> {});
        run.settle();
        run.calls.getFirst().fail("Broken", "");
        run.tasks = call -> call.succeed("called");
        run.execution.redrive();
        run.toTheEnd();
        assertEquals("['quick','called','slow']", run.output());
        assertEquals(List.of("Both", "Quick", "Call", "Slow", "Call", "Slow"), run.entered());
    }

    @Test
    void a_branch_inside_a_branch_goes_on_where_it_stopped() {
        Run run = Run.of("""
                "Outer": {"Type": "Parallel", "Branches": [{"StartAt": "Inner", "States": {
                    "Inner": {"Type": "Map", "Items": [1, 2], "ItemProcessor": {"StartAt": "Call", "States": {
                      "Call": {%s, "End": true}}}, "Next": "After"},
                    "After": {"Type": "Pass", "End": true}}}], "End": true}
                """.formatted(TASK), "{}", call -> {
            if (Integer.valueOf(2).equals(call.arguments())) {
                call.fail("Broken", "");
            } else {
                call.succeed("one");
            }
        });
        assertEquals("Broken", run.execution.error());
        run.tasks = call -> call.succeed("two");
        run.execution.redrive();
        run.toTheEnd();
        assertEquals("[['one','two']]", run.output());
        assertEquals(List.of("Outer", "Inner", "Call", "Call", "Call", "After"), run.entered());
    }

    @Test
    void an_execution_aborted_in_a_wait_waits_again() {
        Run run = Run.start("""
                "Wait": {"Type": "Wait", "Seconds": 10, "End": true}""", "{}", _ -> {});
        run.time.runFor(java.time.Duration.ofSeconds(4));
        run.execution.abort("Stop", "by hand");
        assertEquals(Status.ABORTED, run.execution.status());
        assertEquals("Stop", run.execution.error());
        run.time.runFor(java.time.Duration.ofSeconds(100));
        assertEquals(Status.ABORTED, run.execution.status());
        run.execution.redrive();
        run.toTheEnd();
        assertEquals(Status.SUCCEEDED, run.execution.status());
        assertEquals(114, run.seconds());
    }

    @Test
    void the_answer_to_a_call_from_before_an_abort_is_ignored_after_the_redrive() {
        Run run = Run.start("\"Call\": {%s, \"End\": true}".formatted(TASK), "{}", _ -> {});
        run.settle();
        run.execution.abort("Stop", "");
        run.execution.redrive();
        run.settle();
        run.calls.getFirst().succeed("late");
        assertEquals(Status.RUNNING, run.execution.status());
        run.calls.getLast().succeed("right");
        assertEquals("'right'", run.output());
    }

    @Test
    void an_execution_aborted_before_its_first_state_enters_it() {
        Run run = Run.start("\"Done\": {\"Type\": \"Succeed\"}", "1", _ -> {});
        run.execution.abort("Stop", "");
        run.execution.redrive();
        run.toTheEnd();
        assertEquals("1", run.output());
    }

    @Test
    void a_fail_state_fails_again() {
        Run run = Run.of("\"Stop\": {\"Type\": \"Fail\", \"Error\": \"E\"}", "{}");
        run.execution.redrive();
        run.toTheEnd();
        assertEquals(Status.FAILED, run.execution.status());
        assertEquals(List.of("Stop", "Stop"), run.entered());
    }

    @Test
    void a_map_whose_output_failed_is_not_run_again() {
        Run run = Run.of("""
                "Each": {"Type": "Map", "ItemProcessor": {"StartAt": "Call", "States": {"Call": {%s, "End": true}}},
                  "Output": "{%% $states.context.Execution.RedriveCount = 0 ? $missing : $states.result %%}", "End": true}
                """.formatted(TASK), "[1,2]");
        assertEquals("States.QueryEvaluationError", run.execution.error());
        run.execution.redrive();
        run.toTheEnd();
        assertEquals("[1,2]", run.output());
        assertEquals(2, run.calls.size());
    }

    @Test
    void what_runs_or_succeeded_cannot_be_redriven() {
        Run run = Run.start("\"Done\": {\"Type\": \"Succeed\"}", "1", _ -> {});
        assertThrows(IllegalStateException.class, run.execution::redrive);
        run.toTheEnd();
        String message = assertThrows(IllegalStateException.class, run.execution::redrive)
                .getMessage();
        assertTrue(String.valueOf(message).contains("SUCCEEDED"), message);
    }
}
