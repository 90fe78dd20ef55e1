package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.fault.Failure;
import slipway.fault.Fault;
import slipway.rehearse.World;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@DisplayName("T5: one deployment at a time; a live holder is waited for, a dead one recovered")
class LockScenario {
    @Test
    void the_second_of_two_waits_and_deploys_its_own() {
        World world = Example.dev();
        Execution first = Example.deployUntil(world, "Stage");
        String digest = world.push(Example.LATER_COMMIT, Map.of());
        Execution second = world.runUntilEnded(1);
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(first));
        assertEquals(Outcome.DEPLOYED, Example.outcome(second));
        assertTrue(Example.enteredStates(second).contains("WaitForLock"));
        assertTrue(!begins(second, "Preflight").isBefore(begins(first, "Announce")));
        Example.assertAllRun(world, digest);
        Example.assertLock(world, "free");
    }

    private static Instant begins(Execution execution, String state) {
        return execution.history().stream()
                .filter(event -> state.equals(event.details().get("name")))
                .findFirst()
                .orElseThrow()
                .timestamp();
    }

    @Test
    void the_second_of_two_with_the_same_digest_finds_it_deployed() {
        World world = Example.dev();
        Execution first = Example.deployUntil(world, "Shift");
        world.start("{\"tag\": \"%s\"}".formatted(world.tag(Example.COMMIT)));
        Execution second = world.runUntilEnded(1);
        assertEquals(Outcome.DEPLOYED, Example.outcome(first));
        assertEquals(Outcome.ALREADY_DEPLOYED, Example.outcome(second));
        assertTrue(Example.enteredStates(second).contains("WaitForLock"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Preflight",
                "Stage",
                "UpdateFunction",
                "WaitUpdated",
                "VerifyStaged",
                "VerifyStagedFunction",
                "Shift",
                "ShiftTraffic",
                "UpdateInPlace",
                "WaitInPlace",
                "Verify",
                "VerifyLiveFunction",
                "VerifyDefinition",
                "TestPrecompute",
                "FirstRun",
                "Record"
            })
    @DisplayName("R1: a holder aborted in any state is recovered by the rule, and every function is put back")
    void an_aborted_deployment_is_recovered(String state) {
        World world = Example.dev();
        Execution aborted = Example.deployUntil(world, state);
        Example.abort(world, aborted);
        world.settle();
        assertEquals(Execution.Status.ABORTED, aborted.status());
        assertEquals(2, world.executions().size());
        assertEquals(Outcome.RESTORED, Example.outcome(world.executions().get(1)));
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "free");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Intake", "CheckImage", "ReleaseLock", "Announce", "Notify", "Conclude"})
    void an_execution_aborted_without_the_lock_needs_no_recovery(String state) {
        World world = Example.dev();
        Execution aborted = Example.deployUntil(world, state);
        Example.abort(world, aborted);
        world.settle();
        assertEquals(2, world.executions().size());
        assertEquals(Outcome.IGNORED, Example.outcome(world.executions().get(1)));
        Example.assertLock(world, "free");
        boolean concluded =
                Set.of("ReleaseLock", "Announce", "Notify", "Conclude").contains(state);
        assertEquals(!concluded, world.live().containsValue(world.digestBefore()));
    }

    @Test
    void an_outcome_stands_when_only_the_answer_to_its_record_was_lost() {
        World world = Example.dev();
        world.cloud()
                .faults()
                .on("dynamodb", "TransactWriteItems")
                .nth(1, Fault.failAfterEffect(Failure.connectionLost()));
        Execution first = Example.deployUntil(world, "ReleaseLock");
        // A rival takes the lock before the machine asks again.
        takeLock(world);
        world.runUntilEnded(0);
        assertEquals(Outcome.DEPLOYED, Example.outcome(first));
        assertTrue(Example.enteredStates(first).contains("IsRecorded"));
    }

    @Test
    void a_lock_that_is_lost_before_the_end_is_told() {
        World world = Example.dev();
        Execution first = Example.deployUntil(world, "FirstRun");
        takeLock(world);
        world.runUntilEnded(0);
        assertEquals(Outcome.TAKEN_OVER, Example.outcome(first));
        assertEquals(
                "TAKEN_OVER", world.report(first).orElseThrow().path("outcome").asText());
    }

    private static void takeLock(World world) {
        world.cloud()
                .dynamoDb()
                .updateItem(request -> request.tableName(world.ledger().table())
                        .key(Map.of("pk", AttributeValue.fromS("environment#dev"), "sk", AttributeValue.fromS("lock")))
                        .updateExpression("SET #status = :held, holder = :holder ADD fence :one")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(
                                ":held", AttributeValue.fromS("held"),
                                ":holder", AttributeValue.fromS("a rival#0"),
                                ":one", AttributeValue.fromN("1"))));
    }

    @Test
    void recoveries_never_start_each_other() {
        World world = Example.dev();
        world.cloud().permissions().deny("s3:GetObject", "*");
        world.push(Example.COMMIT, Map.of());
        world.settle();
        world.cloud().time().runFor(Duration.ofHours(6));
        assertEquals(2, world.executions().size());
        world.executions().forEach(execution -> assertEquals(Execution.Status.FAILED, execution.status()));
        Example.assertAllRun(world, world.digestBefore());
    }

    @Test
    void a_deployment_that_finds_a_dead_holder_has_it_recovered_and_then_deploys() {
        World world = Example.dev();
        Execution dead = Example.deployUntil(world, "Verify");
        world.withoutTriggers(() -> {
            Example.abort(world, dead);
            world.cloud().time().runFor(Duration.ofMinutes(10));
        });
        Example.assertLock(world, "held");
        String digest = world.push(Example.LATER_COMMIT, Map.of());
        world.settle();
        assertEquals(3, world.executions().size());
        assertEquals(Outcome.DEPLOYED, Example.outcome(world.executions().get(1)));
        assertEquals(Outcome.RESTORED, Example.outcome(world.executions().get(2)));
        Example.assertAllRun(world, digest);
        Example.assertLock(world, "free");
    }

    @Test
    void a_holder_that_lives_too_long_is_not_waited_for_any_longer() {
        World world = Example.dev();
        String holder = longExecution(world);
        world.cloud()
                .dynamoDb()
                .putItem(request -> request.tableName(world.ledger().table())
                        .item(Map.of(
                                "pk", AttributeValue.fromS("environment#dev"),
                                "sk", AttributeValue.fromS("lock"),
                                "status", AttributeValue.fromS("held"),
                                "holder", AttributeValue.fromS(holder + "#0"),
                                "fence", AttributeValue.fromN("3"))));
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("slipway.error.LockHeld"), execution.cause());
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "held");
    }

    private static String longExecution(World world) {
        String machine = world.cloud()
                .stateMachines()
                .register("another", """
                        {"QueryLanguage": "JSONata", "StartAt": "Long",
                         "States": {"Long": {"Type": "Wait", "Seconds": 86400, "End": true}}}""", call -> call.fail("Unexpected", "this machine has no tasks"));
        return world.cloud()
                .sfn()
                .startExecution(request -> request.stateMachineArn(machine).input("{}"))
                .executionArn();
    }
}
