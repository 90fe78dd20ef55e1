package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.rehearse.World;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@DisplayName("T4: an operator rolls back on demand")
class RollbackOnDemandScenario {
    private static final String BACK = "{\"action\": \"rollback\", \"reason\": \"users complain\"}";

    @Test
    void without_a_name_it_goes_to_the_release_before_the_one_that_runs() {
        World world = Example.dev();
        String good = Example.deployed(world, Example.COMMIT);
        Example.deployed(world, Example.LATER_COMMIT);
        Execution back = Example.run(world, BACK);
        assertEquals(Outcome.RESTORED, Example.outcome(back));
        Example.assertAllRun(world, good);
        Example.assertLock(world, "free");
        assertEquals(good, Objects.requireNonNull(pin(world).get("digest")).s());
        assertEquals(
                "users complain",
                Objects.requireNonNull(pin(world).get("reason")).s());
    }

    @Test
    @DisplayName("R3: where an alias carries the traffic, one call moves it to the version that was kept")
    void an_alias_goes_back_by_one_call_and_no_version_is_published() {
        World world = Example.dev();
        Example.deployed(world, Example.COMMIT);
        Example.deployed(world, Example.LATER_COMMIT);
        int versions = versions(world);
        Execution back = Example.run(world, BACK);
        assertEquals(Outcome.RESTORED, Example.outcome(back));
        assertEquals(versions, versions(world));
        assertFalse(Example.enteredStates(back).contains("PublishKept"));
    }

    private static int versions(World world) {
        return world.plan().functions().stream()
                .mapToInt(function -> world.cloud()
                        .lambda()
                        .listVersionsByFunction(request -> request.functionName(function.name()))
                        .versions()
                        .size())
                .sum();
    }

    @Test
    void rolling_back_twice_in_one_moment_goes_back_once() {
        World world = Example.dev();
        Example.deployed(world, Example.COMMIT);
        String good = Example.deployed(world, Example.LATER_COMMIT);
        Example.deployed(world, "7777777aaaaaaa2222222bbbbbbb3333333ccccc");
        world.start(BACK);
        Execution second = Example.run(world, BACK);
        assertEquals(Outcome.RESTORED, Example.outcome(second));
        Example.assertAllRun(world, good);
    }

    @Test
    void a_second_rollback_after_the_first_goes_one_release_further() {
        World world = Example.dev();
        String oldest = Example.deployed(world, Example.COMMIT);
        Example.deployed(world, Example.LATER_COMMIT);
        Example.deployed(world, "7777777aaaaaaa2222222bbbbbbb3333333ccccc");
        Example.run(world, BACK);
        Execution second = Example.run(world, BACK);
        assertEquals(Outcome.RESTORED, Example.outcome(second));
        Example.assertAllRun(world, oldest);
    }

    @Test
    void a_named_release_may_be_an_earlier_one_by_digest_or_by_tag() {
        World world = Example.dev();
        String oldest = Example.deployed(world, Example.COMMIT);
        String middle = Example.deployed(world, Example.LATER_COMMIT);
        Example.deployed(world, "7777777aaaaaaa2222222bbbbbbb3333333ccccc");
        assertEquals(Outcome.RESTORED, Example.outcome(Example.run(world, to(oldest))));
        Example.assertAllRun(world, oldest);
        assertEquals(Outcome.RESTORED, Example.outcome(Example.run(world, to(world.tag(Example.LATER_COMMIT)))));
        Example.assertAllRun(world, middle);
    }

    private static String to(String release) {
        return "{\"action\": \"rollback\", \"to\": \"%s\", \"reason\": \"a known bug\"}".formatted(release);
    }

    @Test
    void a_release_that_never_ran_here_is_refused_with_those_that_did() {
        World world = Example.dev();
        String known = Example.deployed(world, Example.COMMIT);
        Execution back = Example.run(world, to("sha256:" + "9".repeat(64)));
        assertEquals(Outcome.REFUSED, Example.outcome(back));
        assertTrue(String.valueOf(back.cause()).contains("Known: " + known), back.cause());
        Example.assertAllRun(world, known);
        assertTrue(world.ledger().everything().stream().noneMatch(RollbackOnDemandScenario::isPin));
    }

    @Test
    void nothing_earlier_to_go_back_to_is_refused() {
        World world = Example.dev();
        String only = Example.deployed(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(Example.run(world, BACK)));
        Example.assertAllRun(world, only);
    }

