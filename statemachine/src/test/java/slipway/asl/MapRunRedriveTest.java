package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution.Status;

class MapRunRedriveTest {
    private static final String ONE_AT_A_TIME = DistributedMapTest.each("\"MaxConcurrency\": 1,");
    private static final String THREE_AT_A_TIME = DistributedMapTest.each("");

    private static void redriveToTheEnd(Run run) {
        run.tasks = call -> call.succeed(call.arguments());
        run.execution.redrive();
        run.toTheEnd();
    }

    @Test
    void only_children_that_did_not_succeed_run_again() {
        Run run = Run.of(ONE_AT_A_TIME, "[1,2,3]", DistributedMapTest.FAILS_ON_TWO);
        assertEquals(2, run.calls.size());
        List<Execution> before = DistributedMapTest.mapRun(run).children();
        redriveToTheEnd(run);
        assertEquals("[1,2,3]", run.output());
        assertEquals(4, run.calls.size());
        List<Execution> after = DistributedMapTest.mapRun(run).children();
        assertSame(before.get(1), after.get(1));
        assertEquals(
                List.of(0, 1, 0), after.stream().map(Execution::redriveCount).toList());
        assertEquals("""
                1 0 ExecutionStarted
                2 0 MapStateEntered
                3 2 MapStateStarted
                4 3 MapRunStarted
                5 4 MapRunFailed
                6 5 MapStateFailed
                7 6 ExecutionFailed
                8 0 ExecutionRedriven
                9 8 MapRunRedriven
                10 9 MapRunSucceeded
                11 10 MapStateSucceeded
                12 9 MapStateExited
                13 12 ExecutionSucceeded
                """, run.events());
        assertEquals(
                Map.of("mapRunArn", DistributedMapTest.mapRun(run).arn(), "redriveCount", 1),
                run.details("MapRunRedriven"));
        assertEquals(1, DistributedMapTest.mapRun(run).redriveCount());
    }

    @Test
    void a_redriven_child_goes_on_where_it_stopped() {
        Run run = Run.of(ONE_AT_A_TIME, "[2]", DistributedMapTest.FAILS_ON_TWO);
        redriveToTheEnd(run);
        assertEquals(
                List.of(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskFailed",
                        "ExecutionFailed",
                        "ExecutionRedriven",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded"),
                DistributedMapTest.mapRun(run).children().getFirst().history().stream()
                        .map(HistoryEvent::type)
                        .toList());
    }

    @Test
    void children_aborted_with_their_parent_run_again() {
        Run run = Run.start(THREE_AT_A_TIME, "[1,2,3]", _ -> {});
        run.settle();
        run.calls.getFirst().succeed("first");
        run.execution.abort("Stop", "");
        assertEquals(List.of(Status.SUCCEEDED, Status.ABORTED, Status.ABORTED), DistributedMapTest.statuses(run));
        redriveToTheEnd(run);
        assertEquals("['first',2,3]", run.output());
    }

    @Test
    void the_tolerance_counts_anew() {
        Run run = Run.of(
                DistributedMapTest.each("\"MaxConcurrency\": 1, \"ToleratedFailureCount\": 1,"),
                "[2,2,3]",
                DistributedMapTest.FAILS_ON_TWO);
        assertEquals(Status.FAILED, run.execution.status());
        int[] failures = {0};
        run.tasks = call -> {
            if (failures[0]++ == 0) {
                call.fail("Again", "");
            } else {
                call.succeed(call.arguments());
            }
        };
        run.execution.redrive();
        run.toTheEnd();
        assertEquals("[{'Error':'Again','Cause':''},2,3]", run.output());
    }

    @Test
    void an_express_child_begins_anew() {
        Run run = Run.of(ONE_AT_A_TIME.replace("STANDARD", "EXPRESS"), "[2]", DistributedMapTest.FAILS_ON_TWO);
        Execution before = DistributedMapTest.mapRun(run).children().getFirst();
        redriveToTheEnd(run);
        Execution after = DistributedMapTest.mapRun(run).children().getFirst();
        assertNotSame(before, after);
        assertEquals(0, after.redriveCount());
        assertEquals("[2]", run.output());
    }

    @Test
    void a_map_whose_output_failed_runs_no_child_again() {
        Run run = Run.of(
                DistributedMapTest.each(
                        "\"Output\": \"{% $states.context.Execution.RedriveCount = 0 ? $missing : $states.result %}\","),
                "[1]");
        assertEquals("States.QueryEvaluationError", run.execution.error());
        redriveToTheEnd(run);
        assertEquals("[1]", run.output());
        assertEquals(1, run.calls.size());
        assertEquals(0, DistributedMapTest.mapRun(run).redriveCount());
    }
}
