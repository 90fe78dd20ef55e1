package slipway.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryTest {
    @Test
    void states_are_told_in_the_order_of_their_branch() {
        assertEquals(
                Map.of(
                        "/", List.of("Split", "After"),
                        "/Split A", List.of("A", "A2"),
                        "/Split B", List.of("B")),
                Story.of(history(
                        "0 ParallelStateEntered Split",
                        "1 ParallelStateStarted",
                        "2 PassStateEntered A",
                        "2 PassStateEntered B",
                        "3 PassStateExited A",
                        "5 PassStateEntered A2",
                        "4 PassStateExited B",
                        "7 ParallelStateSucceeded",
                        "7 ParallelStateExited Split",
                        "9 PassStateEntered After")));
    }

    @Test
    void an_iteration_that_follows_an_event_of_another_one_is_beside_it() {
        assertEquals(
                Map.of(
                        "/", List.of("Outer", "After"),
                        "/Outer 0", List.of("Inner"),
                        "/Outer 0/Inner 0", List.of("P"),
                        "/Outer 0/Inner 1", List.of("P")),
                Story.of(history(
                        "0 MapStateEntered Outer",
                        "1 MapStateStarted",
                        "2 MapIterationStarted Outer 0",
                        "3 MapStateEntered Inner",
                        "4 MapStateStarted",
                        "5 MapIterationStarted Inner 0",
                        "6 PassStateEntered P",
                        "7 PassStateExited P",
                        "8 MapIterationStarted Inner 1",
                        "9 PassStateEntered P",
                        "10 PassStateExited P",
                        "11 MapStateExited Inner",
                        "12 MapStateExited Outer",
                        "13 PassStateEntered After")));
    }

    /** Each line is the previous id and the event; ids are counted from 1. */
    private static History history(String... lines) {
        List<History.Event> events = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 2);
            events.add(new History.Event(events.size() + 1L, Long.parseLong(parts[0]), parts[1]));
        }
        return new History(events);
    }
}