    @Test
    void some_apps_go_back_and_the_others_stay() {
        World world = Example.dev();
        String good = Example.deployed(world, Example.COMMIT);
        String later = Example.deployed(world, Example.LATER_COMMIT);
        Execution back = Example.run(
                world, "{\"action\": \"rollback\", \"apps\": [\"line-bot\"], \"reason\": \"only the bot is bad\"}");
        assertEquals(Outcome.RESTORED, Example.outcome(back));
        assertEquals(good, world.live().get("line-bot"));
        assertEquals(later, world.live().get("telegram-api"));
        assertEquals(Outcome.IN_SYNC, Example.outcome(Example.run(world, "{\"action\": \"reconcile\"}")));
        assertEquals(later, world.live().get("telegram-api"));
        assertEquals(Outcome.DEPLOYED, Example.outcome(Example.run(world, "{\"action\": \"unpin\"}")));
        Example.assertAllRun(world, later);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Preflight",
                "UpdateFunction",
                "WaitUpdated",
                "VerifyStaged",
                "ShiftTraffic",
                "WaitInPlace",
                "Verify",
                "TestPrecompute"
            })
    void a_deployment_that_runs_is_pre_empted(String state) {
        World world = Example.dev();
        Example.deployed(world, Example.COMMIT);
        String running = Example.deployed(world, Example.LATER_COMMIT);
        Execution deployment = begin(world, state);
        Execution back = Example.run(world, BACK);
        assertEquals(Outcome.TAKEN_OVER, Example.outcome(deployment));
        assertEquals(Outcome.RESTORED, Example.outcome(back));
        assertFalse(Example.enteredStates(back).contains("WaitForLock"));
        Example.assertAllRun(world, running);
        Example.assertLock(world, "free");
    }

    private static Execution begin(World world, String state) {
        int n = world.executions().size();
        world.push("7777777aaaaaaa2222222bbbbbbb3333333ccccc", Map.of());
        Execution deployment = world.runUntilStarted(n);
        Example.runUntilEntered(world, deployment, state);
        return deployment;
    }

    @Test
    void pre_empting_a_deployment_goes_on_to_the_release_that_was_named() {
        World world = Example.dev();
        String oldest = Example.deployed(world, Example.COMMIT);
        Example.deployed(world, Example.LATER_COMMIT);
        Execution deployment = begin(world, "Shift");
        Execution back = Example.run(world, to(oldest));
        assertEquals(Outcome.TAKEN_OVER, Example.outcome(deployment));
        assertEquals(Outcome.RESTORED, Example.outcome(back));
        Example.assertAllRun(world, oldest);
    }

    @Test
    void the_first_deployment_of_all_is_put_back_too() {
        World world = Example.dev();
        Execution deployment = Example.deployUntil(world, "WaitInPlace");
        Execution back = Example.run(world, BACK);
        assertEquals(Outcome.TAKEN_OVER, Example.outcome(deployment));
        assertEquals(Outcome.RESTORED, Example.outcome(back));
        Example.assertAllRun(world, world.digestBefore());
        assertEquals(Outcome.IN_SYNC, Example.outcome(Example.run(world, "{\"action\": \"reconcile\"}")));
        Execution late = Example.run(world, "{\"tag\": \"%s\"}".formatted(world.tag(Example.COMMIT)));
        assertTrue(String.valueOf(late.cause()).contains("pinned to what ran before"), late.cause());
        Example.assertAllRun(world, world.digestBefore());
        Example.deployed(world, Example.LATER_COMMIT);
        assertTrue(world.ledger().everything().stream().noneMatch(RollbackOnDemandScenario::isPin));
    }

    @Test
    @DisplayName("R4: a rollback that fails keeps the lock, and a redrive resumes it")
    void a_failed_rollback_is_resumed_by_a_redrive() {
        World world = Example.dev();
        String good = Example.deployed(world, Example.COMMIT);
        Example.deployed(world, Example.LATER_COMMIT);
        world.cloud().permissions().deny("lambda:UpdateFunctionCode", "*");
        Execution back = Example.run(world, BACK);
        assertEquals(Outcome.ROLLBACK_FAILED, Example.outcome(back));
        Example.assertLock(world, "needs-recovery");
        world.cloud().permissions().allow("lambda:UpdateFunctionCode", "*");
        Example.redrive(world, back);
        world.settle();
        assertEquals(Outcome.RESTORED, Example.outcome(back));
        Example.assertAllRun(world, good);
        Example.assertLock(world, "free");
    }

    @Test
    @DisplayName("R1: a rollback that is aborted midway is brought to its end by the recovery")
    void an_aborted_rollback_is_brought_to_its_end() {
        World world = Example.dev();
        String good = Example.deployed(world, Example.COMMIT);
        Example.deployed(world, Example.LATER_COMMIT);
        int n = world.executions().size();
        world.start(BACK);
        Execution back = world.runUntilStarted(n);
        Example.runUntilEntered(world, back, "RestoreCode");
        Example.abort(world, back);
        world.settle();
        assertEquals(Outcome.RESTORED, Example.outcome(world.executions().getLast()));
        Example.assertAllRun(world, good);
        Example.assertLock(world, "free");
    }

    @Test
    void a_rollback_resumes_one_that_failed_before() {
        World world = Example.dev();
        String good = Example.deployed(world, Example.COMMIT);
        Example.deployed(world, Example.LATER_COMMIT);
        world.cloud().permissions().deny("lambda:UpdateFunctionCode", "*");
        Example.run(world, BACK);
        world.cloud().permissions().allow("lambda:UpdateFunctionCode", "*");
        assertEquals(Outcome.RESTORED, Example.outcome(Example.run(world, BACK)));
        Example.assertAllRun(world, good);
        Example.assertLock(world, "free");
    }

    private static Map<String, AttributeValue> pin(World world) {
        return world.ledger().everything().stream()
                .filter(RollbackOnDemandScenario::isPin)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPin(Map<String, AttributeValue> item) {
        return Objects.requireNonNull(item.get("sk")).s().equals("pin");
    }
}
