package slipway.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slipway.asl.Execution;
import slipway.asl.HistoryEvent;
import slipway.definition.Definition;

/** Follows an execution: which states it enters, in which order. */
final class Watch {
    /** States that run once for each item of a Map: of these the path tells only the first visit. */
    private static final Set<String> REPEATED = statesInMaps();

    private Watch() {}

    /** Tells of every state of an execution as it is entered. */
    static void follow(Execution execution, Progress progress) {
        execution.onEvent(event -> {
            if (isEntry(event) && !REPEATED.contains(nameOf(event))) {
                progress.entered(
                        nameOf(event),
                        Duration.between(execution.history().getFirst().timestamp(), event.timestamp()));
            }
        });
    }

    /** The states in the order in which they were entered. */
    static List<String> path(Execution execution) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (HistoryEvent event : events(execution)) {
            if (isEntry(event) && (seen.add(nameOf(event)) || !REPEATED.contains(nameOf(event)))) {
                path.add(nameOf(event));
            }
        }
        return path;
    }

    /** What happened in an execution and in its children, in order of time. */
    private static List<HistoryEvent> events(Execution execution) {
        return withChildren(execution).stream()
                .flatMap(each -> each.history().stream())
                .sorted(Comparator.comparing(HistoryEvent::timestamp))
                .toList();
    }

    /** How many events there are in an execution's history and in its children's. */
    static long count(Execution execution) {
        return withChildren(execution).stream()
                .mapToLong(each -> each.history().size())
                .sum();
    }

    /** An execution, and after it the child executions of its distributed Maps. */
    static List<Execution> withChildren(Execution execution) {
        List<Execution> all = new ArrayList<>(List.of(execution));
        execution.mapRuns().stream()
                .flatMap(run -> run.children().stream())
                .forEach(child -> all.addAll(withChildren(child)));
        return all;
    }

    private static boolean isEntry(HistoryEvent event) {
        return event.type().endsWith("StateEntered");
    }

    private static String nameOf(HistoryEvent event) {
        return String.valueOf(event.details().get("name"));
    }

    private static Set<String> statesInMaps() {
        try {
            Set<String> names = new HashSet<>();
            collect(new JsonMapper().readTree(Definition.template()), false, names);
            return Set.copyOf(names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the definition is not JSON", e);
        }
    }

    private static void collect(JsonNode machine, boolean inMap, Set<String> names) {
        machine.path("States").properties().forEach(state -> {
            if (inMap) {
                names.add(state.getKey());
            }
            state.getValue().path("Branches").forEach(branch -> collect(branch, inMap, names));
            collect(state.getValue().path("ItemProcessor"), true, names);
        });
    }
}
