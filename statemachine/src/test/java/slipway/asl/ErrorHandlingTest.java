package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.asl.Execution.Status;

class ErrorHandlingTest {
    private static final String CALL =
            "\"Call\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", ";

    @Test
    void retries_come_after_growing_delays() {
        assertEquals(
                List.of(0L, 2L, 8L, 24L),
                attempts("\"IntervalSeconds\": 2, \"BackoffRate\": 3, \"MaxDelaySeconds\": 16"));
    }

    @Test
    void without_figures_three_retries_come_after_one_two_and_four_seconds() {
        assertEquals(List.of(0L, 1L, 3L, 7L), attempts("\"Comment\": \"defaults\""));
    }

    @Test
    void full_jitter_draws_each_delay_from_the_seed() {
        List<Long> first = attempts(
                "\"IntervalSeconds\": 100, \"BackoffRate\": 1, \"MaxAttempts\": 9, \"JitterStrategy\": \"FULL\"");
        assertEquals(10, first.size());
        for (int i = 1; i < first.size(); i++) {
            assertTrue(first.get(i) - first.get(i - 1) <= 100, first::toString);
        }
        assertTrue(first.getLast() < 890, first::toString);
        assertEquals(
                first,
                attempts(
                        "\"IntervalSeconds\": 100, \"BackoffRate\": 1, \"MaxAttempts\": 9, \"JitterStrategy\": \"FULL\""));
    }

