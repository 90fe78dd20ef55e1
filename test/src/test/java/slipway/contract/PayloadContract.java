package slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.contract.States.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import slipway.catalog.Task;
import slipway.definition.Plan;
import slipway.definition.PlanHead;
import slipway.image.CheckImage;
import slipway.ledger.Hold;
import slipway.verify.VerifyDefinition;

/** What the definition hands to each Lambda, and what it reads of the answers, are the records of the code, name by name. */
class PayloadContract {
    private static final Pattern KEY = Pattern.compile("'(\\w+)':");

    /** Variables that hold a whole record, and which. */
    static final List<Variable> VARIABLES = List.of(
            new Variable("plan", Shape.of(PlanHead.class)),
            new Variable("restore", Shape.of(PlanHead.class)),
            new Variable("batch", Shape.of(Batch.class)),
            new Variable("request", Shape.output(Task.INTAKE)),
            new Variable("image", Shape.output(Task.CHECK_IMAGE)),
            new Variable("hold", Shape.of(Hold.class)),
            new Variable("states.context.Map.Item.Value", Shape.of(Plan.Function.class)));

    /** What a Map over a plan's batches hands to each: a child execution sees nothing else. */
    record Batch(
            List<Plan.Function> functions,
            List<String> apps,
            int pace,
            boolean configuration,
            int room,
            Hold hold,
            Plan.LogRules logRules,
            Plan.Round round,
            Look look,
            List<VerifyDefinition.Unqualified> callers,
            CheckImage.Output image) {}

    /** What a look at the functions is about. */
    record Look(Optional<Integer> group, int percent, Instant since, boolean last, double errorRatePercent) {}

    record Variable(String name, Shape shape) {
        @Override
        public String toString() {
            return "$" + name;
        }
    }

    static Stream<String> lambdas() {
        return States.lambdas().keySet().stream().filter(name -> !name.equals("Conclude"));
    }

    @ParameterizedTest
    @MethodSource("lambdas")
    void a_lambda_is_handed_exactly_what_it_takes(String name) {
        requireShape(name, Shape.input(task(name)), state(name).at("/Arguments/Payload"));
    }

    private static void requireShape(String where, Shape expected, JsonNode actual) {
        assertEquals(expected.names(), names(actual), where);
        actual.properties().stream()
                .filter(member -> member.getValue().isObject())
                .forEach(member -> requireShape(
                        where + "." + member.getKey(),
                        expected.at(member.getKey()).orElseThrow(),
                        member.getValue()));
    }

    /** Conclude is handed the state's input, which two states make. */
    @Test
    void conclude_is_handed_exactly_what_it_takes() {
        assertEquals(
                "{% $merge([$states.input, {'redriveCount': $states.context.Execution.RedriveCount}]) %}",
                state("Conclude").at("/Arguments/Payload").asText());
        Set<String> made = new TreeSet<>(Shape.input(Task.CONCLUDE).names());
        made.remove("redriveCount");
        assertEquals(made, keys(state("Record").get("Output")), "Record");
        assertEquals(made, keys(state("Record").at("/Catch/0/Output")), "Record, when it is caught");
        assertEquals(made, names(state("Ended").get("Output")), "Ended");
        for (String between : List.of("ReleaseLock", "RecordOutcome", "Announce", "Notify")) {
            assertEquals("{% $states.input %}", state(between).get("Output").asText(), between);
        }
    }

    @Test
    void a_hold_is_what_the_steps_know_as_one() {
        Set<String> hold = Shape.of(Hold.class).names();
        assertEquals(hold, names(state("AcquireLock").at("/Assign/hold")));
        assertEquals(hold, names(state("TakeLock").at("/Assign/hold")));
    }

    @Test
    void variables_hold_what_their_names_say() {
        assertEquals(
                "{% $parse($states.result.Body) %}",
                state("LoadPlan").at("/Assign/plan").asText());
        assertEquals(
                "{% $states.result.Payload %}",
                state("Intake").at("/Assign/request").asText());
        assertEquals(
                "{% $states.result.Payload %}",
                state("CheckImage").at("/Assign/image").asText());
    }

    @ParameterizedTest
    @FieldSource("VARIABLES")
    void only_what_a_variable_has_is_read_of_it(Variable variable) {
        Pattern read = Pattern.compile("(?<![\\w.])" + Pattern.quote("$" + variable.name()) + "((?:\\.[A-Za-z]\\w*)+)");
        List<String> paths = States.texts(States.DEFINITION)
                .flatMap(text -> found(read, text))
                .distinct()
                .toList();
        assertFalse(paths.isEmpty(), () -> "nothing is read of " + variable);
        paths.forEach(path ->
                assertTrue(variable.shape().has(path(path)), () -> variable + path + " is read, and is not there"));
    }

