package slipway.scenario;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.fault.Failure;
import slipway.fault.Fault;
import slipway.manifest.ManifestFile;
import slipway.rehearse.Break;
import slipway.rehearse.World;

@DisplayName("V4, V8: what is watched after a change")
class ObservationScenario {
    private static final String ALARM = "shop-dev-5xx";
    private static final String TEXT = """
            application: shop
            environments:
              dev:
                ref: "branch:dev"
                strategy: { canary: { percent: 10, for: 3m } }
                observe: 5m
                alarms: [ "{application}-{environment}-5xx" ]
            apps: { site: [ web, jobs ] }
            defaults: { alias: live, health: { payload: { health: true }, expect: "status = 'ok'", example: { status: ok } } }
            functions: { jobs: { alias: none, health: none } }
            """;

    private static final String OBSERVE = "slipway-shop-dev-observe";

    private final World world = World.of(ManifestFile.parse("slipway.yaml", TEXT), "dev", 11);

    private void alarm(String state) {
        alarm(world, state);
    }

    private static void alarm(World world, String state) {
        world.cloud().metrics().setAlarm(ALARM, state);
    }

    @Test
    @DisplayName("V4: an alarm that does not exist is refused before anything changes")
    void an_alarm_that_does_not_exist_is_refused() {
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains(ALARM), () -> "" + execution.cause());
        assertFalse(Example.enteredStates(execution).contains("Preflight"));
        Example.assertLock(world, "free");
    }

    @Test
    @DisplayName("V4: an alarm that fires already could not tell whether the change is bad, and is refused")
    void an_alarm_that_fires_already_is_refused() {
        alarm("ALARM");
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("fire already"), () -> "" + execution.cause());
    }

    @Test
    @DisplayName("V4, R3: an alarm that fires during a canary takes its traffic back")
    void an_alarm_during_a_canary_takes_its_traffic_back() {
        alarm("OK");
        Execution execution = Example.deployUntil(world, "Watch");
        assertEquals(
                Map.of("2", 0.1),
                world.cloud()
                        .lambda()
                        .getAlias(
                                request -> request.functionName("shop-web-dev").name("live"))
                        .routingConfig()
                        .additionalVersionWeights());
        alarm("ALARM");
        world.settle();
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("AlarmFired"), () -> "" + execution.cause());
        assertTrue(poisoned());
        Example.assertAllRun(world, world.digestBefore());
        // An alias that is whole again has no routing at all.
        assertNull(world.cloud()
                .lambda()
                .getAlias(request -> request.functionName("shop-web-dev").name("live"))
                .routingConfig());
    }

    private boolean poisoned() {
        String digest = requireNonNull(world.ledger().deployments().getFirst().get("digest"))
                .s();
        return world.ledger().environment("image#" + digest).containsKey("poison");
    }

    @Test
    @DisplayName(
            "V4, R1: an alarm that somebody deletes during a canary takes its traffic back, and is no evidence against the image")
    void an_alarm_that_is_deleted_is_no_evidence_against_the_image() {
        alarm("OK");
        Execution execution = Example.deployUntil(world, "Watch");
        world.cloud().metrics().deleteAlarm(ALARM);
        world.settle();
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("AlarmGone"), () -> "" + execution.cause());
        assertFalse(poisoned());
        Example.assertAllRun(world, world.digestBefore());
    }

    @Test
    @DisplayName("V4: an alarm that fires after everything is live brings all back")
    void an_alarm_after_the_last_shift_brings_all_back() {
        alarm("OK");
        Execution execution = Example.deployUntil(world, "IsObserved");
        world.cloud().time().runFor(Duration.ofMinutes(3));
        alarm("ALARM");
        world.settle();
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        Example.assertAllRun(world, world.digestBefore());
    }

    @Test
    @DisplayName("V4: errors of a function that nobody may invoke for a test are found by its users")
    void errors_without_any_probe_are_found_by_users() {
        alarm("OK");
        world.startUsers(3);
        world.cloud().time().runFor(Duration.ofMinutes(15));
        world.push(Example.COMMIT, Map.of("jobs", Break.ERRORS));
        Execution execution = world.runUntilEnded(0);
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("shop-jobs-dev"), () -> "" + execution.cause());
        Example.assertAllRun(world, world.digestBefore());
    }

    @Test
    @DisplayName("R1: a function that logs only START and END when users call it brings all back")
    void a_function_that_is_silent_for_users_brings_all_back() {
        alarm("OK");
        world.startUsers(3);
        world.push(Example.COMMIT, Map.of("jobs", Break.SILENT));
        Execution execution = world.runUntilEnded(0);
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("SilentFunction"), () -> "" + execution.cause());
    }

    @ParameterizedTest
    @CsvSource({"SILENT, silentFunctions, DEPLOYED, ''", "IMPORT_ERROR, importErrors, ROLLED_BACK, TooManyErrors"})
    @DisplayName("R1: what the manifest switches off brings nothing back by itself")
    void what_is_switched_off_brings_nothing_back(Break how, String off, Outcome outcome, String error) {
        World lenient =
                World.of(ManifestFile.parse("slipway.yaml", TEXT + "rollback: { " + off + ": false }\n"), "dev", 11);
        alarm(lenient, "OK");
        lenient.startUsers(3);
        lenient.push(Example.COMMIT, Map.of("jobs", how));
        Execution execution = lenient.runUntilEnded(0);
        assertEquals(outcome, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains(error), () -> "" + execution.cause());
    }

    @Test
    @DisplayName("R1: an import error that only users meet brings all back at the first look")
    void an_import_error_that_users_meet_brings_all_back() {
        alarm("OK");
        world.startUsers(3);
        world.push(Example.COMMIT, Map.of("jobs", Break.IMPORT_ERROR));
        Execution execution = world.runUntilEnded(0);
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("ImportFailed"), () -> "" + execution.cause());
    }

    @Test
    @DisplayName("V4: an answer that is lost while nobody calls is asked for again")
    void one_lost_answer_brings_nothing_back() {
        String web =
                "web: { health: { http: 'https://shop.example.com/health', expect: 'status = 200', example: {} } }, ";
        World asked = World.of(ManifestFile.parse("slipway.yaml", TEXT.replace("jobs: {", web + "jobs: {")), "dev", 11);
        alarm(asked, "OK");
        asked.cloud().faults().on("http", "Get").caller(OBSERVE).nth(1, Fault.fail(Failure.connectionLost()));
        Execution execution = Example.deploy(asked, Example.COMMIT);
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution), execution.cause());
        assertTrue(asked.cloud().calls().stream()
                        .filter(call -> call.action().equals("http:Get"))
                        .filter(call -> call.caller().filter(OBSERVE::equals).isPresent())
                        .count()
                > 1);
    }

    @Test
    @DisplayName("P7: a split that somebody left behind is refused before anything changes")
    void a_split_that_is_there_already_is_refused() {
        alarm("OK");
        Execution first = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.DEPLOYED, Example.outcome(first));
        world.cloud()
                .lambda()
                .updateAlias(request -> request.functionName("shop-web-dev")
                        .name("live")
                        .functionVersion("2")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("1", 0.5))));
        Execution second = Example.deploy(world, Example.LATER_COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(second));
        assertTrue(String.valueOf(second.cause()).contains("is split between two versions"), () -> "" + second.cause());
    }

    @Test
    @DisplayName("R1: an execution that is aborted during a canary is recovered")
    void an_abort_during_a_canary_is_recovered() {
        alarm("OK");
        Execution execution = Example.deployUntil(world, "Watch");
        Example.abort(world, execution);
        world.settle();
        assertEquals(Outcome.RESTORED, Example.outcome(world.executions().getLast()));
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "free");
    }

    @Test
    @DisplayName("T3: an execution that is redriven during a canary goes on with it")
    void a_redrive_during_a_canary_goes_on() {
        alarm("OK");
        Execution execution = Example.deployUntil(world, "Watch");
        world.withoutTriggers(() -> {
            Example.abort(world, execution);
            Example.redrive(world, execution);
            world.settle();
        });
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
        Example.assertLock(world, "free");
    }
}
