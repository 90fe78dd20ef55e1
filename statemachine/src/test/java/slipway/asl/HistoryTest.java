package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution.Status;

/** Event types, ids and previous ids as GetExecutionHistory of the service gives them. */
class HistoryTest {
    private static final String TASK =
            "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"TimeoutSeconds\": 5";

    @Test
    void a_map_counts_its_iterations() {
        Run run = Run.of("""
                "Set": {"Type": "Pass", "Next": "Each"},
                "Each": {"Type": "Map", "MaxConcurrency": 1, "Next": "Last", "ItemProcessor": {"StartAt": "Inner", "States": {
                  "Inner": {"Type": "Pass", "End": true}}}},
                "Last": {"Type": "Pass", "End": true}
                """, "[1,2]");
        assertEquals("""
                1 0 ExecutionStarted
                2 0 PassStateEntered
                3 2 PassStateExited
                4 3 MapStateEntered
                5 4 MapStateStarted
                6 5 MapIterationStarted
                7 6 PassStateEntered
                8 7 PassStateExited
                9 8 MapIterationSucceeded
                10 8 MapIterationStarted
                11 10 PassStateEntered
                12 11 PassStateExited
                13 12 MapIterationSucceeded
                14 13 MapStateSucceeded
                15 13 MapStateExited
                16 15 PassStateEntered
                17 16 PassStateExited
                18 17 ExecutionSucceeded
                """, run.events());
        assertEquals(Map.of("name", "Each", "index", 1), run.details("MapIterationSucceeded"));
        assertEquals(Map.of("length", 2), run.details("MapStateStarted"));
        assertEquals(5, run.execution.billedTransitions());
    }

    @Test
    void a_time_out_in_a_map_aborts_the_other_iterations() {
        Run run = Run.of("""
                "Each": {"Type": "Map", "ItemProcessor": {"StartAt": "Call", "States": {"Call": {%s, "End": true}}}, "End": true}
                """.formatted(TASK), "[1,2]", _ -> {});
        assertEquals("""
                1 0 ExecutionStarted
                2 0 MapStateEntered
                3 2 MapStateStarted
                4 3 MapIterationStarted
                5 3 MapIterationStarted
                6 4 TaskStateEntered
                7 6 TaskScheduled
                8 7 TaskStarted
                9 5 TaskStateEntered
                10 9 TaskScheduled
                11 10 TaskStarted
                12 8 TaskTimedOut
                13 12 MapIterationFailed
                14 12 TaskStateAborted
                15 12 MapIterationAborted
                16 12 TaskStateAborted
                17 12 MapStateFailed
                18 17 ExecutionFailed
                """, run.events());
        assertEquals(Map.of("error", "States.Timeout"), run.details("ExecutionFailed"));
    }

    @Test
    void a_caught_failure_of_a_parallel_follows_the_branch_that_failed() {
        Run run = Run.of("""
                "Both": {"Type": "Parallel", "Branches": [{"StartAt": "Call", "States": {"Call": {%s, "End": true}}}],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "After"}], "End": true},
                "After": {"Type": "Pass", "End": true}
                """.formatted(TASK), "{}", call -> call.fail("Broken", "b"));
        assertEquals("""
                1 0 ExecutionStarted
                2 0 ParallelStateEntered
                3 2 ParallelStateStarted
                4 3 TaskStateEntered
                5 4 TaskScheduled
                6 5 TaskStarted
                7 6 TaskFailed
                8 7 TaskStateAborted
                9 7 ParallelStateFailed
                10 9 ParallelStateExited
                11 10 PassStateEntered
                12 11 PassStateExited
                13 12 ExecutionSucceeded
                """, run.events());
    }

    @Test
    void a_retry_schedules_the_task_again_after_the_failure() {
        Run run = Run.of("""
                "Call": {%s, "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}], "End": true}
                """.formatted(TASK), "{}", call -> call.fail("Broken", "b"));
        assertEquals("""
                1 0 ExecutionStarted
                2 0 TaskStateEntered
                3 2 TaskScheduled
                4 3 TaskStarted
                5 4 TaskFailed
                6 5 TaskScheduled
                7 6 TaskStarted
                8 7 TaskFailed
                9 8 ExecutionFailed
                """, run.events());
        assertEquals(2, run.execution.billedTransitions());
    }

    @Test
    void a_retried_parallel_has_not_failed() {
        Run run = Run.of("""
                "Both": {"Type": "Parallel", "Retry": [{"ErrorEquals": ["Broken"], "MaxAttempts": 1}], "End": true,
                  "Branches": [{"StartAt": "Stop", "States": {"Stop": {"Type": "Fail", "Error": "Broken"}}}]}
                """, "{}");
        assertEquals("""
                1 0 ExecutionStarted
                2 0 ParallelStateEntered
                3 2 ParallelStateStarted
                4 3 FailStateEntered
                5 4 ParallelStateStarted
                6 5 FailStateEntered
                7 6 ParallelStateFailed
                8 7 ExecutionFailed
                """, run.events());
    }

