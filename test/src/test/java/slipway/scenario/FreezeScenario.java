package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.rehearse.World;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@DisplayName("T7: an environment is frozen in windows of the manifest, or by hand; an operator passes it with a reason")
class FreezeScenario {
    /** The world begins on a Monday at nine, and listens from ten. */
    private static final String OPEN = "freeze: [\"Mon 08:00 - Mon 12:30 UTC\"]";

    @Test
    void within_a_window_a_push_is_refused_and_told_until_when() {
        World world = Gated.dev(OPEN);
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        String cause = String.valueOf(execution.cause());
        assertTrue(cause.contains("slipway.error.Frozen"), cause);
        assertTrue(cause.contains("frozen until 2026-03-02T12:30Z (Mon 08:00 - Mon 12:30 UTC)"), cause);
        assertTrue(cause.contains("override"), cause);
        Example.assertAllRun(world, world.digestBefore());
    }

    @Test
    void after_the_window_a_redrive_deploys() {
        World world = Gated.dev(OPEN);
        Execution execution = Example.deploy(world, Example.COMMIT);
        world.cloud().time().runFor(Duration.ofHours(3));
        Example.redrive(world, execution);
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
    }

    @Test
    void an_operator_passes_it_with_a_reason_which_is_recorded() {
        World world = Gated.dev(OPEN);
        Example.deploy(world, Example.COMMIT);
        world.start("{\"action\": \"deploy\", \"tag\": \"%s\", \"override\": true, \"reason\": \"the shop is down\"}"
                .formatted(world.tag(Example.COMMIT)));
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(world.executions().getLast()));
        String recorded = Objects.requireNonNull(
                        world.ledger().deployments().getLast().get("passedFreeze"))
                .s();
        assertTrue(recorded.contains("frozen until") && recorded.endsWith(": the shop is down"), recorded);
        assertTrue(world.report(world.executions().getLast())
                .orElseThrow()
                .path("passedFreeze")
                .asText()
                .contains("frozen until"));
    }

    @Test
    void an_override_without_a_reason_is_refused() {
        World world = Gated.dev(OPEN);
        world.start(
                "{\"action\": \"deploy\", \"tag\": \"%s\", \"override\": true}".formatted(world.tag(Example.COMMIT)));
        world.settle();
        Execution execution = world.executions().getFirst();
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("recorded with its reason"), execution.cause());
    }

    @Test
    void a_freeze_by_hand_holds_until_it_is_lifted() {
        World world = Example.dev();
        freeze(world);
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("frozen by ann since"), execution.cause());
    }

    /** By hand. */
    static void freeze(World world) {
        world.cloud()
                .dynamoDb()
                .putItem(request -> request.tableName(world.ledger().table())
                        .item(Map.of(
                                "pk",
                                        AttributeValue.fromS(
                                                "environment#" + world.plan().environment()),
                                "sk", AttributeValue.fromS("freeze"),
                                "by", AttributeValue.fromS("ann"),
                                "reason", AttributeValue.fromS("the audit"),
                                "since", AttributeValue.fromS("2026-03-02T09:30:00Z"))));
    }

    @Test
    void a_freeze_that_begins_while_the_lock_is_waited_for_is_seen() {
        World world = Example.dev();
        Execution first = Example.deployUntil(world, "Stage");
        world.start("{\"tag\": \"%s\"}".formatted(world.tag(Example.COMMIT)));
        Execution second = world.runUntilStarted(1);
        Example.runUntilEntered(world, second, "WaitForLock");
        freeze(world);
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(first));
        assertEquals(Outcome.REFUSED, Example.outcome(second));
        assertTrue(Example.enteredStates(second).contains("CheckFreezeAgain"));
        Example.assertLock(world, "free");
    }

    @Test
    void a_rollback_is_never_frozen() {
        World world = Example.dev();
        Example.deploy(world, Example.COMMIT);
        String good = List.copyOf(world.live().values()).getFirst();
        Example.deploy(world, Example.LATER_COMMIT);
        freeze(world);
        world.start("{\"action\": \"rollback\", \"reason\": \"frozen or not\"}");
        world.settle();
        assertEquals(Outcome.RESTORED, Example.outcome(world.executions().getLast()));
        Example.assertAllRun(world, good);
    }
}
