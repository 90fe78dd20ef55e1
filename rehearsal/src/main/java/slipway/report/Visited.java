package slipway.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.Timeline.Visit;
import slipway.report.GraphLayout.Edge;

/** Which states a rehearsal came through, and by which ways. */
final class Visited {
    private final Map<String, List<Visit>> visits = new LinkedHashMap<>();
    private final Set<Edge> ways = new HashSet<>();

    private Visited(RehearsalResult result) {
        for (String state : result.path()) {
            visits.putIfAbsent(state, new ArrayList<>());
        }
        for (Visit visit : result.timeline().visits()) {
            visits.computeIfAbsent(visit.state(), _ -> new ArrayList<>()).add(visit);
            visit.from().ifPresent(from -> ways.add(new Edge(from, visit.state())));
        }
    }

    static Visited in(RehearsalResult result) {
        return new Visited(result);
    }

    Set<Edge> ways() {
        return ways;
    }

    boolean contains(String state) {
        return visits.containsKey(state);
    }

    List<Visit> of(String state) {
        return visits.getOrDefault(state, List.of());
    }

    /** Whether an error ended a visit of the state, caught or not. */
    boolean failed(String state) {
        return of(state).stream().anyMatch(Visit::failed);
    }

    /** For people, for example {@code 2 of 7 visits failed: slipway.error.Unhealthy}; empty when none did. */
    String failures(String state) {
        List<Visit> failed = of(state).stream().filter(Visit::failed).toList();
        if (failed.isEmpty()) {
            return "";
        }
        Map<String, Integer> errors = new TreeMap<>();
        failed.forEach(visit -> visit.error().ifPresent(error -> errors.merge(error, 1, Integer::sum)));
        String which = of(state).size() == 1
                ? "failed"
                : failed.size() + " of " + of(state).size() + " visits failed";
        return errors.isEmpty() ? which : which + ": " + String.join(", ", errors.keySet());
    }

    double start(String state) {
        return of(state).stream().mapToDouble(Visit::start).min().orElse(0);
    }

    /** The time that its visits took together; of a state that is not in a Map, no two at once. */
    double busy(String state) {
        return of(state).stream()
                .mapToDouble(visit -> visit.end() - visit.start())
                .sum();
    }

    /** From the first visit's beginning to the last one's end. */
    double span(String state) {
        return of(state).stream().mapToDouble(Visit::end).max().orElse(0) - start(state);
    }
}
