package slipway.asl;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The events of one execution. The last place is kept for the event that ends it. */
final class History {
    private final InstantSource time;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<Consumer<HistoryEvent>> listeners = new ArrayList<>();

    History(InstantSource time) {
        this.time = time;
    }

    /** There is no room for anything but the execution's end. */
    static final class Full extends RuntimeException {
        private Full() {
            super(null, null, false, false);
        }
    }

    /** Adds an event and returns its id. */
    long add(long previousId, String type, Map<String, @Nullable Object> details) {
        if (events.size() >= Limits.HISTORY_EVENTS - 1) {
            throw new Full();
        }
        return append(previousId, type, details);
    }

    /** Adds the event that ends the execution. */
    void end(long previousId, String type, Map<String, @Nullable Object> details) {
        append(previousId, type, details);
    }

    private long append(long previousId, String type, Map<String, @Nullable Object> details) {
        long id = events.size() + 1L;
        HistoryEvent event = new HistoryEvent(id, previousId, time.instant(), type, details);
        events.add(event);
        listeners.forEach(listener -> listener.accept(event));
        return id;
    }

    int size() {
        return events.size();
    }

    List<HistoryEvent> events() {
        return Collections.unmodifiableList(events);
    }

    void onEvent(Consumer<HistoryEvent> listener) {
        listeners.add(listener);
    }
}
