package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution.Status;

/** What a task can do besides being called and answering: wait for a token, beat, be a function or an activity. */
class TaskTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:a";
    private static final String WAITS = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

    private static Run start(String resource, String fields) {
        Run run = Run.start("""
                "Call": {"Type": "Task", "Resource": "%s", %s "Next": "After"},
                "After": {"Type": "Pass", "End": true}
                """.formatted(resource, fields), "{'n':7}", _ -> {});
        run.settle();
        return run;
    }

    private static TaskCall last(Run run) {
        return run.calls.getLast();
    }

    @Test
    void a_task_waits_for_the_answer_to_its_token() {
        Run run = start(WAITS, "\"Arguments\": {\"token\": \"{% $states.context.Task.Token %}\"},");
        TaskCall call = last(run);
        assertEquals(Map.of("token", call.token().orElseThrow()), call.arguments());
        call.submitted(Run.json("{'MessageId':'m'}"));
        run.time.runFor(Duration.ofDays(3));
        assertEquals(Status.RUNNING, run.execution.status());
        call.succeed("done");
        run.toTheEnd();
        assertEquals("'done'", run.output());
        assertEquals("""
                1 0 ExecutionStarted
                2 0 TaskStateEntered
                3 2 TaskScheduled
                4 3 TaskStarted
                5 4 TaskSubmitted
                6 5 TaskSucceeded
                7 6 TaskStateExited
                8 7 PassStateEntered
                9 8 PassStateExited
                10 9 ExecutionSucceeded
                """, run.events());
        assertEquals(
                Map.of(
                        "resource", "sendMessage.waitForTaskToken",
                        "resourceType", "sqs",
                        "output", Map.of("MessageId", "m")),
                run.details("TaskSubmitted"));
    }

    @Test
    void each_attempt_has_a_token_of_its_own() {
        Run run = start(WAITS, "\"Retry\": [{\"ErrorEquals\": [\"Again\"]}],");
        TaskCall first = last(run);
        first.fail("Again", "");
        run.time.runFor(Duration.ofSeconds(1));
        assertNotEquals(first.token(), last(run).token());
        assertFalse(first.isOpen());
        first.succeed("late");
        assertTrue(last(run).isOpen());
        last(run).succeed("in time");
        last(run).succeed("second");
        run.toTheEnd();
        assertEquals("'in time'", run.output());
    }

    @Test
    void a_resource_that_does_not_wait_has_no_token() {
        Run run = start("arn:aws:states:::sqs:sendMessage", "");
        assertEquals(Optional.empty(), last(run).token());
        assertFalse(last(run).context().containsKey("Task"));
    }

    @Test
    void an_answer_may_fail_without_error_and_cause() {
        Run run = start(WAITS, "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"After\"}],");
        last(run).fail(null, null);
        run.toTheEnd();
        assertEquals("{'Error':null,'Cause':null}", run.output());
        assertEquals(
                Map.of("resource", "sendMessage.waitForTaskToken", "resourceType", "sqs"), run.details("TaskFailed"));
    }

    @Test
    void a_task_without_a_heartbeat_times_out() {
        Run run = start(WAITS, "\"HeartbeatSeconds\": \"{% $states.input.n %}\", \"TimeoutSeconds\": 60,");
        run.time.runFor(Duration.ofSeconds(5));
        last(run).heartbeat();
        run.time.runFor(Duration.ofSeconds(6));
        assertTrue(last(run).isOpen());
        run.toTheEnd();
        assertEquals(12, run.seconds());
        assertEquals(
                Map.of("resource", "sendMessage.waitForTaskToken", "resourceType", "sqs", "error", "States.Timeout"),
                run.details("TaskTimedOut"));
        assertEquals(7L, run.details("TaskScheduled").get("heartbeatInSeconds"));
        assertEquals("States.Timeout", run.execution.error());
    }

    @Test
    void heartbeats_do_not_put_off_the_time_out() {
        Run run = start(WAITS, "\"HeartbeatSeconds\": 5, \"TimeoutSeconds\": 10,");
        for (int i = 0; i < 4; i++) {
            run.time.runFor(Duration.ofSeconds(3));
            last(run).heartbeat();
        }
        assertEquals(Status.FAILED, run.execution.status());
        assertFalse(last(run).isOpen());
    }

    @Test
    void a_missing_heartbeat_is_caught_by_its_own_name_and_as_a_time_out() {
        assertEquals(Status.SUCCEEDED, ended("HeartbeatSeconds", "States.HeartbeatTimeout"));
        assertEquals(Status.SUCCEEDED, ended("HeartbeatSeconds", "States.Timeout"));
        assertEquals(Status.FAILED, ended("HeartbeatSeconds", "States.TaskFailed"));
        assertEquals(Status.FAILED, ended("TimeoutSeconds", "States.HeartbeatTimeout"));
    }

    private static Status ended(String limit, String caught) {
        Run run = start(
                WAITS,
                "\"%s\": 5, \"Catch\": [{\"ErrorEquals\": [\"%s\"], \"Next\": \"After\"}],".formatted(limit, caught));
        run.toTheEnd();
        return run.execution.status();
    }

    @Test
    void a_function_as_resource_has_events_of_its_own() {
        Run run = start(FUNCTION, "\"Arguments\": {\"x\": 1}, \"TimeoutSeconds\": 5,");
        last(run).succeed("r");
        run.toTheEnd();
        assertEquals(
                Map.of("resource", FUNCTION, "input", Map.of("x", 1), "timeoutInSeconds", 5L),
                run.details("LambdaFunctionScheduled"));
        assertEquals(Map.of(), run.details("LambdaFunctionStarted"));
        assertEquals(Map.of("output", "r"), run.details("LambdaFunctionSucceeded"));
        Run failing = start(FUNCTION, "");
        last(failing).fail("E", "c");
        assertEquals(Map.of("error", "E", "cause", "c"), failing.details("LambdaFunctionFailed"));
        Run slow = start(FUNCTION, "\"TimeoutSeconds\": 5,");
        slow.toTheEnd();
        assertEquals(Map.of("error", "States.Timeout"), slow.details("LambdaFunctionTimedOut"));
    }

    @Test
    void an_activity_waits_for_a_worker_and_counts_its_time_from_there() {
        Run run = start(ACTIVITY, "\"TimeoutSeconds\": 10, \"HeartbeatSeconds\": 5,");
        run.time.runFor(Duration.ofSeconds(100));
        assertEquals("ActivityScheduled", run.types().getLast());
        last(run).started("worker-1");
        last(run).started("worker-2");
        run.time.runFor(Duration.ofSeconds(4));
        last(run).succeed("r");
        run.toTheEnd();
        assertEquals(
                Map.of(
                        "resource",
                        ACTIVITY,
                        "input",
                        Map.of("n", 7),
                        "timeoutInSeconds",
                        10L,
                        "heartbeatInSeconds",
                        5L),
                run.details("ActivityScheduled"));
        assertEquals(Map.of("workerName", "worker-1"), run.details("ActivityStarted"));
        assertEquals(Map.of("output", "r"), run.details("ActivitySucceeded"));
        assertEquals(1, run.types().stream().filter("ActivityStarted"::equals).count());
    }

    @Test
    void a_worker_that_only_answers_has_started_as_well() {
        Run run = start(ACTIVITY, "");
        last(run).fail("E", null);
        assertTrue(run.events().contains("4 3 ActivityStarted\n5 4 ActivityFailed\n"), run.events());
        assertEquals(Map.of(), run.details("ActivityStarted"));
    }

    @Test
    void the_resource_of_a_synchronous_call_keeps_its_version() {
        Run run = start("arn:aws:states:::states:startExecution.sync:2", "");
        assertEquals(Map.of("resource", "startExecution.sync:2", "resourceType", "states"), run.details("TaskStarted"));
    }

    @Test
    void credentials_are_shown_with_the_call() {
        Run run = start(
                "arn:aws:states:::lambda:invoke",
                "\"Credentials\": {\"RoleArn\": \"{% 'arn:aws:iam::123456789012:role/' & $states.input.n %}\"},");
        assertEquals(
                Map.of("roleArn", "arn:aws:iam::123456789012:role/7"),
                run.details("TaskScheduled").get("taskCredentials"));
    }

    @Test
    void only_states_that_can_be_retried_count_their_retries() {
        Run run = Run.of("""
                "A": {"Type": "Pass", "Output": "{% $keys($states.context.State) %}", "End": true}""", "{}");
        assertEquals("['Name','EnteredTime']", run.output());
    }
}
