package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.rehearse.Progress;
import slipway.rehearse.Rehearsal;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.World;

class GoodImageDeploysScenario {
    private static RehearsalResult rehearse(String environment, List<String> apps, long seed) {
        return Rehearsal.run(
                new RehearsalRequest(Example.MANIFEST, environment, apps, Optional.empty(), Map.of(), seed),
                Progress.NONE);
    }

    @Test
    @DisplayName("E2 T1 P3 V1: a push deploys one digest to all seven functions, report-worker once")
    void a_push_deploys_one_digest_to_every_function() {
        World world = Example.dev();
        String digest = world.push(Example.COMMIT, Map.of());
        Execution execution = world.runUntilEnded(0);
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
        Example.assertAllRun(world, digest);
        Example.assertLock(world, "free");
        assertEquals(7, updates(world));
        assertEquals(1, world.executions().size());
    }

    private static long updates(World world) {
        return world.cloud().calls().stream()
                .filter(call -> call.operation().equals("UpdateFunctionCode"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("P8: live within five minutes, under a cent, skew of aliased functions under five seconds")
    void it_is_quick_cheap_and_even(long seed) {
        RehearsalResult result = rehearse("dev", List.of(), seed);
        assertEquals(Outcome.DEPLOYED, result.outcome());
        assertTrue(result.liveSeconds().orElseThrow() < 300, () -> "live after " + result.liveSeconds());
        assertTrue(result.estimatedCostUsd() < 0.01, () -> "costs " + result.estimatedCostUsd());
        assertTrue(result.skewSeconds() < 5, () -> "skew " + result.skewSeconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stg", "prd"})
    @DisplayName("E7: the same machine serves every environment")
    void every_environment_is_deployed(String environment) {
        RehearsalResult result = rehearse(environment, List.of(), 1);
        assertEquals(Outcome.DEPLOYED, result.outcome());
        assertEquals(
                7,
                result.functions().stream()
                        .filter(RehearsalResult.Function::updated)
                        .count());
        assertEquals(8, result.memberships());
        assertEquals(List.of(), result.notes());
    }

    @Test
    @DisplayName("P6 V5 V6: workflow verified, precompute tested and started")
    void the_workflow_is_verified_and_the_precompute_started() {
        RehearsalResult result = rehearse("dev", List.of(), 1);
        assertEquals(Optional.of("started and answered"), result.firstRun());
        assertTrue(result.workflow().stream().anyMatch(check -> check.detail().contains("FanOutToPatternWorkers")));
        assertTrue(result.workflow().stream().anyMatch(check -> check.check().equals("precompute test")));
    }

    @Test
    void some_apps_can_be_deployed_alone() {
        RehearsalResult result = rehearse("dev", List.of("telegram-api"), 1);
        assertEquals(Outcome.DEPLOYED, result.outcome());
        assertEquals(
                List.of("telegram-api", "report-worker"),
                result.functions().stream()
                        .map(RehearsalResult.Function::function)
                        .toList());
        assertEquals(Optional.empty(), result.firstRun());
    }

    @Test
    void an_app_of_one_function_can_be_deployed_alone() {
        RehearsalResult result = rehearse("dev", List.of("line-bot"), 1);
        assertEquals(Outcome.DEPLOYED, result.outcome());
        assertEquals(
                List.of("line-bot"),
                result.functions().stream()
                        .map(RehearsalResult.Function::function)
                        .toList());
        assertTrue(result.functions().getFirst().updated());
    }

    @Test
    void the_same_seed_gives_the_same_run_and_another_seed_another() {
        assertEquals(rehearse("dev", List.of(), 3), rehearse("dev", List.of(), 3));
        assertFalse(rehearse("dev", List.of(), 3).virtualSeconds()
                == rehearse("dev", List.of(), 4).virtualSeconds());
    }

    @Test
    @DisplayName("T1: the same push event twice ends as already deployed")
    void the_same_digest_again_is_already_deployed() {
        World world = Example.dev();
        Execution first = Example.deploy(world, Example.COMMIT);
        String input = "{\"tag\": \"%s\"}".formatted(world.tag(Example.COMMIT));
        world.start(input);
        Execution second = world.runUntilEnded(1);
        assertEquals(Outcome.DEPLOYED, Example.outcome(first));
        assertEquals(Outcome.ALREADY_DEPLOYED, Example.outcome(second));
    }

    @Test
    @DisplayName("O5: no value of an environment variable is in any payload, log, report, message or ledger item")
    void no_secret_leaves_the_function() {
        World world = Example.dev();
        Execution execution = Example.deploy(world, Example.COMMIT);
        String secret = "a value that nobody may see";
        assertFalse(execution.history().toString().contains(secret));
        assertFalse(world.report(execution).orElseThrow().toString().contains(secret));
        assertFalse(world.cloud().topics().messages().toString().contains(secret));
        assertFalse(world.cloud().events().events().toString().contains(secret));
        assertFalse(world.ledger().everything().toString().contains(secret));
        // The secret is really there to be seen: otherwise this test would prove nothing.
        assertTrue(world.cloud()
                .lambda()
                .getFunction(request -> request.functionName("dr-daily-report-telegram-api-dev"))
                .configuration()
                .environment()
                .variables()
                .containsValue(secret));
    }
}
