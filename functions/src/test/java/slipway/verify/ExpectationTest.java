package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.step.Json;

@DisplayName("V2, V6: an answer is held against the manifest's expression")
class ExpectationTest {
    private static final String ANSWER = """
            {"status": 200, "body": {"status": "ok", "token": "hunter2", "rows": [1, 2], "ratio": 1.0, "none": null}}
            """;

    private static Optional<String> problem(String expect, String answer) throws JsonProcessingException {
        return Expectation.problem(expect, Json.MAPPER.readTree(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "status = 200",
                "status = 200 and body.status = 'ok'",
                "$exists(body.rows)",
                "$count(body.rows) = 2",
                "body.ratio = 1",
                "body.none = null",
                "$not($exists(body.missing))"
            })
    void an_answer_as_expected_has_no_problem(String expect) throws JsonProcessingException {
        assertEquals(Optional.empty(), problem(expect, ANSWER));
    }

    @Test
    void an_answer_that_differs_is_told_by_the_expression_and_the_members() throws JsonProcessingException {
        assertEquals(
                Optional.of("`status = 500` is false of an answer with the members [status, body]"),
                problem("status = 500", ANSWER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"body.missing", "body.none", "body", "1", "'true'", "body.rows", "$count(body.rows)"})
    void only_the_boolean_true_is_true(String expect) throws JsonProcessingException {
        assertEquals(
                Optional.of("`" + expect + "` is not true of an answer with the members [status, body]"),
                problem(expect, ANSWER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null|null", "[1]|array", "\"text\"|string", "5|number", "false|boolean"})
    void an_answer_that_is_no_object_is_told_by_its_kind(String answer, String kind) throws JsonProcessingException {
        assertEquals(
                Optional.of("`status = 200` is false of an answer that is " + kind), problem("status = 200", answer));
    }

    @Test
    void no_answer_at_all_can_be_expected_against() {
        JsonNode nothing = MissingNode.getInstance();
        assertEquals(Optional.empty(), Expectation.problem("true", nothing));
        assertTrue(Expectation.problem("$exists(x)", nothing).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status =", "(", "$", "status = 'ok", "body[", "$nothing(1)"})
    void an_expression_that_is_no_jsonata_is_a_problem_and_no_crash(String expect) throws JsonProcessingException {
        assertTrue(problem(expect, ANSWER).orElseThrow().contains("`" + expect + "`"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.token = 'x'",
                "body.token",
                "body.token + 1 > 0",
                "$number(body.token) > 1",
                "$toMillis(body.token) > 1",
                "$error(body.token)",
                "$assert(false, body.token)",
                "$base64decode(body.token) = ''",
                "$count($sort([1, body.token])) = 2",
                "-body.token < 0",
                "body.token < 5",
                "{body.token: 1, body.token & '': 2}.x"
            })
    @DisplayName("O5: no value of an answer gets into a message, whatever the expression does to it")
    void no_value_gets_into_a_message(String expect) throws JsonProcessingException {
        String message = problem(expect, ANSWER).orElseThrow();
        assertFalse(message.contains("hunter2"), message);
        assertTrue(message.contains("`" + expect + "`"), message);
    }
}
