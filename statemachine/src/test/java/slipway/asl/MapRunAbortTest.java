package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution.Status;

class MapRunAbortTest {
    @Test
    void aborting_the_parent_aborts_its_children() {
        Run run = Run.start(DistributedMapTest.each("\"MaxConcurrency\": 2,"), "[1,2,3]", _ -> {});
        run.settle();
        run.execution.abort(null, null);
        assertEquals(List.of(Status.ABORTED, Status.ABORTED), DistributedMapTest.statuses(run));
        assertEquals(MapRun.Status.ABORTED, DistributedMapTest.mapRun(run).status());
        assertEquals("ExecutionAborted", run.types().getLast());
        assertNull(run.execution.error());
    }

    @Test
    void the_parents_time_out_aborts_its_children() {
        String machine = Run.machine(DistributedMapTest.each("")).replaceFirst("\\{", "{\"TimeoutSeconds\": 5, ");
        Run run = Run.start(machine, "[1]", _ -> {});
        run.toTheEnd();
        assertEquals(Status.TIMED_OUT, run.execution.status());
        assertEquals(List.of(Status.ABORTED), DistributedMapTest.statuses(run));
    }

    @Test
    void a_sibling_that_fails_aborts_the_map_run() {
        Run run = Run.start("""
                "Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "Each", "States": {%s}},
                  {"StartAt": "Stop", "States": {"Stop": {"Type": "Fail", "Error": "E"}}}]}
                """.formatted(DistributedMapTest.each("")), "[1]", _ -> {});
        run.toTheEnd();
        assertEquals(MapRun.Status.ABORTED, DistributedMapTest.mapRun(run).status());
        assertTrue(run.types().contains("MapRunAborted"), run.events());
    }

    @Test
    void a_child_may_abort_its_parent() {
        Run run = Run.start(DistributedMapTest.each(""), "[1,2]", _ -> {});
        run.tasks = call -> {
            if (Integer.valueOf(2).equals(call.arguments())) {
                run.execution.abort("Stop", "from below");
            } else {
                call.succeed(call.arguments());
            }
        };
        run.toTheEnd();
        assertEquals(Status.ABORTED, run.execution.status());
        run.time.runUntil(() -> false);
        assertEquals(List.of(Status.SUCCEEDED, Status.ABORTED), DistributedMapTest.statuses(run));
    }
}
