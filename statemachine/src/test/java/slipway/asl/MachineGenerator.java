package slipway.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws valid definitions at random: all types of states, nested, with loops, retriers, catchers and expressions that may fail. */
public final class MachineGenerator {
    static final List<String> ERRORS = List.of(
            "Own", "Other", "States.Timeout", "States.TaskFailed", "States.Runtime", "States.DataLimitExceeded");
    private static final List<String> EXPRESSIONS = List.of(
            "$states.input",
            "$states.input.a",
            "$states.input.n + 1",
            "$count($states.input)",
            "$random()",
            "$uuid()",
            "$now()",
            "$states.context.State.Name",
            "{'a': $states.input.a, 'n': $exists($states.input.n) ? $states.input.n : 0}",
            "[$states.input.list, null, 1.5]",
            "$map([1..4], function($i) {{'a': $i, 'n': null}})",
            "$reduce([1..5], function($x, $y) {$x * $y})",
            "$partition([1..7], 3)",
            "$string($states.input) & 'é'",
            "$states.input.nothing",
            "1 + 'text'",
            "$error('own')",
            "$uppercase(1)",
            "$range(1, 3, 0)",
            "function($x) {$x}",
            "$parse('{')",
            "1 / 0");
    private static final List<String> CONDITIONS = List.of(
            "$random() > 0.5",
            "$exists($states.input.a)",
            "true",
            "false",
            "$states.input.n > 1",
            "'no boolean'",
            "$states.input = null");

    private final Random random;
    private int names;

    public MachineGenerator(long seed) {
        random = new Random(seed);
    }

    public Map<String, @Nullable Object> machine() {
        Map<String, @Nullable Object> machine = new LinkedHashMap<>();
        machine.put("QueryLanguage", "JSONata");
        // A task may never answer: this ends every run.
        machine.put("TimeoutSeconds", 100_000);
        machine.putAll(flow(0));
        return machine;
    }

    public @Nullable Object input() {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> List.of(1, "two", object("a", 3));
            case 2 -> "text";
            default -> object("a", random.nextInt(5), "n", random.nextInt(3), "list", List.of(1, 2));
        };
    }

    private Map<String, @Nullable Object> flow(int depth) {
        int count = 1 + random.nextInt(4);
        List<String> states = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            states.add("S" + names++);
        }
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            byName.put(states.get(i), state(depth, states, i));
        }
        Map<String, @Nullable Object> flow = new LinkedHashMap<>();
        flow.put("StartAt", states.getFirst());
        flow.put("States", byName);
        return flow;
    }

    private Map<String, @Nullable Object> state(int depth, List<String> states, int index) {
        boolean last = index == states.size() - 1;
        int kind = random.nextInt(depth > 2 ? 8 : 10);
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        switch (kind) {
            case 0 -> {
                return last ? ending(state) : choice(state, states, index);
            }
            case 1 -> {
                state.put("Type", "Wait");
                state.put("Seconds", oneIn(3) ? formula("$states.input.n") : random.nextInt(100));
            }
            case 2, 3, 4 -> task(state, states);
            case 8 -> parallel(state, depth, states);
            case 9 -> map(state, depth, states);
            default -> state.put("Type", "Pass");
        }
        shape(state, states.get(index));
        if (last) {
            if (!oneIn(100)) {
                // It would lead back to this state.
                state.remove("Catch");
            }
            state.put("End", true);
        } else {
            state.put("Next", states.get(index + 1));
        }
        return state;
    }

    private Map<String, @Nullable Object> ending(Map<String, @Nullable Object> state) {
        boolean good = random.nextBoolean();
        state.put("Type", good ? "Succeed" : "Fail");
        state.put(good ? "Output" : "Error", value());
        if (!good && !(state.get("Error") instanceof String)) {
            state.put("Error", "Own");
        }
        return state;
    }

    private Map<String, @Nullable Object> choice(Map<String, @Nullable Object> state, List<String> states, int index) {
        state.put("Type", "Choice");
        Map<String, @Nullable Object> rule = new LinkedHashMap<>();
        rule.put("Condition", formula(pick(CONDITIONS)));
        // A way back now and then makes a loop.
        rule.put("Next", oneIn(400) ? pick(states) : states.get(index + 1));
        state.put("Choices", List.of(rule));
        state.put("Default", states.get(index + 1));
        return state;
    }

    private void task(Map<String, @Nullable Object> state, List<String> states) {
        state.put("Type", "Task");
        state.put("Resource", "arn:aws:states:::lambda:invoke");
        if (oneIn(2)) {
            state.put("Arguments", value());
        }
        if (oneIn(2)) {
            state.put("TimeoutSeconds", oneIn(4) ? formula("$states.input.n") : 1 + random.nextInt(50));
        }
        recover(state, states);
    }

    private void parallel(Map<String, @Nullable Object> state, int depth, List<String> states) {
        state.put("Type", "Parallel");
        List<Object> branches = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            branches.add(flow(depth + 1));
        }
        state.put("Branches", branches);
        recover(state, states);
    }

    private void map(Map<String, @Nullable Object> state, int depth, List<String> states) {
        state.put("Type", "Map");
        state.put("Items", oneIn(4) ? formula("$states.input.list") : List.of(1, formula("$states.input"), "x"));
        state.put("MaxConcurrency", random.nextInt(4));
        if (oneIn(3)) {
            state.put("ItemSelector", object("a", formula("$states.context.Map.Item.Value"), "n", value()));
        }
        if (oneIn(3)) {
            state.put("ToleratedFailurePercentage", random.nextInt(101));
        }
        state.put("ItemProcessor", flow(depth + 1));
        recover(state, states);
    }

    private void recover(Map<String, @Nullable Object> state, List<String> states) {
        if (oneIn(3)) {
            state.put(
                    "Retry",
                    List.of(object(
                            "ErrorEquals",
                            List.of(oneIn(2) ? "States.ALL" : "Own"),
                            "MaxAttempts",
                            random.nextInt(3),
                            "JitterStrategy",
                            oneIn(2) ? "FULL" : "NONE")));
        }
        if (oneIn(2)) {
            Map<String, @Nullable Object> catcher = new LinkedHashMap<>();
            catcher.put("ErrorEquals", List.of(oneIn(2) ? "States.ALL" : "Own"));
            catcher.put("Next", oneIn(400) ? pick(states) : states.getLast());
            catcher.put("Output", oneIn(2) ? formula("$states.errorOutput") : value());
            state.put("Catch", List.of(catcher));
        }
    }

    private void shape(Map<String, @Nullable Object> state, String name) {
        if (oneIn(3)) {
            state.put("Output", value());
        }
        if (oneIn(4)) {
            state.put("Assign", object("v" + name, formula(pick(EXPRESSIONS))));
        }
    }

    private @Nullable Object value() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> object("a", formula(pick(EXPRESSIONS)), "list", List.of(1, 2));
            case 2 -> random.nextInt(100);
            default -> formula(pick(EXPRESSIONS));
        };
    }

    /** In the order given, so that a seed means the same in every run. */
    private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    private static String formula(String expression) {
        return "{% " + expression + " %}";
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
