package slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** A state machine's definition as far as it can be drawn. */
final class StateGraph {
    private StateGraph() {}

    /** States that lead to one another; a Map has one such flow inside, a Parallel one for each branch. */
    record Flow(List<State> states) {}

    /** @param comment the definition's own words, or empty */
    record State(String name, String type, String comment, List<Way> ways, List<Flow> inside) {}

    /** @param caught whether only an error leads this way */
    record Way(String to, boolean caught) {}

    /** @param definition in Amazon States Language, valid */
    static Flow of(String definition) {
        try {
            return flow(new JsonMapper().readTree(definition));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the definition is not JSON", e);
        }
    }

    private static Flow flow(JsonNode machine) {
        List<State> states = new ArrayList<>();
        machine.path("States").properties().forEach(state -> states.add(state(state.getKey(), state.getValue())));
        return new Flow(states);
    }

    private static State state(String name, JsonNode json) {
        List<Way> ways = new ArrayList<>();
        add(ways, json, false);
        json.path("Choices").forEach(choice -> add(ways, choice, false));
        if (json.path("Default").isTextual()) {
            ways.add(new Way(json.path("Default").textValue(), false));
        }
        json.path("Catch").forEach(catcher -> add(ways, catcher, true));
        List<Flow> inside = new ArrayList<>();
        json.path("Branches").forEach(branch -> inside.add(flow(branch)));
        if (json.has("ItemProcessor")) {
            inside.add(flow(json.path("ItemProcessor")));
        }
        return new State(
                name,
                json.path("Type").asText(),
                json.path("Comment").asText(""),
                ways.stream().distinct().toList(),
                inside);
    }

    private static void add(List<Way> ways, JsonNode transition, boolean caught) {
        if (transition.path("Next").isTextual()) {
            ways.add(new Way(transition.path("Next").textValue(), caught));
        }
    }
}
