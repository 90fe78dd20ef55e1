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

    @Test
    void no_branch_and_no_iteration_goes_round() {
        States.flows().stream().skip(1).forEach(flow -> {
            Graph graph = new Graph(States.of(flow));
            assertEquals(Set.of(), graph.onCycles(), () -> "a cycle in the flow that starts at " + flow.get("StartAt"));
        });
    }

    /** A redrive is counted by Step Functions: Conclude answers {@code again} only for a count that it has not seen. */
    @Test
    void going_again_takes_another_redrive() {
        state("Again").get("Choices").forEach(choice -> {
            assertTrue(choice.get("Condition").asText().contains("$states.input.again"), choice.toString());
            assertEquals(
                    "{% $states.context.Execution.RedriveCount %}",
                    choice.at("/Assign/attempt").asText());
        });
    }

    @Test
    void besides_going_again_the_machine_waits_for_the_lock_and_for_nothing_else() {
        Graph graph = new Graph(TOP).without("Again");
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
                graph.onCycles());
    }

    /**
     * Two more rounds lead back to reading the lock, when the lock changed between reading and taking it. Neither is counted:
     * each turn of them is another execution's progress.
     */
    @Test
    void every_round_waits_or_was_lost_to_another_execution() {
        Graph graph = new Graph(TOP).without("Again").without("WaitForLock");
        for (String taking : List.of("AcquireLock", "TakeLock")) {
            JsonNode caught = state(taking).get("Catch").get(0);
            assertEquals(
                    List.of("DynamoDB.ConditionalCheckFailedException"),
                    States.errors(state(taking).get("Catch")).limit(1).toList());
            assertEquals("ReadLock", caught.get("Next").asText());
            graph = graph.withoutEdge(taking, "ReadLock");
        }
        assertEquals(Set.of(), graph.onCycles());
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
