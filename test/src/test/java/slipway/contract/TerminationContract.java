package slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.contract.States.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every path through the machine ends, and every round in it is counted by something that runs out. */
class TerminationContract {
    private static final Map<String, JsonNode> TOP = States.of(States.DEFINITION);

    /** The machine as it runs once: what leads back to its beginning, to a second record and to a rollback's target left out. */
    private static final Graph SINGLE = new Graph(TOP)
            .without("Again")
            .withoutEdge("IsRecorded", "Record")
            .withoutEdge("IsRolledBack", "Aim")
            .withoutEdge("AskApproval", "CheckImage");

    @Test
    void no_branch_and_no_iteration_goes_round() {
        States.flows().stream().skip(1).forEach(flow -> {
            Graph graph = new Graph(States.of(flow));
            if (States.of(flow).containsKey("AllShifted")) {
                graph = graph.withoutEdge("AllShifted", "Shift")
                        .withoutEdge("RoundVerified", "Shift")
                        .withoutEdge("AllObserved", "Shift")
                        .withoutEdge("AllObserved", "Watch")
                        .withoutEdge("AllObserved", "Verify");
            }
            Graph rest = graph;
            assertEquals(Set.of(), rest.onCycles(), () -> "a cycle in the flow that starts at " + flow.get("StartAt"));
        });
    }

    @Test
    void the_rounds_of_a_shift_are_counted() {
        for (String judge : List.of("AllShifted", "RoundVerified", "AllObserved")) {
            List<JsonNode> again = state(judge)
                    .get("Choices")
                    .valueStream()
                    .filter(choice -> choice.get("Next").asText().equals("Shift"))
                    .toList();
            assertEquals(1, again.size(), judge);
            assertEquals(
                    "{% $round + 1 < $count($plan.strategy.rounds) %}",
                    again.getFirst().get("Condition").asText());
            assertEquals(
                    "{% $round + 1 %}", again.getFirst().at("/Assign/round").asText());
        }
        assertEquals(0, state("Stage").at("/Assign/round").asInt(-1));
    }

    /** A watch ends by its own clock: a look is the last when the next one would come after the end. */
    @Test
    void the_looks_of_a_watch_come_to_an_end() {
        JsonNode more = state("AllObserved").at("/Choices/1");
        assertEquals("{% $not($last) %}", more.get("Condition").asText());
        assertEquals("Watch", more.get("Next").asText());
        JsonNode over = state("AllObserved").at("/Choices/2");
        assertEquals("{% $live %}", over.get("Condition").asText());
        assertEquals("Released", over.get("Next").asText());
        assertTrue(state("Verify").at("/Assign/live").asBoolean(), "who has verified does so no second time");
        assertTrue(state("Watch").at("/Assign/last").asText().contains(">= $watch.until"));
        assertTrue(state("Watch").get("Seconds").asText().contains("$max([1, "));
    }

    /** A redrive is counted by Step Functions: Conclude answers {@code again} only for a count that it has not seen. */
    @Test
    void going_again_takes_another_redrive() {
        state("Again").get("Choices").forEach(choice -> {
            assertTrue(choice.get("Condition").asText().contains("$states.input.again"), choice.toString());
            JsonNode assigning = choice.get("Next").asText().equals("LoadPlan") ? state("LoadPlan") : choice;
            assertEquals(
                    "{% $states.context.Execution.RedriveCount %}",
                    assigning.at("/Assign/attempt").asText());
        });
    }

    @Test
    void besides_going_again_the_machine_waits_for_the_lock_and_for_nothing_else() {
        assertEquals(
                Set.of(
                        "AcquireLock",
                        "ReadLock",
                        "JudgeLock",
                        "DescribeHolder",
                        "JudgeHolder",
                        "StartRecovery",
                        "WaitForLock",
                        "Drain",
                        "TakeLock"),
                SINGLE.onCycles());
    }

