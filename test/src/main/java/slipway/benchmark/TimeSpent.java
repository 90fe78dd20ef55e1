package slipway.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * What an execution spent its time on, from its start until the last alias moved; read from its history. Each moment counts once, for
 * the first of these that it belongs to.
 *
 * @param settle Lambda carried out the updates: until the settle time after the last of them was over
 * @param detection that was over, and the machine had not seen it yet
 * @param lambdas one of Slipway's Lambdas at least was called and had not answered
 * @param machine the rest: nothing but the state machine went on
 */
record TimeSpent(Duration settle, Duration detection, Duration lambdas, Duration machine) {
    private static final String LAST_STEP = "ShiftTraffic";

    private record Span(Instant from, Instant to) {
        boolean has(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    Duration total() {
        return settle.plus(detection).plus(lambdas).plus(machine);
    }

    /**
     * Reads a history.
     *
     * @param events all of them, in their order
     * @param began when the execution was asked for
     * @throws IllegalStateException when no alias was moved
     */
    static TimeSpent of(List<HistoryEvent> events, Instant began, Duration settleTime) {
        Map<Long, String> states = states(events);
        Instant updated = last(events, states, "UpdateFunction");
        Instant seen = last(events, states, "WaitUpdated");
        Instant live = last(events, states, LAST_STEP);
        Span settling = new Span(first(events, states, "UpdateFunction"), earlier(updated.plus(settleTime), seen));
        Span detecting = new Span(settling.to(), seen);
        List<Span> calls = calls(events);
        List<Instant> bounds = bounds(new Span(began, live), settling, detecting, calls);
        Duration[] sums = {Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO};
        for (int i = 1; i < bounds.size(); i++) {
            Instant moment = bounds.get(i - 1);
            int kind = settling.has(moment)
                    ? 0
                    : detecting.has(moment) ? 1 : calls.stream().anyMatch(call -> call.has(moment)) ? 2 : 3;
            sums[kind] = sums[kind].plus(Duration.between(moment, bounds.get(i)));
        }
        return new TimeSpent(sums[0], sums[1], sums[2], sums[3]);
    }

    /** All moments at which something begins or ends. */
    private static List<Instant> bounds(Span whole, Span settling, Span detecting, List<Span> calls) {
        List<Span> spans = new ArrayList<>(calls);
        spans.addAll(List.of(whole, settling, detecting));
        return spans.stream()
                .flatMap(span -> List.of(span.from(), span.to()).stream())
                .filter(moment -> whole.has(moment) || moment.equals(whole.to()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The state that each event belongs to: that which was entered, or its predecessor's. */
    private static Map<Long, String> states(List<HistoryEvent> events) {
        Map<Long, String> states = new HashMap<>();
        for (HistoryEvent event : events) {
            String state = event.stateEnteredEventDetails() != null
                    ? event.stateEnteredEventDetails().name()
                    : states.getOrDefault(event.previousEventId(), "");
            states.put(event.id(), state);
        }
        return states;
    }

    private static Instant last(List<HistoryEvent> events, Map<Long, String> states, String state) {
        return answers(events, states, state)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("The execution did not pass through " + state + "."));
    }

    private static Instant first(List<HistoryEvent> events, Map<Long, String> states, String state) {
        return answers(events, states, state)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("The execution did not pass through " + state + "."));
    }

    private static Stream<Instant> answers(List<HistoryEvent> events, Map<Long, String> states, String state) {
        return events.stream()
                .filter(event -> event.type() == HistoryEventType.TASK_SUCCEEDED)
                .filter(event -> state.equals(states.get(event.id())))
                .map(HistoryEvent::timestamp);
    }

    private static List<Span> calls(List<HistoryEvent> events) {
        Map<Long, HistoryEvent> known = new HashMap<>();
        events.forEach(event -> known.put(event.id(), event));
        return events.stream()
                .filter(event ->
                        event.type() == HistoryEventType.TASK_SUCCEEDED || event.type() == HistoryEventType.TASK_FAILED)
                .flatMap(event ->
                        scheduled(event, known).map(begun -> new Span(begun.timestamp(), event.timestamp())).stream())
                .toList();
    }

    /** Where the call of a Lambda began that an event ends. */
    private static Optional<HistoryEvent> scheduled(HistoryEvent end, Map<Long, HistoryEvent> known) {
        HistoryEvent event = end;
        while (event.type() != HistoryEventType.TASK_SCHEDULED) {
            event = Objects.requireNonNull(known.get(event.previousEventId()), "a task that was never scheduled");
        }
        return Optional.of(event)
                .filter(begun ->
                        begun.taskScheduledEventDetails().resourceType().equals("lambda"));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
