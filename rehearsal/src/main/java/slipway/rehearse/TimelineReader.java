package slipway.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.asl.Execution;
import slipway.asl.HistoryEvent;
import slipway.rehearse.Timeline.Visit;

/** Reads from an execution's history when it was in which state, and for which function. */
final class TimelineReader {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ENTERED = "StateEntered";

    /** A visit while it is read. */
    private static final class Open {
        private final @Nullable Open parent;
        private final String type;
        private final String state;
        private final Optional<String> from;
        private final Item item;
        private final Instant start;
        private @Nullable Instant end;
        private Optional<String> error = Optional.empty();
        private Optional<String> cause = Optional.empty();
        private boolean left;
        private boolean brokenOff;

        private Open(HistoryEvent entered, Place before) {
            this.parent = before.visit;
            this.type = entered.type().substring(0, entered.type().length() - ENTERED.length());
            this.state = name(entered);
            this.from = before.last;
            this.item = before.item;
            this.start = entered.timestamp();
        }

        private void end(Instant at) {
            if (end == null) {
                end = at;
            }
        }
    }

    /** What a Map's iteration, or a whole execution, is about. */
    private static final class Item {
        private final @Nullable Item outer;
        private @Nullable String function;
        private boolean asked;

        private Item(@Nullable Item outer) {
            this.outer = outer;
        }

        private void learn(@Nullable Object input) {
            if (!asked) {
                asked = true;
                function = functionOf(input).orElse(null);
            }
        }

        private Optional<String> function() {
            for (Item item = this; item != null; item = item.outer) {
                if (item.function != null) {
                    return Optional.of(item.function);
                }
            }
            return Optional.empty();
        }
    }

    /** Where the flow stands after an event. */
    private record Place(@Nullable Open visit, Item item, Optional<String> last) {}

    private final Instant origin;
    private final List<Open> visits = new ArrayList<>();

    private TimelineReader(Instant origin) {
        this.origin = origin;
    }

    /** The visits of several executions on one time line: the first one's start is its zero. */
    static List<Visit> read(List<Execution> executions) {
        if (executions.isEmpty()) {
            return List.of();
        }
        TimelineReader reader =
                new TimelineReader(executions.getFirst().history().getFirst().timestamp());
        // The first one's input is about the whole deployment; those of the others are about an item of a Map each.
        reader.read(executions.getFirst().history(), false);
        executions.stream().skip(1).forEach(child -> reader.read(child.history(), true));
        return reader.visits.stream().map(reader::visit).toList();
    }

    private void read(List<HistoryEvent> history, boolean ofItem) {
        int firstOfThese = visits.size();
        Item item = new Item(null);
        item.asked = !ofItem;
        Place root = new Place(null, item, Optional.empty());
        List<Place> places = new ArrayList<>();
        for (HistoryEvent event : history) {
            long previous = event.previousId();
            Place before = previous >= 1 && previous <= places.size() ? places.get((int) previous - 1) : root;
            places.add(after(event, before));
        }
        Instant end = history.getLast().timestamp();
        visits.subList(firstOfThese, visits.size()).forEach(visit -> visit.end(end));
    }

    private Place after(HistoryEvent event, Place before) {
        String type = event.type();
        if (type.endsWith(ENTERED)) {
            return entered(event, before);
        }
        if (type.endsWith("StateExited")) {
            Open visit = enclosing(before.visit, name(event), event.timestamp());
            if (visit == null) {
                return before;
            }
            visit.left = true;
            visit.end(event.timestamp());
            return new Place(visit.parent, before.item, Optional.of(visit.state));
        }
        if (type.equals("MapIterationStarted")) {
            return new Place(before.visit, new Item(before.item), Optional.empty());
        }
        if (type.startsWith("MapIteration")) {
            Item outer = before.item.outer == null ? before.item : before.item.outer;
            return new Place(enclosing(before.visit, name(event), event.timestamp()), outer, Optional.empty());
        }
        return inside(event, before);
    }

    private Place entered(HistoryEvent event, Place before) {
        before.item.learn(event.details().get("input"));
        Open visit = new Open(event, before);
        visits.add(visit);
        return new Place(visit, before.item, Optional.empty());
    }

    private static Place inside(HistoryEvent event, Place before) {
        Open visit = before.visit;
        if (visit != null && (event.type().endsWith("Failed") || event.type().endsWith("TimedOut"))) {
            Object error = event.details().get("error");
            if (error != null) {
                visit.error = Optional.of(String.valueOf(error));
                visit.cause = Optional.ofNullable(event.details().get("cause")).map(String::valueOf);
            }
        } else if (visit != null && event.type().endsWith("Succeeded")) {
            visit.error = Optional.empty();
            visit.cause = Optional.empty();
        }
        if (event.type().endsWith("StateFailed") || event.type().endsWith("StateAborted")) {
            Open ended = brokenOff(visit, event);
            return ended == null ? before : new Place(ended, ended.item, Optional.empty());
        }
        return before;
    }

    /** The event has no name: it is of the innermost state of its type that has not ended so already. */
    private static @Nullable Open brokenOff(@Nullable Open visit, HistoryEvent event) {
        Open found = visit;
        while (found != null && (found.brokenOff || !event.type().startsWith(found.type))) {
            found.end(event.timestamp());
            found = found.parent;
        }
        if (found != null) {
            found.brokenOff = true;
        }
        return found;
    }

    /** The visit of the state with a name that encloses another, which ends with all in between. */
    private static @Nullable Open enclosing(@Nullable Open visit, String name, Instant at) {
        Open found = visit;
        while (found != null && !found.state.equals(name)) {
            found.end(at);
            found = found.parent;
        }
        return found;
    }

    private Visit visit(Open open) {
        double end = seconds(open.end == null ? open.start : open.end);
        return new Visit(
                open.state,
                open.from,
                open.item.function(),
                seconds(open.start),
                end,
                open.error,
                open.cause.map(TimelineReader::message),
                open.brokenOff || !open.left || open.error.isPresent());
    }

    private double seconds(Instant at) {
        return Duration.between(origin, at).toMillis() / 1_000.0;
    }

    private static String name(HistoryEvent event) {
        return String.valueOf(event.details().get("name"));
    }

    private static Optional<String> functionOf(@Nullable Object input) {
        Object value = input instanceof String text ? parsed(text) : input;
        if (!(value instanceof Map<?, ?> item)) {
            return Optional.empty();
        }
        if (item.get("name") instanceof String name) {
            return Optional.of(name);
        }
        return item.get("function") instanceof Map<?, ?> function && function.get("name") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    /** AWS Lambda wraps what a function threw into an object. */
    private static String message(String cause) {
        return parsed(cause) instanceof Map<?, ?> thrown && thrown.get("errorMessage") instanceof String message
                ? message
                : cause;
    }

    private static @Nullable Object parsed(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException _) {
            // A history shortens what is long; then it is a text like any other.
            return null;
        }
    }
}
