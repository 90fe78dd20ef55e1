package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/** The interpreter against the corpus: outcome, time and history of every case. */
class CorpusTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static List<Corpus.Case> cases() {
        return Corpus.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_case_ends_as_documented(Corpus.Case documented) {
        Run run = Run.start(documented.definition(), text(documented.input()), _ -> {});
        Map<String, Integer> attempts = new HashMap<>();
        run.tasks = call -> answer(run, call, documented, attempts.merge(call.stateName(), 1, Integer::sum));
        run.toTheEnd();
        JsonNode expected = documented.fields();
        assertEquals(
                expected.path("status").asText(),
                run.execution.status().name(),
                () -> run.execution.cause() + run.events());
        if (expected.has("output")) {
            assertEquals(
                    Run.json(text(expected.path("output"))),
                    Run.json(text(MAPPER.valueToTree(run.execution.output()))));
        } else {
            assertEquals(expected.path("error").asText(null), run.execution.error(), run.execution::cause);
        }
        if (expected.has("cause")) {
            assertEquals(expected.path("cause").asText(), String.valueOf(run.execution.cause()));
        }
        String part = expected.path("causePart").asText();
        assertTrue(String.valueOf(run.execution.cause()).contains(part), run.execution::cause);
        if (expected.has("seconds")) {
            assertEquals(expected.path("seconds").asLong(), run.seconds());
        }
        compareHistories(documented, run);
    }

    private static void answer(Run run, TaskCall call, Corpus.Case documented, int attempt) {
        JsonNode answers = documented.answers(call.stateName());
        JsonNode answer = answers.path(Math.min(attempt, answers.size()) - 1);
        if (answers.isMissingNode()) {
            throw new AssertionFailedError("the case has no answer for a call of " + call.stateName());
        }
        if (answer.path("never").asBoolean()) {
            return;
        }
        run.time.after(Duration.ofSeconds(answer.path("after").asLong()), () -> {
            if (answer.has("throw")) {
                call.fail(
                        answer.path("throw").path("error").asText(),
                        answer.path("throw").path("cause").asText());
            } else if (answer.has("echo")) {
                call.succeed(call.arguments());
            } else {
                call.succeed(Run.json(text(answer.path("return"))));
            }
        });
    }

    /** JSON text without apostrophes, which {@link Run#json} takes for quotes. */
    private static String text(JsonNode value) {
        return value.toString().replace("'", "\\u0027");
    }

    private static void compareHistories(Corpus.Case documented, Run run) {
        List<String> expected = documented.history();
        boolean withIds = expected.getFirst().contains("<");
        Stream<String> lines = run.execution.history().stream().map(event -> line(event, withIds));
        if (documented.inAnyOrder()) {
            assertEquals(expected.stream().sorted().toList(), lines.sorted().toList());
        } else {
            assertEquals(String.join("\n", expected), String.join("\n", lines.toList()));
        }
    }

    private static String line(HistoryEvent event, boolean withIds) {
        String line = withIds ? event.id() + "<" + event.previousId() + " " + event.type() : event.type();
        for (String detail : List.of("name", "index")) {
            if (event.details().containsKey(detail)) {
                line += " " + event.details().get(detail);
            }
        }
        return line;
    }

    @Test
    void every_file_says_where_its_fact_comes_from() {
        List<Corpus.Case> cases = Corpus.cases();
        assertTrue(cases.size() >= 200, () -> "only " + cases.size());
        for (Corpus.Case each : cases) {
            assertTrue(each.source().startsWith("https://"), each::toString);
            assertFalse(each.says().isBlank(), each::toString);
            assertFalse(each.history().isEmpty(), each::toString);
        }
    }

    @Test
    void no_two_cases_are_the_same() {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (Corpus.Case each : Corpus.cases()) {
            if (!seen.add(each.definition() + each.input() + each.fields().path("tasks"))) {
                twice.add(each.toString());
            }
        }
        assertEquals(List.of(), twice);
    }
}
