package slipway.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A workflow's definition, parsed: what it can reach and what it invokes; pure. Reads both dialects of Amazon States Language.
 *
 * <p>Source: <a href="https://states-language.net/">the Amazon States Language</a>.
 */
final class WorkflowDefinition {
    private static final String LATEST = "$LATEST";
    private static final String FUNCTION_NAME = "[A-Za-z0-9_-]+";

    private final JsonNode root;

    WorkflowDefinition(JsonNode root) {
        this.root = root;
    }

    /** Why a requirement does not hold; empty when it does. */
    Optional<String> problem(VerifyDefinition.Requirement requirement) {
        Optional<JsonNode> found = find(root, requirement.state());
        if (found.isEmpty()) {
            return Optional.of("it has no state " + requirement.state() + " that can be reached from its start");
        }
        String type = found.get().path("Type").asText("");
        if (!type.equals(requirement.type())) {
            return Optional.of(requirement.state() + " is a " + type + ", not a " + requirement.type());
        }
        List<String> invoked = invokedFunctions(found.get());
        return invoked.stream().anyMatch(target -> names(target, requirement.invokes()))
                ? Optional.empty()
                : Optional.of(requirement.state() + " does not invoke " + requirement.invokes() + " but " + invoked);
    }

    /** The tasks that can be reached, at any depth, and invoke a function by its name alone: they go around its aliases. */
    List<VerifyDefinition.Unqualified> unqualified() {
        return unqualified(root);
    }

    private static List<VerifyDefinition.Unqualified> unqualified(JsonNode machine) {
        List<VerifyDefinition.Unqualified> found = new ArrayList<>();
        for (Reached reached : reachable(machine)) {
            if (reached.state().path("Type").asText("").equals("Task")) {
                unqualifiedName(reached.state())
                        .ifPresent(function -> found.add(new VerifyDefinition.Unqualified(reached.name(), function)));
            }
            inner(reached.state()).forEach(processor -> found.addAll(unqualified(processor)));
        }
        return found;
    }

    /** Empty, too, where an expression says what is invoked: that is known only when it runs. */
    private static Optional<String> unqualifiedName(JsonNode task) {
        String target = target(task);
        String beside = arguments(task).path("Qualifier").asText(LATEST);
        if (!beside.equals(LATEST)
                || arguments(task).has("Qualifier.$")
                || target.startsWith("{%")
                || (target.startsWith("arn:") && !target.contains(":lambda:"))) {
            return Optional.empty();
        }
        String[] parts = name(target).split(":", 2);
        boolean latest = parts.length == 1 || parts[1].equals(LATEST);
        return latest && parts[0].matches(FUNCTION_NAME) ? Optional.of(parts[0]) : Optional.empty();
    }

    /** A state that can be reached, at any depth. */
    private static Optional<JsonNode> find(JsonNode machine, String name) {
        for (Reached reached : reachable(machine)) {
            if (reached.name().equals(name)) {
                return Optional.of(reached.state());
            }
            Optional<JsonNode> inside = inner(reached.state()).stream()
                    .flatMap(processor -> find(processor, name).stream())
                    .findFirst();
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    /** The functions that a state invokes, or states inside it that can be reached: names and ARNs as they are written. */
    private static List<String> invokedFunctions(JsonNode state) {
        List<String> targets = new ArrayList<>();
        if (state.path("Type").asText("").equals("Task")) {
            targets.add(target(state));
        }
        for (JsonNode processor : inner(state)) {
            for (Reached reached : reachable(processor)) {
                targets.addAll(invokedFunctions(reached.state()));
            }
        }
        return targets;
    }

    private static String target(JsonNode task) {
        String resource = task.path("Resource").asText("");
        return resource.contains(":lambda:invoke")
                ? arguments(task).path("FunctionName").asText("")
                : resource;
    }

    /** Parameters is what the JSONPath dialect calls them. */
    private static JsonNode arguments(JsonNode task) {
        return task.has("Arguments") ? task.path("Arguments") : task.path("Parameters");
    }

    /** True when a name, an ARN or an ARN's end from the account on, with or without a qualifier, names the function. */
    private static boolean names(String target, String function) {
        String name = name(target);
        return name.equals(function) || name.startsWith(function + ":");
    }

    /** What stands behind the account: the function's name, and its qualifier if there is one. */
    private static String name(String target) {
        return target.replaceFirst("^(arn:[^:]*:lambda:[^:]*:)?[^:]*:function:", "");
    }

    private record Reached(String name, JsonNode state) {}

    private static List<Reached> reachable(JsonNode machine) {
        JsonNode states = machine.path("States");
        List<Reached> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> due = new ArrayDeque<>(List.of(machine.path("StartAt").asText("")));
        while (!due.isEmpty()) {
            String name = due.remove();
            JsonNode state = states.path(name);
            if (state.isObject() && seen.add(name)) {
                found.add(new Reached(name, state));
                due.addAll(successors(state));
            }
        }
        return found;
    }

    private static List<String> successors(JsonNode state) {
        List<String> names = new ArrayList<>();
        names.add(state.path("Next").asText(""));
        names.add(state.path("Default").asText(""));
        state.path("Choices").forEach(rule -> names.add(rule.path("Next").asText("")));
        state.path("Catch").forEach(catcher -> names.add(catcher.path("Next").asText("")));
        return names;
    }

    private static List<JsonNode> inner(JsonNode state) {
        List<JsonNode> machines = new ArrayList<>();
        state.path("Branches").forEach(machines::add);
        // Iterator is the former name of ItemProcessor, still valid in the JSONPath dialect.
        for (String member : List.of("ItemProcessor", "Iterator")) {
            if (state.has(member)) {
                machines.add(state.path(member));
            }
        }
        return machines;
    }
}
