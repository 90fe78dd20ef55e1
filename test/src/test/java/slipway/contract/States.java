package slipway.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import slipway.catalog.Task;
import slipway.definition.Definition;

/** The definition as it stands in the repository, read as plain JSON. */
final class States {
    static final JsonNode DEFINITION = parse(Definition.template());

    private static final Map<String, JsonNode> ALL = all();

    private States() {}

    static JsonNode parse(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The states of one flow, by name. */
    static Map<String, JsonNode> of(JsonNode flow) {
        Map<String, JsonNode> states = new LinkedHashMap<>();
        flow.required("States").properties().forEach(state -> states.put(state.getKey(), state.getValue()));
        return states;
    }

    /** Every state at whatever depth, by its name, which the whole machine has once. */
    static Map<String, JsonNode> all() {
        Map<String, JsonNode> states = new LinkedHashMap<>();
        flows().forEach(flow -> states.putAll(of(flow)));
        return states;
    }

    /** The one state of that name. */
    static JsonNode state(String name) {
        JsonNode state = ALL.get(name);
        if (state == null) {
            throw new AssertionError("the definition has no state " + name);
        }
        return state;
    }

    /** Every flow: the machine's own, the branches and the iterations. */
    static List<JsonNode> flows() {
        List<JsonNode> flows = new ArrayList<>();
        collect(DEFINITION, flows);
        return flows;
    }

    private static void collect(JsonNode flow, List<JsonNode> flows) {
        flows.add(flow);
        of(flow).values().forEach(state -> inner(state).forEach(each -> collect(each, flows)));
    }

    /** The flows inside a state. */
    static List<JsonNode> inner(JsonNode state) {
        List<JsonNode> flows = new ArrayList<>();
        state.path("Branches").forEach(flows::add);
        if (state.has("ItemProcessor")) {
            flows.add(state.get("ItemProcessor"));
        }
        return flows;
    }

    /** The states that may follow, caught errors included. */
    static List<String> successors(JsonNode state) {
        List<String> names = new ArrayList<>(continuations(state));
        state.path("Catch").forEach(caught -> names.add(caught.get("Next").asText()));
        return names;
    }

    /** The states that may follow when nothing is caught. */
    static List<String> continuations(JsonNode state) {
        List<String> names = new ArrayList<>();
        Stream.of("Next", "Default")
                .filter(state::has)
                .forEach(field -> names.add(state.get(field).asText()));
        state.path("Choices").forEach(choice -> names.add(choice.get("Next").asText()));
        return names;
    }

    /** The task whose Lambda the state invokes. */
    static Optional<Task> task(JsonNode state) {
        String function = state.at("/Arguments/FunctionName").asText();
        return Stream.of(Task.values())
                .filter(task -> function.equals("${" + task.placeholder() + "}"))
                .findAny();
    }

    /** The states that invoke Lambdas, by name. */
    static Map<String, JsonNode> lambdas() {
        Map<String, JsonNode> states = all();
        states.values().removeIf(state -> !state.path("Resource").asText().endsWith(":lambda:invoke"));
        return states;
    }

    /** The errors that a state's Retry or Catch names. */
    static Stream<String> errors(JsonNode handlers) {
        return errors(handlers.valueStream());
    }

    static Stream<String> errors(Stream<JsonNode> handlers) {
        return handlers.flatMap(handler -> handler.get("ErrorEquals").valueStream())
                .map(JsonNode::asText);
    }

    /** Every text inside a JSON value. */
    static Stream<String> texts(JsonNode value) {
        return value.isTextual()
                ? Stream.of(value.asText())
                : value.valueStream().flatMap(States::texts);
    }
}
