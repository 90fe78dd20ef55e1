package slipway.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import slipway.asl.Corpus;
import slipway.asl.MachineGenerator;

/** What both interpreters are given: the corpus, and machines drawn at random. */
final class Pairs {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int SEEDS = 240;

    /** It takes nothing and answers nothing, so that LocalStack changes neither the arguments nor the answer that was laid down. */
    private static final String RESOURCE = "arn:aws:states:::aws-sdk:iam:deleteAccountPasswordPolicy";

    /** What a task of a generated machine answers, always the same, whichever iteration calls it. */
    private static final List<String> ANSWERS = List.of(
            "{'return': 'text'}",
            "{'return': {'a': 1, 'n': 2, 'list': [3]}}",
            "{'return': [1, {'a': 2}]}",
            "{'throw': {'error': 'Own', 'cause': 'cause'}}",
            "{'throw': {'error': 'Other', 'cause': ''}}");

    /** Expressions that chance or the clock decides, and those that fail: the corpus has each of these by itself. */
    private static final List<String> LEFT_TO_OTHERS = List.of(
            "$random()",
            "$uuid()",
            "$now()",
            "1 + 'text'",
            "$error(",
            "$uppercase(1)",
            "$range(1, 3, 0)",
            "function($x) {$x}",
            "$parse(",
            "1 / 0",
            "'no boolean'");

    private Pairs() {}

    static List<Pair> ofCorpus() {
        return Corpus.cases().stream()
                .map(documented -> new Pair(
                        documented.file().replace('/', '-') + "-" + documented.number(),
                        withResource(json(documented.definition())),
                        documented.input(),
                        documented::answers))
                .toList();
    }

    /** Those without chance or time in them. */
    static List<Pair> generated() {
        return LongStream.range(0, SEEDS).boxed().flatMap(Pairs::generated).toList();
    }

    private static Stream<Pair> generated(long seed) {
        MachineGenerator generator = new MachineGenerator(seed);
        JsonNode machine = MAPPER.valueToTree(generator.machine());
        JsonNode input = MAPPER.valueToTree(generator.input());
        tame(machine);
        String definition = withResource(machine);
        if (LEFT_TO_OTHERS.stream().anyMatch(definition::contains)) {
            return Stream.empty();
        }
        return Stream.of(new Pair("generated-" + seed, definition, input, Pairs::answers));
    }

    private static JsonNode answers(String state) {
        return MAPPER.createArrayNode()
                .add(json(ANSWERS.get(Math.floorMod(state.hashCode(), ANSWERS.size()))
                        .replace('\'', '"')));
    }

    /** Waits of a second at most; iterations one after the other, so that their order is no chance; what LocalStack cannot parse left out. */
    private static void tame(JsonNode machine) {
        for (JsonNode wait : machine.findParents("Seconds")) {
            if (wait.path("Seconds").isInt()) {
                ((ObjectNode) wait).put("Seconds", wait.path("Seconds").asInt() % 2);
            }
        }
        machine.findParents("MaxConcurrency")
                .forEach(map -> ((ObjectNode) map).put("MaxConcurrency", 1).remove("ToleratedFailurePercentage"));
        for (JsonNode task : machine.findParents("Arguments")) {
            if (!task.path("Arguments").isTextual()) {
                ((ObjectNode) task).putObject("Arguments").put("n", 1);
            }
        }
    }

    private static String withResource(JsonNode machine) {
        machine.findParents("Resource").forEach(task -> ((ObjectNode) task).put("Resource", RESOURCE));
        return machine.toString();
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
