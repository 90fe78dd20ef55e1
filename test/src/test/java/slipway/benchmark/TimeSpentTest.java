package slipway.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class TimeSpentTest {
    private static final Instant BEGAN = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration SETTLE = Duration.ofSeconds(10);

    private final List<HistoryEvent> events = new ArrayList<>();

    @Test
    void each_moment_counts_once() {
        call("Preflight", 1, 2);
        call("UpdateFunction", 3, 4);
        call("UpdateFunction", 3, 5);
        call("WaitUpdated", 5, 16);
        call("ShiftTraffic", 17, 19);
        TimeSpent spent = TimeSpent.of(events, BEGAN, SETTLE);
        assertEquals(Duration.ofSeconds(11), spent.settle(), "from the first update until 10 s after the last");
        assertEquals(Duration.ofSeconds(1), spent.detection());
        assertEquals(Duration.ofSeconds(4), spent.lambdas(), "1-2, 3-4, 17-19");
        assertEquals(Duration.ofSeconds(3), spent.machine(), "0-1, 2-3, 16-17");
        assertEquals(Duration.ofSeconds(19), spent.total());
    }

    @Test
    void what_follows_the_last_alias_does_not_count() {
        call("UpdateFunction", 0, 1);
        call("WaitUpdated", 1, 11);
        call("ShiftTraffic", 11, 12);
        call("VerifyLiveFunction", 12, 30);
        assertEquals(Duration.ofSeconds(12), TimeSpent.of(events, BEGAN, SETTLE).total());
    }

    @Test
    void an_execution_that_moved_no_alias_has_no_such_times() {
        call("UpdateFunction", 0, 1);
        assertThrows(IllegalStateException.class, () -> TimeSpent.of(events, BEGAN, SETTLE));
    }

    private void call(String state, int from, int to) {
        add(
                HistoryEvent.builder()
                        .type(HistoryEventType.TASK_STATE_ENTERED)
                        .stateEnteredEventDetails(it -> it.name(state)),
                from,
                0);
        add(
                HistoryEvent.builder()
                        .type(HistoryEventType.TASK_SCHEDULED)
                        .taskScheduledEventDetails(it -> it.resourceType("lambda")),
                from,
                events.size());
        add(HistoryEvent.builder().type(HistoryEventType.TASK_SUCCEEDED), to, events.size());
    }

    private void add(HistoryEvent.Builder event, int seconds, long previous) {
        events.add(event.id(events.size() + 1L)
                .previousEventId(previous)
                .timestamp(BEGAN.plusSeconds(seconds))
                .build());
    }
}
