package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.fault.Failure;
import slipway.fault.Fault;
import slipway.fault.Faults;
import slipway.rehearse.Break;
import slipway.rehearse.World;

@DisplayName("T3 R4: a redrive and a new execution continue safely and reach a true result")
class RedriveScenario {
    private static final Map<String, Break> BROKEN = Map.of("line-bot", Break.UNHEALTHY);

    private static void redriveAndSettle(World world, Execution execution) {
        Example.redrive(world, execution);
        world.settle();
    }

    private static Faults.Source rollbackCannotUpdate(World world) {
        return world.cloud()
                .faults()
                .on("lambda", "UpdateFunctionCode")
                .caller("slipway-dr-daily-report-dev-rollback")
                .always(Fault.fail(Failure.denied()));
    }

    @Test
    void a_redrive_with_the_cause_mended_deploys() {
        World world = Example.dev();
        world.cloud().permissions().deny("lambda:UpdateFunctionCode", "dr-daily-report-line-bot-dev");
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        Example.assertAllRun(world, world.digestBefore());
        world.cloud().permissions().allow("lambda:UpdateFunctionCode", "dr-daily-report-line-bot-dev");
        redriveAndSettle(world, execution);
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
        assertTrue(!world.live().containsValue(world.digestBefore()));
        Example.assertLock(world, "free");
    }

    @Test
    void a_redrive_with_the_cause_not_mended_rolls_back_again_and_does_not_loop() {
        World world = Example.dev();
        Execution execution = Example.deploy(world, Example.COMMIT, BROKEN);
        for (int redrive = 1; redrive <= 3; redrive++) {
            redriveAndSettle(world, execution);
            assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
            assertEquals(redrive, execution.redriveCount());
            assertEquals(1 + redrive, entries(execution, "Preflight"));
            Example.assertAllRun(world, world.digestBefore());
            Example.assertLock(world, "free");
        }
    }

    private static long entries(Execution execution, String state) {
        return execution.history().stream()
                .filter(event -> event.type().endsWith("StateEntered")
                        && state.equals(event.details().get("name")))
                .count();
    }