    /** The second record is of an execution that holds nothing: it passes by the release, which alone leads back. */
    @Test
    void a_conclusion_that_came_too_late_is_recorded_once_more() {
        assertTrue(state("IsRecorded").at("/Assign/hold").isNull());
        assertEquals("Record", state("IsRecorded").get("Default").asText());
        assertEquals(List.of("Closing"), before("ReleaseLock").stream().toList());
        assertEquals(List.of("HoldsLock"), before("Closing").stream().toList());
        state("HoldsLock")
                .get("Choices")
                .forEach(choice -> assertTrue(choice.get("Condition").asText().startsWith("{% $hold != null ")));
        assertEquals("RecordOutcome", state("HoldsLock").get("Default").asText());
    }

    /**
     * Two more rounds lead back to reading the lock, when the lock changed between reading and taking it. Neither is counted:
     * each turn of them is another execution's progress. And what was drained is looked at once more, then taken.
     */
    @Test
    void every_round_waits_or_was_lost_to_another_execution() {
        Graph graph = SINGLE.without("WaitForLock");
        for (String taking : List.of("AcquireLock", "TakeLock")) {
            JsonNode caught = state(taking).get("Catch");
            assertEquals(
                    List.of("DynamoDB.ConditionalCheckFailedException"),
                    States.errors(caught).limit(1).toList());
            assertEquals("ReadLock", caught.at("/0/Next").asText());
            graph = graph.withoutEdge(taking, "ReadLock");
        }
        assertTrue(state("Drain").at("/Assign/drained").asBoolean());
        List<String> conditions = new ArrayList<>();
        state("JudgeHolder")
                .get("Choices")
                .forEach(choice -> conditions.add(
                        choice.get("Condition").asText() + choice.get("Next").asText()));
        int taken = conditions.indexOf("{% $recovering and $drained %}TakeLock");
        assertTrue(taken >= 0 && taken < conditions.indexOf("{% $recovering %}Drain"), conditions.toString());
        assertEquals(Set.of(), graph.withoutEdge("Drain", "DescribeHolder").onCycles());
    }

    @Test
    void waiting_for_the_lock_is_counted_and_the_count_is_looked_at_first() {
        assertEquals(
                "{% $waits + 1 %}", state("WaitForLock").at("/Assign/waits").asText());
        assertEquals(Set.of("JudgeHolder", "StartRecovery"), before("WaitForLock"));
        assertEquals(Set.of("JudgeHolder"), before("StartRecovery"));
        List<String> choices = new ArrayList<>();
        state("JudgeHolder")
                .get("Choices")
                .forEach(choice -> choices.add(choice.get("Next").asText()));
        assertTrue(TimeBudget.lockWaits() > 0);
        assertTrue(choices.indexOf("Record") < choices.indexOf("WaitForLock"), choices.toString());
    }

    /** What was under way is put back first; then the records are those of the target, and no choice leads there once more. */
    @Test
    void a_rollback_goes_to_its_target_once() {
        JsonNode on = state("IsRolledBack").at("/Choices/2");
        assertEquals("Aim", on.get("Next").asText());
        assertTrue(
                on.get("Condition").asText().endsWith("$hold.deployment != $deployment & '#target' %}"), on.toString());
        assertEquals(Set.of("IsRollback", "IsRolledBack"), before("Aim"));
        assertEquals(Set.of("IsAimed"), before("Pin"));
        assertEquals(
                "{% $deployment & '#target' %}",
                state("Pin").at("/Assign/hold/deployment").asText());
    }

    /** A digest that changed meanwhile is asked about anew: tags do not move, so that it can only be another tag's. */
    @Test
    void an_approved_digest_is_not_asked_about_again() {
        assertEquals(
                "{% $plan.approval != null and ($approval = null or $approval.digest != $image.digest) %}",
                state("NeedsApproval").at("/Choices/0/Condition").asText());
        assertEquals(
                "{% $image.digest %}",
                state("AskApproval").at("/Assign/approval/digest").asText());
    }

    private static Set<String> before(String state) {
        Set<String> names = new TreeSet<>();
        TOP.forEach((name, json) -> {
            if (States.successors(json).contains(state)) {
                names.add(name);
            }
        });
        return names;
    }
}
