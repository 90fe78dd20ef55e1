package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import slipway.conclude.Outcome;
import slipway.local.Deployments;

/** Deployments whose processes or executions end in the middle: what follows is automatic, and true. */
@OnLocalCloud
class BrokenOffIT {
    private final RunningCloud cloud;

    BrokenOffIT(RunningCloud cloud) {
        this.cloud = cloud;
    }

    @Test
    void a_stopped_execution_is_recovered_by_the_next_one() {
        Map<String, String> before = cloud.versions();
        RunningCloud.Release release = cloud.release(Map.of());
        String stopped = cloud.begin(release);
        cloud.awaitState(stopped, "VerifyStaged");
        List<String> known = cloud.deployments().all();
        cloud.clients().stepFunctions().stopExecution(request -> request.executionArn(stopped));
        String recovery = cloud.deployments().started(known, stopped);
        assertEquals(Optional.of(Outcome.RESTORED), cloud.follow(recovery).outcome());
        assertEquals(before, cloud.versions());
        assertEquals("free", new LedgerOnCloud(cloud).lock());
    }

    @Test
    void a_deployment_survives_the_death_of_its_processes_or_puts_everything_back() {
        Map<String, String> before = cloud.versions();
        RunningCloud.Release release = cloud.release(Map.of());
        String execution = cloud.begin(release);
        cloud.awaitState(execution, "Stage");
        List<ProcessHandle> tasks = tasks();
        assertFalse(tasks.isEmpty(), "no process of a task runs");
        tasks.forEach(ProcessHandle::destroyForcibly);
        Deployments.End end = cloud.follow(execution);
        Outcome outcome = end.outcome().orElseThrow(() -> new AssertionError(end.status() + " " + end.reason()));
        assertTrue(Set.of(Outcome.DEPLOYED, Outcome.ROLLED_BACK).contains(outcome), outcome + " " + end.reason());
        assertEquals(
                outcome == Outcome.DEPLOYED ? Set.of(release.tag()) : Set.copyOf(before.values()),
                Set.copyOf(cloud.versions().values()));
        assertEquals("free", new LedgerOnCloud(cloud).lock());
    }

    /** The processes of Slipway's own Lambdas in this cloud. */
    private List<ProcessHandle> tasks() {
        String mark = "-Dslipway.cloud=" + cloud.folders().state();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(List::of)
                        .filter(arguments ->
                                arguments.contains(mark) && arguments.contains("slipway.catalog.TaskHandler"))
                        .isPresent())
                .toList();
    }
}