    @ParameterizedTest
    @MethodSource("lambdas")
    void only_what_a_lambda_answers_is_read_of_its_answer(String name) {
        Pattern read = Pattern.compile("\\$states\\.result\\.Payload((?:\\.[A-Za-z]\\w*)+)");
        States.texts(state(name))
                .flatMap(text -> found(read, text))
                .forEach(path -> assertTrue(Shape.output(task(name)).has(path(path)), () -> name + " reads " + path));
    }

    /** Where a Lambda's answer becomes the next state's input, and until another output replaces it. */
    @ParameterizedTest
    @MethodSource("answerers")
    void only_what_a_lambda_answers_is_read_after_it(String name) {
        requireReadAfter(name, name, Shape.output(task(name)));
    }

    static Stream<String> answerers() {
        return States.lambdas().entrySet().stream()
                .filter(state -> state.getValue().path("Output").asText().equals("{% $states.result.Payload %}"))
                .filter(state -> state.getValue().has("Next"))
                .map(Map.Entry::getKey);
    }

    private static void requireReadAfter(String lambda, String before, Shape answer) {
        Pattern read = Pattern.compile("\\$states\\.input((?:\\.[A-Za-z]\\w*)+)");
        for (String name : States.continuations(state(before))) {
            States.texts(state(name))
                    .flatMap(text -> found(read, text))
                    .forEach(path ->
                            assertTrue(answer.has(path(path)), () -> name + " reads " + path + " of " + lambda));
            String output = state(name).path("Output").asText("{% $states.input %}");
            if (output.equals("{% $states.input %}")
                    && !state(name).path("Type").asText().equals("Succeed")) {
                requireReadAfter(lambda, name, answer);
            }
        }
    }

    /** A Map's results are filtered by members: one that no iteration gives would pass over every failure. */
    @Test
    void results_of_iterations_are_filtered_by_members_that_they_have() {
        Pattern filter = Pattern.compile("\\$all\\[(\\w+)|and (\\w+) =|\\$all\\.(\\w+)");
        Map<String, Set<String>> made = new TreeMap<>();
        maps().forEach(map -> States.of(map.get("ItemProcessor"))
                .values()
                .forEach(inner -> made.computeIfAbsent(map.path("Output").asText(), _ -> new TreeSet<>())
                        .addAll(results(inner))));
        made.forEach((output, members) -> filter.matcher(output)
                .results()
                .map(match -> match.group().replaceAll("\\W+", " ").replaceAll("^ all |^and | $", ""))
                .forEach(member -> assertTrue(members.contains(member), () -> output + " filters by " + member)));
        assertEquals(2, made.size(), "one way to sum up a batch, and one to sum up the batches");
    }

    private static Stream<JsonNode> maps() {
        return States.all().values().stream().filter(state -> state.has("ItemProcessor"));
    }

    @Test
    void a_batch_is_handed_all_that_is_read_of_it_and_reads_nothing_else() {
        Pattern read = Pattern.compile("\\$batch\\.(\\w+)");
        Pattern outer =
                Pattern.compile("\\$(plan|restore|image|hold|request|recovering|round|watch|last|live|lock|reason)\\b");
        long count = maps().filter(map -> map.has("ItemSelector"))
                .peek(map -> {
                    Set<String> handed = names(map.get("ItemSelector"));
                    States.texts(map.get("ItemProcessor")).forEach(text -> {
                        found(read, text).forEach(member -> assertTrue(handed.contains(member), text));
                        assertFalse(outer.matcher(text).find(), () -> "a child execution does not see: " + text);
                    });
                })
                .count();
        assertEquals(11, count);
    }

    private static Set<String> results(JsonNode state) {
        Set<String> members = new TreeSet<>();
        state.path("Catch").forEach(caught -> members.addAll(keys(caught.path("Output"))));
        if (state.path("Output").asText().equals("{% $states.result.Payload %}")) {
            members.addAll(Shape.output(States.task(state).orElseThrow()).names());
        } else if (state.has("Output") && state.has("End")) {
            members.addAll(keys(state.get("Output")));
        }
        return members;
    }

    private static Task task(String state) {
        return States.task(state(state)).orElseThrow();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The members of the one object that a JSONata expression makes. */
    private static Set<String> keys(JsonNode expression) {
        return new TreeSet<>(found(KEY, expression.asText()).toList());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static List<String> path(String text) {
        return List.of(text.substring(1).split("\\."));
    }
}