    @Test
    void a_retried_map_has_not_failed() {
        Run run = Run.of("""
                "Each": {"Type": "Map", "Retry": [{"ErrorEquals": ["Broken"], "MaxAttempts": 1}], "End": true,
                  "ItemProcessor": {"StartAt": "Stop", "States": {"Stop": {"Type": "Fail", "Error": "Broken"}}}}
                """, "[1]");
        assertEquals("""
                1 0 ExecutionStarted
                2 0 MapStateEntered
                3 2 MapStateStarted
                4 3 MapIterationStarted
                5 4 FailStateEntered
                6 5 MapIterationFailed
                7 5 MapStateStarted
                8 7 MapIterationStarted
                9 8 FailStateEntered
                10 9 MapIterationFailed
                11 9 MapStateFailed
                12 11 ExecutionFailed
                """, run.events());
    }

    @Test
    void the_details_are_the_services() {
        Run run = Run.of("""
                "Call": {%s, "Assign": {"a": 1}, "End": true}
                """.formatted(TASK), "{'x':1}", call -> call.succeed("r"));
        Object input = Run.json("{'x':1}");
        assertEquals(
                Map.of("input", Map.of("x", 1), "roleArn", "arn:aws:iam::123456789012:role/machine"),
                run.details("ExecutionStarted"));
        assertEquals(Map.of("name", "Call", "input", Map.of("x", 1)), run.details("TaskStateEntered"));
        assertEquals(
                Map.of(
                        "resource", "invoke",
                        "resourceType", "lambda",
                        "region", "us-east-1",
                        "timeoutInSeconds", 5L,
                        "parameters", Map.of("x", 1)),
                run.details("TaskScheduled"));
        assertEquals(Map.of("resource", "invoke", "resourceType", "lambda"), run.details("TaskStarted"));
        assertEquals(
                Map.of("resource", "invoke", "resourceType", "lambda", "output", "r"), run.details("TaskSucceeded"));
        assertEquals(
                Map.of("name", "Call", "output", "r", "assignedVariables", Map.of("a", 1)),
                run.details("TaskStateExited"));
        assertEquals(Map.of("output", "r"), run.details("ExecutionSucceeded"));
        assertEquals(Map.of("x", 1), input);
    }

    @Test
    void a_failed_task_names_its_resource_error_and_cause() {
        Run run = Run.of("""
                "Get": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:getItem", "End": true}""", "{}", call -> call.fail("DynamoDb.X", "c"));
        assertEquals(
                Map.of("resource", "getItem", "resourceType", "aws-sdk:dynamodb", "error", "DynamoDb.X", "cause", "c"),
                run.details("TaskFailed"));
        assertEquals(Map.of("error", "DynamoDb.X", "cause", "c"), run.details("ExecutionFailed"));
    }

    @Test
    void an_evaluation_failure_follows_what_came_before_the_state() {
        Run run = Run.of("""
                "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Output": "{% $nothing %}", "End": true}""", "{}");
        assertEquals("""
                1 0 ExecutionStarted
                2 0 PassStateEntered
                3 2 PassStateExited
                4 3 PassStateEntered
                5 3 EvaluationFailed
                6 5 ExecutionFailed
                """, run.events());
        assertEquals("B", run.details("EvaluationFailed").get("state"));
    }

    @Test
    void an_abort_leaves_only_its_own_event() {
        Run run = Run.start("\"Wait\": {\"Type\": \"Wait\", \"Seconds\": 9, \"End\": true}", "{}", _ -> {});
        run.settle();
        run.execution.abort("Stop", "by hand");
        assertEquals("""
                1 0 ExecutionStarted
                2 0 WaitStateEntered
                3 0 ExecutionAborted
                """, run.events());
        assertEquals(Map.of("error", "Stop", "cause", "by hand"), run.details("ExecutionAborted"));
    }

    @Test
    void an_abort_from_inside_a_step_takes_effect_when_the_step_is_over() {
        Run run = Run.start("""
                "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}""", "{}", _ -> {});
        run.execution.onEvent(event -> {
            if (event.type().equals("PassStateEntered")) {
                run.execution.abort("Stop", "");
            }
        });
        run.toTheEnd();
        assertEquals(Status.ABORTED, run.execution.status());
        assertEquals(List.of("A"), run.entered());
    }

    @Test
    void listeners_hear_every_event_and_every_change_of_status() {
        Run run = Run.start("\"Wait\": {\"Type\": \"Wait\", \"Seconds\": 9, \"End\": true}", "{}", _ -> {});
        List<HistoryEvent> events = new ArrayList<>();
        List<Status> statuses = new ArrayList<>();
        run.execution.onEvent(events::add);
        run.execution.onStatusChange(execution -> statuses.add(execution.status()));
        run.time.runFor(Duration.ofSeconds(1));
        run.execution.abort("Stop", "");
        run.execution.redrive();
        run.toTheEnd();
        assertEquals(run.execution.history().subList(1, run.execution.history().size()), events);
        assertEquals(List.of(Status.ABORTED, Status.RUNNING, Status.SUCCEEDED), statuses);
    }

    @Test
    void a_bug_of_the_task_runner_passes_through() {
        Run run = Run.start("\"Call\": {%s, \"End\": true}".formatted(TASK), "{}", _ -> {
            throw new IllegalCallerException("a bug");
        });
        assertEquals(
                "a bug",
                assertThrows(IllegalCallerException.class, run::toTheEnd).getMessage());
        assertTrue(run.types().contains("TaskStarted"));
    }
}
