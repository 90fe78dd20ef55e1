package slipway.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads StartAt and States, of the machine itself or of a branch or processor inside it. */
final class FlowReader {
    /** Names are unique over a whole definition, inner flows included. */
    private final Set<String> stateNames;

    /** What the flows around this one assign: readable here, not assignable. */
    private final Set<String> outerVariables;

    FlowReader(Set<String> stateNames, Set<String> outerVariables) {
        this.stateNames = stateNames;
        this.outerVariables = outerVariables;
    }

    /** Reads flows that see none of the variables around them. */
    FlowReader isolated() {
        return new FlowReader(stateNames, Set.of());
    }

    Flow read(Fields fields) {
        String startAt = fields.string("StartAt", true);
        Map<String, State> states = new LinkedHashMap<>();
        Fields bodies = fields.object("States");
        if (bodies == null) {
            return new Flow(String.valueOf(startAt), states);
        }
        Set<String> variables = new TreeSet<>(outerVariables);
        variables.addAll(assigned(bodies));
        for (String name : bodies.names()) {
            State state = readState(bodies, name, variables);
            if (state != null) {
                states.put(name, state);
            }
        }
        if (!bodies.names().iterator().hasNext()) {
            bodies.problem("must contain at least one state");
        }
        if (startAt != null && !bodies.has(startAt)) {
            fields.problem("StartAt", missing(startAt));
        }
        checkReachable(startAt, states, bodies);
        return new Flow(String.valueOf(startAt), states);
    }

    private @Nullable State readState(Fields bodies, String name, Set<String> variables) {
        Fields body = bodies.object(name);
        if (body == null) {
            return null;
        }
        if (name.isEmpty() || name.length() > Limits.NAME_LENGTH) {
            bodies.problem(name, "a state's name has 1 to " + Limits.NAME_LENGTH + " characters");
        }
        if (!stateNames.add(name)) {
            bodies.problem(name, "another state of this definition has the same name");
        }
        for (String inner : assignedBy(body)) {
            if (outerVariables.contains(inner)) {
                body.problem(
                        "Assign", "the variable " + inner + " belongs to a flow around this one: choose another name");
            }
        }
        return new StateReader(name, body, bodies, new FlowReader(stateNames, variables)).read();
    }

    static String missing(String target) {
        return "there is no state '" + target + "' here";
    }

    private static Set<String> assigned(Fields bodies) {
        Set<String> names = new TreeSet<>();
        for (String name : bodies.names()) {
            if (bodies.get(name) instanceof Map<?, ?> body) {
                names.addAll(assignedBy(new Fields(body, "", bodies.problems())));
            }
        }
        return names;
    }

    private static Set<String> assignedBy(Fields body) {
        Set<String> names = new TreeSet<>();
        addNames(body.get("Assign"), names);
        for (String list : new String[] {"Catch", "Choices"}) {
            if (body.get(list) instanceof Iterable<?> entries) {
                for (Object entry : entries) {
                    if (entry instanceof Map<?, ?> map) {
                        addNames(map.get("Assign"), names);
                    }
                }
            }
        }
        return names;
    }

    private static void addNames(@Nullable Object assign, Set<String> names) {
        if (assign instanceof Map<?, ?> map) {
            map.keySet().forEach(name -> names.add((String) name));
        }
    }

    private static void checkReachable(@Nullable String startAt, Map<String, State> states, Fields bodies) {
        if (startAt == null || !bodies.has(startAt)) {
            return;
        }
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(startAt);
        while (!open.isEmpty()) {
            String name = open.remove();
            State state = states.get(name);
            if (reached.add(name) && state != null) {
                targets(state).forEach(open::add);
            }
        }
        for (String name : states.keySet()) {
            if (!reached.contains(name)) {
                bodies.problem(name, "cannot be reached from '" + startAt + "'");
            }
        }
    }

    private static Stream<String> targets(State state) {
        Stream<State.Exit> exits = switch (state) {
            case State.Task task -> Stream.of(task.exit());
            case State.Pass pass -> Stream.of(pass.exit());
            case State.Wait wait -> Stream.of(wait.exit());
            case State.Parallel parallel -> Stream.of(parallel.exit());
            case State.ForEach map -> Stream.of(map.exit());
            case State.Succeed succeed -> Stream.of(succeed.exit());
            case State.Fail _ -> Stream.of();
            case State.Choice choice ->
                Stream.concat(choice.rules().stream().map(State.Rule::exit), Stream.of(choice.otherwise()));
        };
        Stream<State.Exit> caught = state.recovery().catchers().stream().map(State.Catcher::exit);
        return Stream.concat(exits, caught).map(State.Exit::next).flatMap(Stream::ofNullable);
    }
}
