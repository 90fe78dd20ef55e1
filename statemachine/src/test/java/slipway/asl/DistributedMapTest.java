package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution.Status;

class DistributedMapTest {
    private static final String CALL =
            "\"Call\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"End\": true}";

    /** A distributed Map of calls, with more fields of the Map. */
    static String each(String fields) {
        return each(fields, CALL);
    }

    private static String each(String fields, String states) {
        return """
                "Each": {"Type": "Map", %s "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "Call", "States": {%s}}}
                """.formatted(fields, states);
    }

    static final TaskRunner FAILS_ON_TWO = call -> {
        if (Integer.valueOf(2).equals(call.arguments())) {
            call.fail("Two", "c");
        } else {
            call.succeed(call.arguments());
        }
    };

    static MapRun mapRun(Run run) {
        return run.execution.mapRuns().getFirst();
    }

    static List<Status> statuses(Run run) {
        return mapRun(run).children().stream().map(Execution::status).toList();
    }

    @Test
    void each_item_is_an_execution_with_a_history_of_its_own() {
        Run run = Run.of(each("\"Label\": \"each\","), "[7,8]");
        assertEquals("[7,8]", run.output());
        assertEquals("""
                1 0 ExecutionStarted
                2 0 MapStateEntered
                3 2 MapStateStarted
                4 3 MapRunStarted
                5 4 MapRunSucceeded
                6 5 MapStateSucceeded
                7 4 MapStateExited
                8 7 ExecutionSucceeded
                """, run.events());
        assertEquals(Map.of("length", 2), run.details("MapStateStarted"));
        assertEquals(Map.of("mapRunArn", mapRun(run).arn()), run.details("MapRunStarted"));
        assertEquals("""
                1 0 ExecutionStarted
                2 0 TaskStateEntered
                3 2 TaskScheduled
                4 3 TaskStarted
                5 4 TaskSucceeded
                6 5 TaskStateExited
                7 6 ExecutionSucceeded
                """, Run.events(mapRun(run).children().getLast()));
        assertEquals(1, run.execution.billedTransitions());
        assertEquals(3, run.execution.allBilledTransitions());
    }

    @Test
    void a_child_is_named_after_machine_label_and_itself() {
        Run run = Run.of(each("\"Label\": \"each\",", """
                "Call": {"Type": "Pass", "Output": "{% [$states.context.Execution.Id, $states.context.Execution.Name, \
                  $states.context.StateMachine.Name, $string($states.context.Execution.Input)] %}", "End": true}"""), "[7]");
        Execution child = mapRun(run).children().getFirst();
        String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";
        assertTrue(child.identity().name().matches(uuid), child.identity().name());
        String prefix = "arn:aws:states:us-east-1:123456789012:";
        assertEquals(
                prefix + "execution:machine/each:" + child.identity().name(),
                child.identity().arn());
        assertTrue(
                mapRun(run).arn().matches(prefix + "mapRun:machine/each:" + uuid),
                mapRun(run).arn());
        assertEquals(prefix + "stateMachine:machine/each", child.identity().stateMachineArn());
        assertEquals(List.of(child.identity().arn(), child.identity().name(), "machine/each", "7"), child.output());
    }

    @Test
    void children_see_no_variables_from_outside() {
        Run run = Run.of("""
                "Set": {"Type": "Pass", "Assign": {"outer": 1}, "Next": "Each"},
                """ + each("", """
                "Call": {"Type": "Pass", "Output": "{% $exists($outer) %}", "End": true}"""), "[1]");
        assertEquals("[false]", run.output());
    }

    @Test
    void an_item_selector_sees_the_item_and_the_parents_input() {
        Run run = Run.of(each("""
                "Items": "{% $states.input.list %}", "ItemSelector": {"at": "{% $states.context.Map.Item.Index %}",
                  "value": "{% $states.context.Map.Item.Value %}", "all": "{% $states.input.shared %}"},
                """), "{'list':['a'],'shared':9}");
        assertEquals("[{'at':0,'value':'a','all':9}]", run.output());
    }

