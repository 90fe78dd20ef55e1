package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime(Run.START);
    private final List<String> happened = new ArrayList<>();

    private VirtualTime.Timer at(long seconds, String name) {
        return time.after(Duration.ofSeconds(seconds), () -> happened.add(name));
    }

    @Test
    void events_run_by_time_and_then_in_the_order_they_were_scheduled() {
        at(2, "late");
        at(1, "first");
        at(1, "second");
        at(-5, "past");
        while (time.step()) {
            assertFalse(time.instant().isBefore(Run.START));
        }
        assertEquals(List.of("past", "first", "second", "late"), happened);
        assertEquals(Run.START.plusSeconds(2), time.instant());
    }

    @Test
    void a_cancelled_event_does_not_happen_and_does_not_move_the_clock() {
        at(9, "cancelled").cancel();
        assertFalse(time.step());
        assertEquals(Run.START, time.instant());
    }

    @Test
    void run_for_ends_exactly_at_its_end() {
        at(1, "in");
        at(3, "at the end");
        at(4, "after");
        time.runFor(Duration.ofSeconds(3));
        assertEquals(List.of("in", "at the end"), happened);
        assertEquals(Run.START.plusSeconds(3), time.instant());
    }

    @Test
    void run_until_stops_when_the_condition_holds_or_nothing_is_left() {
        at(1, "a");
        at(2, "b");
        assertTrue(time.runUntil(() -> happened.contains("a")));
        assertEquals(1, happened.size());
        assertFalse(time.runUntil(() -> happened.contains("c")));
        assertEquals(2, happened.size());
    }
}
