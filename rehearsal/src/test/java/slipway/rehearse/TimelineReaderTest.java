package slipway.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution;
import slipway.asl.StateMachine;
import slipway.asl.TaskCall;
import slipway.asl.VirtualTime;
import slipway.rehearse.Timeline.Visit;

class TimelineReaderTest {
    private static final String NESTED = """
            {"QueryLanguage": "JSONata", "StartAt": "Batches", "States": {
              "Batches": {"Type": "Map", "Next": "Pause", "ItemProcessor": {"StartAt": "Batch", "States": {
                "Batch": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Work", "States": {
                  "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Worked",
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "NotWorked"}]},
                  "Worked": {"Type": "Pass", "End": true},
                  "NotWorked": {"Type": "Pass", "End": true}}}}}}},
              "Pause": {"Type": "Wait", "Seconds": 5, "Next": "Try"},
              "Try": {"Type": "Parallel", "Next": "Done", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}],
                "Branches": [{"StartAt": "Break", "States": {"Break": {"Type": "Fail", "Error": "Broken"}}}]},
              "Done": {"Type": "Succeed"}}}
            """;
    private static final Object INPUT = List.of(
            List.of(Map.of("name", "one"), Map.of("function", Map.of("name", "two"))), List.of(Map.of("other", "x")));

    private final VirtualTime time = new VirtualTime(Instant.EPOCH);

    /** Work takes three seconds, and fails for the function that is called two. */
    private void work(TaskCall call) {
        time.after(Duration.ofSeconds(3), () -> {
            if (String.valueOf(call.arguments()).contains("two")) {
                call.fail("slipway.error.Unhealthy", "{\"errorMessage\": \"two is ill\"}");
            } else {
                call.succeed(Map.of());
            }
        });
    }

    private List<Visit> visits() {
        Execution execution = execution(INPUT);
        assertEquals(Execution.Status.SUCCEEDED, execution.status());
        return TimelineReader.read(List.of(execution));
    }

    private Execution execution(Object input) {
        Execution execution = Execution.start(
                StateMachine.parse(NESTED),
                new Execution.Identity("arn:e", "e", "arn:m", "m", "arn:r", input),
                time,
                this::work,
                new SplittableRandom(1));
        time.runFor(Duration.ofMinutes(1));
        return execution;
    }

    private static List<Visit> of(String state, List<Visit> visits) {
        return visits.stream().filter(visit -> visit.state().equals(state)).toList();
    }

    @Test
    void an_iteration_belongs_to_the_function_that_its_item_names() {
        assertEquals(
                List.of(Optional.of("one"), Optional.of("two"), Optional.empty()),
                of("Work", visits()).stream().map(Visit::function).toList());
    }

    @Test
    void what_follows_in_an_iteration_belongs_to_the_same_function() {
        List<Visit> visits = visits();
        assertEquals(Optional.of("two"), of("NotWorked", visits).getFirst().function());
        assertEquals(Optional.of("Work"), of("NotWorked", visits).getFirst().from());
        assertEquals(Optional.empty(), of("Pause", visits).getFirst().function());
    }

    @Test
    void a_visit_lasts_until_its_state_is_left_and_a_map_as_long_as_its_iterations() {
        List<Visit> visits = visits();
        assertEquals(List.of(0.0, 3.0), span(of("Work", visits).getFirst()));
        assertEquals(List.of(0.0, 3.0), span(of("Batches", visits).getFirst()));
        assertEquals(List.of(3.0, 8.0), span(of("Pause", visits).getFirst()));
    }

    private static List<Double> span(Visit visit) {
        return List.of(visit.start(), visit.end());
    }

    @Test
    void an_error_that_was_caught_stays_with_the_state_that_it_ended() {
        List<Visit> visits = visits();
        Visit two = of("Work", visits).get(1);
        assertEquals(Optional.of("slipway.error.Unhealthy"), two.error());
        assertEquals(Optional.of("two is ill"), two.cause());
        assertEquals(
                List.of("Work", "Try", "Break"),
                visits.stream().filter(Visit::failed).map(Visit::state).toList());
    }

    @Test
    void a_way_is_known_by_the_state_that_it_began_at() {
        List<Visit> visits = visits();
        assertEquals(Optional.empty(), of("Batches", visits).getFirst().from());
        assertEquals(Optional.of("Batches"), of("Pause", visits).getFirst().from());
        assertEquals(Optional.of("Try"), of("Done", visits).getFirst().from());
        assertEquals(Optional.empty(), of("Work", visits).getFirst().from());
    }

    @Test
    void further_executions_are_about_the_item_in_their_input_and_lie_on_the_same_time_line() {
        Execution parent = execution(List.of());
        Execution child = execution(List.of(List.of(Map.of("name", "three"))));
        Visit work = of("Work", TimelineReader.read(List.of(parent, child))).getFirst();
        assertEquals(Optional.of("three"), work.function());
        assertEquals(60.0, work.start());
    }
}