    @Test
    void only_as_many_children_run_at_a_time_as_asked_for() {
        Run run = Run.start(each("\"MaxConcurrency\": \"{% 2 %}\","), "[1,2,3]", _ -> {});
        run.settle();
        assertEquals(2, run.calls.size());
        assertEquals(new MapRun.Counts(3, 1, 2, 0, 0, 0, 0), mapRun(run).executionCounts());
        run.calls.getFirst().succeed(1);
        run.settle();
        assertEquals(3, run.calls.size());
    }

    @Test
    void without_a_limit_ten_thousand_children_run_at_a_time() {
        Run run = Run.start(each("\"Items\": \"{% [1..10001] %}\","), "{}", _ -> {});
        run.settle();
        assertEquals(10_000, run.calls.size());
    }

    @Test
    void the_first_failure_fails_the_map_run_and_aborts_the_other_children() {
        Run run = Run.start(each(""), "[1,2,3]", call -> {
            if (Integer.valueOf(2).equals(call.arguments())) {
                call.fail("Two", "c");
            }
        });
        run.toTheEnd();
        assertEquals("States.ExceedToleratedFailureThreshold", run.execution.error());
        assertEquals(List.of(Status.ABORTED, Status.FAILED, Status.ABORTED), statuses(run));
        assertEquals(MapRun.Status.FAILED, mapRun(run).status());
        assertEquals("""
                1 0 ExecutionStarted
                2 0 MapStateEntered
                3 2 MapStateStarted
                4 3 MapRunStarted
                5 4 MapRunFailed
                6 5 MapStateFailed
                7 6 ExecutionFailed
                """, run.events());
        assertEquals(
                Map.of(
                        "error", "States.ExceedToleratedFailureThreshold",
                        "cause", "The specified tolerated failure threshold was exceeded"),
                run.details("MapRunFailed"));
    }

    @Test
    void tolerated_failures_leave_their_error_in_the_result() {
        String tolerant = each("\"ToleratedFailurePercentage\": \"{% $count($states.input) * 0 + 34 %}\",");
        Run run = Run.of(tolerant, "[1,2,3]", FAILS_ON_TWO);
        assertEquals("[1,{'Error':'Two','Cause':'c'},3]", run.output());
        assertEquals(new MapRun.Counts(3, 0, 0, 2, 1, 0, 0), mapRun(run).executionCounts());
        assertEquals(
                Status.FAILED, Run.of(tolerant, "[1,2]", FAILS_ON_TWO).execution.status());
    }

    @Test
    void a_tolerance_that_makes_no_sense_fails_the_state_before_a_map_run_starts() {
        Run run = Run.of(each("\"ToleratedFailureCount\": \"{% -1 %}\","), "[1]");
        assertEquals("States.QueryEvaluationError", run.execution.error());
        assertEquals("ToleratedFailureCount", run.details("EvaluationFailed").get("location"));
        assertEquals(List.of(), run.execution.mapRuns());
    }

    @Test
    void a_map_can_be_retried_and_starts_a_map_run_each_time() {
        Run run = Run.of(
                each(
                        "\"Retry\": [{\"ErrorEquals\": [\"States.ExceedToleratedFailureThreshold\"], \"MaxAttempts\": 1}],"),
                "[2]",
                FAILS_ON_TWO);
        assertEquals(Status.FAILED, run.execution.status());
        assertEquals(2, run.execution.mapRuns().size());
    }

    @Test
    void a_batch_is_the_input_of_one_child() {
        Run run = Run.of(each("""
                "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"n": "{% $count($states.input) %}"}},
                """), "[1,2,3]");
        assertEquals("[{'BatchInput':{'n':3},'Items':[1,2]},{'BatchInput':{'n':3},'Items':[3]}]", run.output());
        assertEquals(2, mapRun(run).executionCounts().succeeded());
        assertEquals(3, mapRun(run).itemCounts().succeeded());
    }

