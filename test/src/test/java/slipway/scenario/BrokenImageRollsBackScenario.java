package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import slipway.asl.Execution;
import slipway.cloud.LogNormal;
import slipway.conclude.Outcome;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.rehearse.Break;
import slipway.rehearse.Progress;
import slipway.rehearse.Rehearsal;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.World;

@DisplayName("R1 R2 V1-V3 V6: what the manifest declares a way to see is undone, and what it does not is told")
class BrokenImageRollsBackScenario {
    /** By which error each fault is named where it can be seen; a dash where nothing declared sees it. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "pattern-precompute, import-error, ImportFailed",
        "pattern-precompute, crash, FunctionCrashed",
        "pattern-precompute, unhealthy, Unhealthy",
        "pattern-precompute, silent, SilentFunction",
        "pattern-precompute, update-fails, UpdateFailed",
        "pattern-precompute, wrong-output, UnexpectedAnswer",
        "line-bot, import-error, ImportFailed",
        "line-bot, crash, FunctionCrashed",
        "line-bot, unhealthy, Unhealthy",
        "line-bot, silent, SilentFunction",
        "line-bot, update-fails, UpdateFailed",
        "line-bot, wrong-output, -",
        "get-ticker-list, import-error, ImportFailed",
        "get-ticker-list, crash, FunctionCrashed",
        "get-ticker-list, unhealthy, Unhealthy",
        "get-ticker-list, silent, SilentFunction",
        "get-ticker-list, update-fails, UpdateFailed",
        "get-ticker-list, wrong-output, -",
        "telegram-api, import-error, Unhealthy",
        "telegram-api, crash, Unhealthy",
        "telegram-api, unhealthy, Unhealthy",
        "telegram-api, silent, -",
        "telegram-api, update-fails, UpdateFailed",
        "telegram-api, wrong-output, UnexpectedAnswer",
        "ticker-scheduler, import-error, -",
        "ticker-scheduler, crash, -",
        "ticker-scheduler, unhealthy, -",
        "ticker-scheduler, silent, -",
        "ticker-scheduler, update-fails, UpdateFailed",
        "ticker-scheduler, wrong-output, -"
    })
    void a_fault_is_undone_where_it_can_be_seen(String function, String kind, String error) {
        for (String environment : new String[] {"dev", "prd"}) {
            RehearsalResult result = rehearse(Example.MANIFEST, environment, function, kind);
            if (error.equals("-")) {
                assertDeployedUnseen(result, function);
            } else {
                assertRolledBack(result, function, error);
            }
        }
    }

    private static RehearsalResult rehearse(Manifest manifest, String environment, String function, String kind) {
        return Rehearsal.run(
                new RehearsalRequest(
                        manifest,
                        environment,
                        List.of(),
                        Optional.empty(),
                        Map.of(function, Break.of(kind).orElseThrow()),
                        1),
                Progress.NONE);
    }

    private static void assertRolledBack(RehearsalResult result, String function, String error) {
        assertEquals(Outcome.ROLLED_BACK, result.outcome());
        assertEquals(7, result.functions().size());
        result.functions().forEach(each -> assertEquals(each.before(), each.after(), each.name()));
        assertEquals("free", result.lock());
        String incident = result.incident().orElseThrow();
        assertTrue(incident.startsWith("slipway.error." + error + ": "), incident);
        assertTrue(incident.contains(function), incident);
        assertEquals(result.incident(), result.reason());
    }

    private static void assertDeployedUnseen(RehearsalResult result, String function) {
        assertEquals(Outcome.DEPLOYED, result.outcome());
        assertEquals(Optional.empty(), result.reason());
        RehearsalResult.Function broken = result.functions().stream()
                .filter(each -> each.function().equals(function))
                .findFirst()
                .orElseThrow();
        assertTrue(
                broken.checks().stream().noneMatch(check -> check.result().equals("FAILED")),
                () -> broken.checks().toString());
    }

    static Stream<Arguments> unseen() {
        return Stream.of(
                Arguments.of("ticker-scheduler", "invocation", "not verified by invocation"),
                Arguments.of("telegram-api", "invocation", "its log was not read either"));
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void what_is_not_verified_is_told(String function, String check, String words) {
        RehearsalResult result = rehearse(Example.MANIFEST, "dev", function, "silent");
        RehearsalResult.Check gap = result.functions().stream()
                .filter(each -> each.function().equals(function))
                .flatMap(each -> each.checks().stream())
                .filter(each -> each.check().equals(check))
                .findFirst()
                .orElseThrow();
        assertEquals("NOT_VERIFIED", gap.result());
        assertTrue(gap.detail().contains(words), gap.detail());
    }

    @ParameterizedTest
    @CsvSource({"crash", "import-error"})
    void a_failing_first_run_is_reported_and_not_undone(String kind) {
        // Nothing but the first run ever invokes the function here.
        Manifest manifest = ManifestFile.parse("slipway.yaml", """
                application: shop
                environments: { dev: { ref: "branch:dev" } }
                apps: { shop: [ web, starter ] }
                defaults: { alias: live }
                workflow:
                  stateMachine: "shop-nightly-{environment}"
                  requires: [ { state: FanOut, type: Map, invokes: web } ]
                  firstRun: { function: starter, payload: { source: post-deploy } }
                """);
        RehearsalResult result = rehearse(manifest, "dev", "starter", kind);
        assertEquals(Outcome.DEPLOYED, result.outcome());
        assertTrue(
                result.firstRun().orElseThrow().startsWith("failed, not undone: slipway.error."),
                () -> result.firstRun().toString());
    }

    @ParameterizedTest
    @CsvSource({"0.2, 60", "60, 0.2", "30, 30"})
    @DisplayName("a broken image never lets a sibling's late update land behind the rollback")
    void a_late_update_never_lands_behind_the_rollback(double brokenSeconds, double siblingSeconds) {
        World world = Example.dev();
        settle(world, "pattern-precompute", brokenSeconds);
        settle(world, "line-bot", siblingSeconds);
        settle(world, "get-ticker-list", siblingSeconds);
        Example.deploy(world, Example.COMMIT, Map.of("pattern-precompute", Break.UPDATE_FAILS));
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(world.executions().getFirst()));
        world.cloud().time().runFor(Duration.ofHours(1));
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "free");
    }

    @Test
    @DisplayName("V5: a workflow that is not as it must be cuts nobody off who still writes down what was verified")
    void a_broken_workflow_waits_for_those_who_verify_functions() {
        World world = Example.dev();
        world.cloud().stateMachines().registerDefinition("dr-daily-report-precompute-dev", """
                        {"StartAt": "Nothing", "States": {"Nothing": {"Type": "Succeed"}}}""");
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("slipway.error.WorkflowBroken"), execution::cause);
        assertEquals(7, count(execution, "TaskStateEntered", "VerifyLiveFunction"));
        assertEquals(7, count(execution, "TaskStateExited", "VerifyLiveFunction"));
        Example.assertAllRun(world, world.digestBefore());
    }

    private static long count(Execution execution, String type, String state) {
        return execution.history().stream()
                .filter(event -> event.type().equals(type)
                        && state.equals(event.details().get("name")))
                .count();
    }

    private static void settle(World world, String function, double seconds) {
        world.cloud()
                .functions()
                .setImageSettle("dr-daily-report-" + function + "-dev", LogNormal.always(Duration.ofMillis((long)
                        (seconds * 1_000))));
    }
}