    private static List<Long> attempts(String fields) {
        List<Long> seconds = new ArrayList<>();
        Run run = Run.start(
                CALL + "\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"], " + fields + "}], \"End\": true}",
                "{}",
                _ -> {});
        run.tasks = call -> {
            seconds.add(run.seconds());
            call.fail("Busy", "");
        };
        run.toTheEnd();
        assertEquals(seconds.size(), run.execution.billedTransitions());
        return seconds;
    }

    @Test
    void each_retrier_counts_for_itself_and_the_first_that_matches_decides() {
        List<String> errors = new ArrayList<>(List.of("A", "B", "A", "B", "B", "B"));
        Run run = Run.of(CALL + """
                "Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 2}, {"ErrorEquals": ["States.ALL"], "MaxAttempts": 3}],
                "End": true}""", "{}", call -> call.fail(errors.removeFirst(), ""));
        assertEquals("B", run.execution.error());
        assertTrue(errors.isEmpty(), errors::toString);
    }

    @Test
    void the_context_counts_the_retries() {
        Run run = Run.of(CALL + """
                "Arguments": "{% $states.context.State.RetryCount %}", "Retry": [{"ErrorEquals": ["A"]}], "End": true}""", "{}", call -> {
            if (Integer.valueOf(2).equals(call.arguments())) {
                call.succeed(call.arguments());
            } else {
                call.fail("A", "");
            }
        });
        assertEquals("2", run.output());
    }

    @Test
    void a_caught_error_is_the_output_unless_the_catcher_says_otherwise() {
        String states = CALL + """
                "Assign": {"x": 1}, "Output": "unused", "Catch": [
                  {"ErrorEquals": ["A"], "Next": "After", "Assign": {"why": "{%% $states.errorOutput.Cause & $states.input.n %%}"}%s}],
                  "End": true},
                "After": {"Type": "Pass", "Output": "{%% [$states.input, $why, $exists($x)] %%}", "End": true}
                """;
        assertEquals(
                "[{'Error':'A','Cause':'c'},'c7',false]",
                Run.of(states.formatted(""), "{'n':7}", call -> call.fail("A", "c"))
                        .output());
        assertEquals(
                "['A in 7','c7',false]",
                Run.of(
                                states.formatted(
                                        ", \"Output\": \"{% $states.errorOutput.Error & ' in ' & $states.input.n %}\""),
                                "{'n':7}",
                                call -> call.fail("A", "c"))
                        .output());
    }

    @Test
    void retries_come_before_catchers() {
        Run run = Run.of(CALL + """
                "Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 1}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "After"}],
                "End": true}, "After": {"Type": "Succeed"}""", "{}", call -> call.fail("A", "c"));
        assertEquals(2, run.calls.size());
        assertEquals(Status.SUCCEEDED, run.execution.status());
    }

    @Test
    void a_wrong_catcher_fails_the_execution() {
        Run run = Run.of(CALL + """
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "After", "Output": "{% $nothing %}"}],
                "End": true}, "After": {"Type": "Succeed"}""", "{}", call -> call.fail("A", "c"));
        assertEquals("States.QueryEvaluationError", run.execution.error());
        assertEquals("Catch[0]/Output", run.details("EvaluationFailed").get("location"));
    }

    @ParameterizedTest
    @CsvSource({
        "States.ALL, Any, true",
        "States.ALL, States.Timeout, true",
        "States.ALL, States.QueryEvaluationError, true",
        "States.ALL, States.Runtime, false",
        "States.ALL, States.DataLimitExceeded, true",
        "States.TaskFailed, Any, true",
        "States.TaskFailed, States.Timeout, false",
        "States.TaskFailed, States.Runtime, false",
        "States.Runtime, States.Runtime, false",
        "States.DataLimitExceeded, States.DataLimitExceeded, true",
        "States.Timeout, States.Timeout, true",
        "Other, Any, false"
    })
    void error_names_match_as_documented(String pattern, String error, boolean expected) {
        assertEquals(expected, new ErrorMatcher(Set.of(pattern)).matches(new Failure(error, null)));
    }

    @Test
    void a_payload_of_a_states_own_that_is_too_large_is_caught_by_name_only() {
        Failure failure = new Failure("States.DataLimitExceeded", null, Failure.Kind.TOO_LARGE);
        assertFalse(new ErrorMatcher(Set.of("States.ALL")).matches(failure));
        assertTrue(new ErrorMatcher(Set.of("States.DataLimitExceeded")).matches(failure));
    }

    @Test
    void a_task_times_out_and_its_late_answer_is_ignored() {
        Run run = Run.start(CALL + """
                "TimeoutSeconds": "{% $states.input.most %}",
                "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "After"}], "End": true},
                "After": {"Type": "Wait", "Seconds": 5, "End": true}""", "{'most':30}", _ -> {});
        run.time.runFor(java.time.Duration.ofSeconds(31));
        run.calls.getFirst().succeed("late");
        run.toTheEnd();
        assertEquals("{'Error':'States.Timeout','Cause':''}", run.output());
        assertEquals(35, run.seconds());
        assertFalse(run.types().contains("TaskSucceeded"));
    }

    @Test
    void an_execution_times_out_as_a_whole() {
        Run run = Run.of("""
                {"QueryLanguage": "JSONata", "TimeoutSeconds": 60, "StartAt": "Wait", "States": {
                 "Wait": {"Type": "Wait", "Seconds": 61, "End": true}}}""", "{}");
        assertEquals(Status.TIMED_OUT, run.execution.status());
        assertEquals(60, run.seconds());
        assertEquals("ExecutionTimedOut", run.types().getLast());
    }

    @Test
    void a_failing_branch_surfaces_its_error_and_silences_its_siblings() {
        Run run = Run.start("""
                "Both": {"Type": "Parallel", "Branches": [
                    {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}},
                    {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}],
                  "Catch": [{"ErrorEquals": ["Broken"], "Next": "After"}], "End": true},
                "After": {"Type": "Pass", "End": true}
                """, "{}", _ -> {});
        run.settle();
        run.calls.get(1).fail("Broken", "b");
        run.calls.get(0).succeed("ignored");
        run.toTheEnd();
        assertEquals("{'Error':'Broken','Cause':'b'}", run.output());
        assertFalse(run.types().contains("TaskSucceeded"));
    }

    @Test
    void a_retried_parallel_starts_all_branches_again() {
        Run run = Run.of("""
                "Both": {"Type": "Parallel", "Branches": [
                    {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}},
                    {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}],
                  "Retry": [{"ErrorEquals": ["Broken"], "MaxAttempts": 1}], "End": true}
                """, "{}", call -> call.fail("Broken", "b"));
        assertEquals("Broken", run.execution.error());
        assertEquals(List.of("Both", "P", "A", "P", "A"), run.entered());
        assertEquals(6, run.execution.billedTransitions());
    }
}
