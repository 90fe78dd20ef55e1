package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.asl.Execution;
import slipway.benchmark.FleetManifest;
import slipway.conclude.Outcome;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.rehearse.Break;
import slipway.rehearse.Progress;
import slipway.rehearse.Rehearsal;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.World;
import software.amazon.awssdk.core.sync.RequestBody;

@DisplayName("P7: a thousand functions go live, and come back, almost as fast as AWS's limits allow")
class ThousandFunctionsScenario {
    /** How many times the floor it may take. */
    private static final double BOUND = 1.25;

    private static final int HISTORY_LIMIT = 25_000;
    private static final Manifest THOUSAND = manifest(1_000);

    /** Enough for several batches; what does not depend on the size is tried with these. */
    private static final Manifest HUNDRED = manifest(100);

    private static Manifest manifest(int functions) {
        return ManifestFile.parse("fleet.yaml", FleetManifest.of(functions));
    }

    private static RehearsalResult rehearse(Map<String, Break> breaks, long seed) {
        return Rehearsal.run(
                new RehearsalRequest(THOUSAND, "dev", List.of(), Optional.empty(), breaks, seed), Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void a_good_image_is_live_within_the_bound(long seed) {
        RehearsalResult result = rehearse(Map.of(), seed);
        assertEquals(Outcome.DEPLOYED, result.outcome(), () -> result.reason().toString());
        assertEquals(1_000, result.functions().size());
        assertTrue(result.functions().stream().allMatch(RehearsalResult.Function::updated));
        double ratio = result.speed().ratio().orElseThrow();
        assertTrue(ratio <= BOUND, () -> ratio + " times the floor: " + result.speed());
        assertEquals("free", result.lock());
    }

    /** The first two have an alias: one fails in Stage, one in VerifyStaged. The third has none and fails in Shift. */
    @ParameterizedTest
    @CsvSource({"500, UPDATE_FAILS, shift", "500, UNHEALTHY, shift", "509, UPDATE_FAILS, verify"})
    void one_bad_function_brings_all_back_within_the_bound(int n, Break how, String notReached) {
        RehearsalResult result = rehearse(Map.of(FleetManifest.function(n), how), 3);
        assertEquals(
                Outcome.ROLLED_BACK, result.outcome(), () -> result.reason().toString());
        assertTrue(
                result.reason().orElseThrow().contains(FleetManifest.function(n)),
                () -> result.reason().toString());
        assertFalse(
                result.speed().phases().containsKey(notReached),
                () -> result.speed().toString());
        result.functions().forEach(each -> assertEquals(each.before(), each.after(), each.name()));
        double ratio = result.speed().restoreRatio().orElseThrow();
        assertTrue(ratio <= BOUND, () -> ratio + " times the floor: " + result.speed());
        assertEquals("free", result.lock());
    }

    @Test
    void no_history_comes_near_its_limit_and_no_write_is_throttled() {
        World world = World.of(THOUSAND, "dev", 4);
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
        assertTrue(execution.history().size() < HISTORY_LIMIT / 10);
        List<Execution> children = execution.mapRuns().stream()
                .flatMap(run -> run.children().stream())
                .toList();
        assertEquals(5 * 72, children.size(), "five phases of 72 batches");
        children.forEach(child -> assertTrue(child.history().size() < HISTORY_LIMIT / 10));
        // Each function is updated once and moved once: a throttled call would be sent again.
        for (Map.Entry<String, Integer> call :
                Map.of("UpdateFunctionCode", 1_000, "UpdateAlias", 900).entrySet()) {
            assertEquals(
                    call.getValue().longValue(),
                    world.cloud().calls().stream()
                            .filter(made -> made.operation().equals(call.getKey()))
                            .count(),
                    call.getKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Preflight", "Stage", "VerifyStaged", "Shift", "Verify"})
    void an_abort_in_the_middle_is_recovered(String state) {
        World world = World.of(HUNDRED, "dev", 5);
        Execution execution = runInto(world, state);
        Example.abort(world, execution);
        world.settle();
        assertEquals(Execution.Status.ABORTED, execution.status());
        assertEquals(Outcome.RESTORED, Example.outcome(world.executions().getLast()));
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "free");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stage", "Shift"})
    void a_redrive_after_an_abort_goes_on_in_the_middle(String state) {
        World world = World.of(HUNDRED, "dev", 6);
        Execution execution = runInto(world, state);
        world.withoutTriggers(() -> {
            Example.abort(world, execution);
            Example.redrive(world, execution);
            world.settle();
        });
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
        assertEquals(1, world.live().values().stream().distinct().count());
        assertFalse(world.live().containsValue(world.digestBefore()));
        Example.assertLock(world, "free");
    }

    @Test
    void a_redrive_after_a_rollback_deploys_once_the_cause_is_mended() {
        World world = World.of(HUNDRED, "dev", 8);
        String function = "fleet-" + FleetManifest.function(50) + "-dev";
        world.cloud().permissions().deny("lambda:UpdateAlias", function);
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        Example.assertAllRun(world, world.digestBefore());
        world.cloud().permissions().allow("lambda:UpdateAlias", function);
        Example.redrive(world, execution);
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
    }

    @Test
    void batches_that_cannot_be_read_refuse_the_deployment() {
        World world = World.of(HUNDRED, "dev", 9);
        world.cloud()
                .s3()
                .putObject(
                        request -> request.bucket("slipway-fleet-plans")
                                .key(world.plan().functionsKey()),
                        RequestBody.fromString("{}"));
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("States.ItemReaderFailed"), () -> "" + execution.cause());
        Example.assertLock(world, "free");
    }

    /** Deploys until the first batches of a phase are under way. */
    private static Execution runInto(World world, String state) {
        Execution execution = Example.deployUntil(world, state);
        world.cloud().time().runFor(Duration.ofSeconds(3));
        return execution;
    }
}
