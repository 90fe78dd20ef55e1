package slipway.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The events of an execution, as far as two interpreters can agree on them. */
record History(List<Event> events) {
    /** What an event without previous id follows. */
    static final Event NONE = new Event(0, 0, "");

    /**
     * One event.
     *
     * @param previousId 0 when it follows none
     * @param what its type, the state's name where the event has one, and an iteration's index
     */
    record Event(long id, long previousId, String what) {
        boolean is(String type) {
            return what.equals(type) || what.startsWith(type + " ");
        }

        /** The type, and what stands behind it. */
        List<String> words() {
            return List.of(what.split(" ", -1));
        }
    }

    boolean hasFailedBranch() {
        long started = events.stream()
                .filter(event -> event.is("ParallelStateStarted"))
                .count();
        return started
                > events.stream()
                        .filter(event -> event.is("ParallelStateSucceeded"))
                        .count();
    }

    /** The events in their order; where branches ran beside each other, in any order that keeps what led to what. */
    boolean sameAs(History other) {
        return (isForked() || other.isForked()) ? links().equals(other.links()) : events.equals(other.events);
    }

    /** Whether two branches run at the same time; the iterations of these tests' Maps follow one another. */
    boolean isForked() {
        Map<Long, Long> followers = new HashMap<>();
        Map<Long, Event> byId = byId();
        for (Event event : events) {
            Event before = byId.get(event.previousId());
            if (before != null
                    && before.is("ParallelStateStarted")
                    && event.what().contains("StateEntered")) {
                followers.merge(event.previousId(), 1L, Long::sum);
            }
        }
        return followers.values().stream().anyMatch(count -> count > 1);
    }

    /** Each event behind the one that led to it, sorted. What follows the last of several branches follows one of them by chance. */
    private List<String> links() {
        Map<Long, Event> byId = byId();
        return events.stream()
                .map(event -> {
                    boolean joins = event.is("ParallelStateSucceeded") || event.is("ParallelStateExited");
                    Event before = byId.get(event.previousId());
                    return ((joins || before == null) ? "" : before.what()) + " > " + event.what();
                })
                .sorted()
                .toList();
    }

    private Map<Long, Event> byId() {
        Map<Long, Event> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.id(), event));
        return byId;
    }

    /** The same, with some events following none. */
    History unlinked(Predicate<Event> which) {
        return new History(events.stream()
                .map(event -> which.test(event) ? new Event(event.id(), 0, event.what()) : event)
                .toList());
    }

    /** The same, counted anew, without some events; what followed one of them follows what that one followed. */
    History without(BiPredicate<Event, Event> whichAfter) {
        Map<Long, Event> byId = byId();
        Map<Long, Long> ids = new HashMap<>(Map.of(0L, 0L));
        List<Event> kept = new ArrayList<>();
        for (Event event : events) {
            long before = ids.getOrDefault(event.previousId(), 0L);
            if (whichAfter.test(event, byId.getOrDefault(event.previousId(), NONE))) {
                ids.put(event.id(), before);
            } else {
                kept.add(new Event(kept.size() + 1L, before, event.what()));
                ids.put(event.id(), (long) kept.size());
            }
        }
        return new History(kept);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append("\n    ")
                .append(event.id())
                .append('<')
                .append(event.previousId())
                .append(' ')
                .append(event.what()));
        return text.toString();
    }
}