    @Test
    void a_batch_holds_as_many_bytes_as_it_may() {
        // {"Items":["aa","bb"]} has 21 bytes.
        String states = each("\"ItemBatcher\": {\"MaxInputBytesPerBatch\": 21},");
        assertEquals(
                "[{'Items':['aa','bb']},{'Items':['cc']}]",
                Run.of(states, "['aa','bb','cc']").output());
        assertEquals(
                "[{'Items':['aa']},{'Items':['bbb']}]",
                Run.of(states, "['aa','bbb']").output());
        assertEquals(
                "States.DataLimitExceeded",
                Run.of(states, "['" + "x".repeat(20) + "']").execution.error());
    }

    @Test
    void a_failed_batch_counts_all_its_items() {
        Run run = Run.of(
                each("\"ItemBatcher\": {\"MaxItemsPerBatch\": 2}, \"ToleratedFailureCount\": 1,"),
                "[1,2]",
                call -> call.fail("Broken", ""));
        assertEquals("States.ExceedToleratedFailureThreshold", run.execution.error());
        assertEquals(2, mapRun(run).itemCounts().failed());
    }

    @Test
    void no_items_need_no_children() {
        Run run = Run.of(each(""), "[]");
        assertEquals("[]", run.output());
        assertEquals(MapRun.Status.SUCCEEDED, mapRun(run).status());
    }

    @Test
    void a_result_over_256_KiB_fails_the_map() {
        Run run = Run.of(each(""), "[1,2]", call -> call.succeed("x".repeat(150_000)));
        assertEquals("States.DataLimitExceeded", run.execution.error());
    }

    @Test
    void a_child_can_have_children_of_its_own() {
        String inner = """
                "Call": {"Type": "Map", "Label": "inner", "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "Leaf", "States": {
                    "Leaf": {"Type": "Pass", "End": true}}}}""";
        Run run = Run.start(each("", inner), "[[1,2],[3]]", _ -> {});
        List<Execution> heard = new ArrayList<>();
        run.execution.onChild(child -> {
            assertEquals(List.of(), child.history());
            heard.add(child);
        });
        run.toTheEnd();
        assertEquals("[[1,2],[3]]", run.output());
        assertEquals(5, heard.size());
        assertEquals(1 + 2 + 3, run.execution.allBilledTransitions());
        Execution child = mapRun(run).children().getFirst();
        assertEquals(2, child.mapRuns().getFirst().children().size());
    }

    @Test
    void an_express_child_may_run_for_five_minutes_and_is_not_billed_by_transitions() {
        String express = each("\"ToleratedFailureCount\": 1,").replace("STANDARD", "EXPRESS");
        Run run = Run.start(express, "[1]", _ -> {});
        run.toTheEnd();
        assertEquals(List.of(Status.TIMED_OUT), statuses(run));
        assertEquals(300, run.seconds());
        assertEquals(1, run.execution.allBilledTransitions());
        String arn = mapRun(run).children().getFirst().identity().arn();
        assertTrue(arn.startsWith("arn:aws:states:us-east-1:123456789012:express:machine/"), arn);
    }

    @Test
    void a_child_may_have_25_000_events_of_its_own() {
        String loop = """
                "Call": {"Type": "Pass", "Output": "{% $states.input - 1 %}", "Next": "More"},
                "More": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input > 0 %}", "Next": "Call"}], "Default": "Done"},
                "Done": {"Type": "Succeed"}""";
        Run run = Run.of(each("\"MaxConcurrency\": 1,", loop), "[6000,6000]");
        assertEquals(Status.SUCCEEDED, run.execution.status());
        List<Integer> sizes = mapRun(run).children().stream()
                .map(child -> child.history().size())
                .collect(Collectors.toList());
        assertEquals(List.of(24_004, 24_004), sizes);
        assertEquals(Duration.ZERO, Duration.between(Run.START, run.time.instant()));
    }
}
