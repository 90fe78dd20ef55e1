package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.ledger.Approvals;
import slipway.rehearse.Approver;
import slipway.rehearse.World;

@DisplayName("T6: a deployment may need an approval, bound to what is shown")
class ApprovalScenario {
    private static final String WITHIN_A_DAY = "approval: {within: 24h}";

    private static World world(Approver approver) {
        World world = Gated.dev(WITHIN_A_DAY);
        world.approver(approver);
        return world;
    }

    @Test
    void an_approved_deployment_goes_on_and_who_approved_is_recorded() {
        World world = world(Approver.approvingAfter(Duration.ofHours(20)));
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
        assertEquals(
                "the rehearsal's approver",
                Objects.requireNonNull(world.ledger().deployments().getLast().get("approvedBy"))
                        .s());
        assertEquals(
                "the rehearsal's approver",
                world.report(execution).orElseThrow().at("/approval/by").asText());
    }

    @Test
    void the_lock_is_free_while_a_person_thinks_and_the_image_is_checked_again() {
        World world = world(Approver.ABSENT);
        Execution execution = Example.deployUntil(world, "AskApproval");
        world.cloud().time().runFor(Duration.ofHours(1));
        Example.assertLock(world, "free");
        answer(world, true);
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
        assertEquals(2, visits(execution, "CheckImage"));
    }

    private static Approvals.Answer answer(World world, boolean yes) {
        return answer(world, world.approvals().open().getFirst().id(), yes);
    }

    private static Approvals.Answer answer(World world, String id, boolean yes) {
        return world.approvals().answer(id, yes, "bob", world.cloud().time().instant(), "looked \"fine\"");
    }

    private static long visits(Execution execution, String state) {
        return execution.history().stream()
                .filter(event -> event.type().equals("TaskStateEntered"))
                .filter(event -> state.equals(event.details().get("name")))
                .count();
    }

    @Test
    void a_rejected_deployment_changes_nothing() {
        World world = world(Approver.rejectingAfter(Duration.ofHours(2)));
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("rehearsal's approver rejected"), execution.cause());
        Example.assertAllRun(world, world.digestBefore());
    }

    @Test
    void when_nobody_answers_in_time_nothing_changes_and_a_late_answer_is_told_so() {
        World world = world(Approver.ABSENT);
        Execution execution = Example.deployUntil(world, "AskApproval");
        world.cloud().time().runFor(Duration.ofMinutes(1));
        String id = world.approvals().open().getFirst().id();
        world.settle();
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("Nobody approved"), execution.cause());
        Approvals.Answer late = answer(world, id, true);
        assertFalse(late.counted());
        assertTrue(late.told().contains("was expired"), late.told());
        Example.assertAllRun(world, world.digestBefore());
    }

    @Test
    void an_answer_to_a_deployment_that_was_aborted_is_too_late() {
        World world = world(Approver.ABSENT);
        Execution execution = Example.deployUntil(world, "AskApproval");
        world.cloud().time().runFor(Duration.ofMinutes(1));
        String id = world.approvals().open().getFirst().id();
        Example.abort(world, execution);
        assertEquals(List.of(), world.approvals().open());
        Approvals.Answer late = answer(world, id, true);
        assertFalse(late.counted());
        assertTrue(late.told().startsWith("Too late"), late.told());
    }

    @Test
    @DisplayName("T1 T6: a reconciliation that was approved late brings no older image back")
    void what_was_found_by_itself_stays_so_while_a_person_thinks() {
        World world = world(Approver.ABSENT);
        world.withoutTriggers(() -> {
            world.push(Example.COMMIT, Map.of());
            world.cloud().time().runFor(Duration.ofMinutes(1));
        });
        world.start("{\"action\": \"unpin\"}");
        Execution unpin = world.runUntilStarted(0);
        Example.runUntilEntered(world, unpin, "AskApproval");
        world.cloud().time().runFor(Duration.ofMinutes(1));
        String early = world.approvals().open().getFirst().id();
        world.push(Example.LATER_COMMIT, Map.of());
        Execution newer = world.runUntilStarted(1);
        Example.runUntilEntered(world, newer, "AskApproval");
        world.cloud().time().runFor(Duration.ofMinutes(1));
        world.approvals().open().stream()
                .map(Approvals.Approval::id)
                .filter(id -> !id.equals(early))
                .forEach(id -> answer(world, id, true));
        assertEquals(Outcome.DEPLOYED, Example.outcome(world.runUntilEnded(1)));
        answer(world, early, true);
        world.settle();
        assertEquals(Outcome.SUPERSEDED, Example.outcome(unpin));
        assertEquals(Map.of(), world.ledger().environment("pin"));
    }

    @Test
    @DisplayName("T1 T6: a reconciliation asks nobody twice for the same image")
    void what_was_rejected_or_is_asked_for_is_not_asked_for_again() {
        World world = world(Approver.ABSENT);
        Execution execution = Example.deployUntil(world, "AskApproval");
        world.cloud().time().runFor(Duration.ofMinutes(1));
        assertEquals(Outcome.IN_SYNC, reconcile(world));
        answer(world, false);
        world.settle();
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertEquals(Outcome.IN_SYNC, reconcile(world));
        assertEquals(List.of(), world.approvals().open());
    }

    private static Outcome reconcile(World world) {
        int n = world.executions().size();
        world.start("{\"action\": \"reconcile\"}");
        return Example.outcome(world.runUntilEnded(n));
    }

    @Test
    void the_first_answer_counts_and_the_second_is_told_of_it() {
        World world = world(Approver.ABSENT);
        Execution execution = Example.deployUntil(world, "AskApproval");
        world.cloud().time().runFor(Duration.ofMinutes(1));
        String id = world.approvals().open().getFirst().id();
        assertTrue(answer(world, id, true).counted());
        Approvals.Answer second = answer(world, id, false);
        assertFalse(second.counted());
        assertTrue(second.told().contains("was approved by bob"), second.told());
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
    }

    @Test
    void the_message_names_the_approval_and_keeps_the_token() {
        World world = world(Approver.ABSENT);
        Example.deployUntil(world, "AskApproval");
        world.cloud().time().runFor(Duration.ofMinutes(1));
        Approvals.Approval approval = world.approvals().open().getFirst();
        String messages = world.cloud().topics().messages().toString();
        assertTrue(messages.contains("./slipway approve " + approval.id()), messages);
        assertTrue(messages.contains(approval.digest()), messages);
        assertFalse(messages.contains(approval.token()), messages);
    }

    @Test
    void a_rollback_needs_no_approval() {
        World world = world(Approver.WILLING);
        Example.deploy(world, Example.COMMIT);
        Example.deploy(world, Example.LATER_COMMIT);
        world.approver(Approver.ABSENT);
        int n = world.executions().size();
        world.start("{\"action\": \"rollback\", \"reason\": \"at once\"}");
        assertEquals(Outcome.RESTORED, Example.outcome(world.runUntilEnded(n)));
    }

    @Test
    void a_freeze_that_begins_while_a_person_thinks_is_seen() {
        World world = Gated.dev(WITHIN_A_DAY + "\n    freeze: [\"Mon 12:00 - Tue 12:00 UTC\"]");
        world.approver(Approver.approvingAfter(Duration.ofHours(5)));
        Execution execution = Example.deploy(world, Example.COMMIT, Map.of());
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        assertTrue(String.valueOf(execution.cause()).contains("slipway.error.Frozen"), execution.cause());
    }
}