    @Test
    void a_new_execution_with_the_same_input_deploys_once_the_cause_is_mended() {
        World world = Example.dev();
        world.cloud().permissions().deny("lambda:UpdateAlias", "dr-daily-report-line-bot-dev");
        Execution first = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(first));
        world.cloud().permissions().allow("lambda:UpdateAlias", "dr-daily-report-line-bot-dev");
        int n = world.executions().size();
        world.start(first.identity().input() instanceof Map<?, ?> input ? Texts.json(input) : "");
        assertEquals(Outcome.DEPLOYED, Example.outcome(world.runUntilEnded(n)));
    }

    @Test
    void a_redrive_of_a_refused_execution_ends_and_does_not_loop() {
        World world = Example.dev();
        world.start("{\"tag\": \"dev-0123abc\"}");
        Execution refused = world.runUntilEnded(0);
        assertEquals(Outcome.REFUSED, Example.outcome(refused));
        redriveAndSettle(world, refused);
        assertEquals(Outcome.REFUSED, Example.outcome(refused));
        assertEquals(2, entries(refused, "CheckImage"));
        Example.assertLock(world, "free");
    }

    @Test
    void a_redrive_of_nonsense_ends_and_does_not_loop() {
        World world = Example.dev();
        world.start("{\"what\": \"ever\"}");
        Execution refused = world.runUntilEnded(0);
        redriveAndSettle(world, refused);
        assertEquals(Outcome.REFUSED, Example.outcome(refused));
        assertEquals(2, entries(refused, "Intake"));
    }

    @Test
    void a_redrive_of_a_refused_execution_deploys_once_the_image_is_there() {
        World world = Example.dev();
        world.start("{\"tag\": \"%s\"}".formatted(world.tag(Example.COMMIT)));
        Execution refused = world.runUntilEnded(0);
        assertEquals(Outcome.REFUSED, Example.outcome(refused));
        world.store(world.image("late", Map.of()), Optional.empty(), world.tag(Example.COMMIT));
        redriveAndSettle(world, refused);
        assertEquals(Outcome.DEPLOYED, Example.outcome(refused));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stage",
                "UpdateFunction",
                "WaitUpdated",
                "VerifyStaged",
                "Shift",
                "ShiftTraffic",
                "UpdateInPlace",
                "WaitInPlace",
                "Verify",
                "Record"
            })
    void a_redrive_after_an_abort_that_was_recovered_deploys_anew(String state) {
        World world = Example.dev();
        Execution execution = Example.deployUntil(world, state);
        Example.abort(world, execution);
        world.settle();
        Example.assertAllRun(world, world.digestBefore());
        redriveAndSettle(world, execution);
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution), () -> execution.cause() + "");
        assertTrue(!world.live().containsValue(world.digestBefore()));
        Example.assertLock(world, "free");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stage", "WaitUpdated", "Verify", "ReleaseLock"})
    void a_redrive_at_once_after_an_abort_goes_on_and_its_recovery_stands_back(String state) {
        World world = Example.dev();
        Execution execution = Example.deployUntil(world, state);
        Example.abort(world, execution);
        redriveAndSettle(world, execution);
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
        assertEquals(Outcome.IGNORED, Example.outcome(world.executions().get(1)));
        assertTrue(!world.live().containsValue(world.digestBefore()));
        Example.assertLock(world, "free");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("R2: functions that AWS lets nobody ask after a rollback are back all the same")
    void a_rollback_whose_functions_cannot_be_asked_is_one(boolean theTaskItself) {
        World world = Example.dev();
        world.push(Example.COMMIT, BROKEN);
        Execution execution = world.runUntilStarted(0);
        Example.runUntilEntered(world, execution, "VerifyRestored");
        String asker = "slipway-dr-daily-report-dev-verify-function";
        Faults.Rule invocations = world.cloud().faults().on("lambda", "Invoke");
        (theTaskItself ? invocations.resource(asker) : invocations.caller(asker))
                .always(Fault.fail(Failure.throttled()));
        world.settle();
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("Put back, but still not healthy: "), execution.cause());
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "free");
    }

    @Test
    @DisplayName("R4: a rollback that fails keeps the lock, refuses the next push, and is finished by a redrive")
    void a_failed_rollback_is_finished_by_a_redrive() {
        World world = Example.dev();
        Faults.Source stuck = world.cloud()
                .faults()
                .on("lambda", "UpdateFunctionCode")
                .resource("dr-daily-report-telegram-api-dev")
                .caller("slipway-dr-daily-report-dev-rollback")
                .always(Fault.fail(Failure.denied()));
        Execution execution = Example.deploy(world, Example.COMMIT, BROKEN);
        assertEquals(Outcome.ROLLBACK_FAILED, Example.outcome(execution));
        Example.assertLock(world, "needs-recovery");
        assertEquals(Outcome.IGNORED, Example.outcome(world.executions().get(1)));

        Execution refused = Example.deploy(world, Example.LATER_COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(refused));
        Example.assertLock(world, "needs-recovery");

        world.cloud().faults().remove(stuck);
        redriveAndSettle(world, execution);
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "free");
    }

    @Test
    @DisplayName("R1 R4: what was seen of the image counts also where the rollback failed")
    void evidence_against_the_image_outlives_a_rollback_that_fails() {
        World world = Example.dev();
        Faults.Source stuck = rollbackCannotUpdate(world);
        Execution execution = Example.deploy(world, Example.COMMIT, BROKEN);
        assertEquals(Outcome.ROLLBACK_FAILED, Example.outcome(execution));
        world.cloud().faults().remove(stuck);
        int n = world.executions().size();
        world.start("{\"action\": \"recover\"}");
        assertEquals(Outcome.RESTORED, Example.outcome(world.runUntilEnded(n)));
        world.settle();
        world.start("{\"tag\": \"%s\"}".formatted(world.tag(Example.COMMIT)));
        Execution again = world.runUntilEnded(n + 1);
        assertEquals(Outcome.REFUSED, Example.outcome(again));
        assertTrue(
                String.valueOf(again.cause()).contains("was rolled back in dev for slipway.error.Unhealthy"),
                again.cause());
    }

    @Test
    @DisplayName("R4: a recovery by the rule whose rollback failed is finished by its redrive")
    void a_failed_recovery_is_finished_by_its_redrive() {
        World world = Example.dev();
        Faults.Source stuck = rollbackCannotUpdate(world);
        Execution execution = Example.deployUntil(world, "Verify");
        Example.abort(world, execution);
        world.settle();
        Execution recovery = world.executions().get(1);
        assertEquals(Outcome.ROLLBACK_FAILED, Example.outcome(recovery));
        Example.assertLock(world, "needs-recovery");
        world.cloud().faults().remove(stuck);
        redriveAndSettle(world, recovery);
        assertEquals(Outcome.RESTORED, Example.outcome(recovery));
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "free");
    }

    @Test
    void an_operators_recovery_finishes_a_failed_rollback_too() {
        World world = Example.dev();
        Faults.Source stuck = rollbackCannotUpdate(world);
        Execution execution = Example.deploy(world, Example.COMMIT, BROKEN);
        assertEquals(Outcome.ROLLBACK_FAILED, Example.outcome(execution));
        world.cloud().faults().remove(stuck);
        int n = world.executions().size();
        world.start("{\"action\": \"recover\"}");
        assertEquals(Outcome.RESTORED, Example.outcome(world.runUntilEnded(n)));
        world.settle();
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "free");
        redriveAndSettle(world, execution);
        assertEquals(Outcome.TAKEN_OVER, Example.outcome(execution));
        Example.assertLock(world, "free");
    }
}
