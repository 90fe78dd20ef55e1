package slipway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which state may follow which. */
final class Graph {
    private final Map<String, Set<String>> successors = new TreeMap<>();

    Graph(Map<String, JsonNode> states) {
        states.forEach((name, state) -> successors.put(name, new TreeSet<>(States.successors(state))));
    }

    private Graph(Graph other) {
        other.successors.forEach((name, next) -> successors.put(name, new TreeSet<>(next)));
    }

    /** The same, but nothing follows the state. */
    Graph without(String state) {
        Graph graph = new Graph(this);
        graph.successors.put(state, Set.of());
        return graph;
    }

    Graph withoutEdge(String from, String to) {
        Graph graph = new Graph(this);
        if (!graph.next(from).remove(to)) {
            throw new AssertionError(to + " does not follow " + from);
        }
        return graph;
    }

    /** The states that can be come back to. */
    Set<String> onCycles() {
        Set<String> names = new TreeSet<>(successors.keySet());
        names.removeIf(name -> !reachable(name).contains(name));
        return names;
    }

    private Set<String> reachable(String start) {
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(next(start));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (seen.add(name)) {
                open.addAll(next(name));
            }
        }
        return seen;
    }

    private Set<String> next(String name) {
        return successors.getOrDefault(name, Set.of());
    }
}
