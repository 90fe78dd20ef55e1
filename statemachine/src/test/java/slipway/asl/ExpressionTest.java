package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that the JSONata library itself does not bear: each ends in a documented failure. */
class ExpressionTest {
    private static Run evaluate(String expression) {
        String text = Json.print("{% " + expression + " %}");
        return Run.of("\"P\": {\"Type\": \"Pass\", \"Output\": " + text + ", \"End\": true}", "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/* no end",
                "λ($x)<n<n>>{$x}(5)",
                "λ($x)<(sa<n>)>>{$x}([[1]])",
                "(1",
                "'open",
                "/open",
                "/(/",
                "\"\\u12\"",
                "1 2",
                "1e400",
                "}",
                ""
            })
    void a_text_that_is_no_expression_is_a_problem_of_the_definition(String text) {
        InvalidDefinition invalid = assertThrows(InvalidDefinition.class, () -> evaluate(text));
        assertTrue(
                String.valueOf(invalid.getMessage()).contains("/States/P/Output: the expression is not valid JSONata"),
                invalid::getMessage);
    }

    @Test
    void a_text_that_nests_without_measure_is_a_problem_of_the_definition() {
        assertThrows(InvalidDefinition.class, () -> evaluate("(".repeat(100_000)));
    }

    @Test
    void a_string_that_doubles_without_end_fails_the_state() {
        Run run = evaluate("$reduce([1..60], function($text, $i) {$text & $text}, 'x')");
        assertEquals("States.QueryEvaluationError", run.execution.error());
        assertTrue(String.valueOf(run.execution.cause()).contains("more than"), run.execution.cause());
    }

    @Test
    void an_array_that_doubles_without_end_fails_the_state() {
        Run run = evaluate("$reduce([1..60], function($list, $i) {$append($list, $list)}, [1])");
        assertEquals("States.QueryEvaluationError", run.execution.error());
    }

    @Test
    void many_long_strings_fail_the_state() {
        Run run = evaluate("$map([1..1000], function() {$pad('', 1000000) & 'x'})");
        assertEquals("States.QueryEvaluationError", run.execution.error());
    }

    @Test
    void an_answer_that_unfolds_without_end_exceeds_the_data_limit() {
        Run run = evaluate("$reduce([1..60], function($tree, $i) {{'left': $tree, 'right': $tree}}, 1)");
        assertEquals("States.DataLimitExceeded", run.execution.error());
    }

    @Test
    void a_loop_that_wraps_its_own_input_fails_the_state() {
        Run run = Run.of("""
                "Wrap": {"Type": "Pass", "Output": {"inner": "{% $states.input %}"}, "Next": "Again"},
                "Again": {"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "Wrap"}], "Default": "End"},
                "End": {"Type": "Succeed"}""", "{}");
        assertEquals("States.QueryEvaluationError", run.execution.error());
        assertTrue(String.valueOf(run.execution.cause()).contains("more than 500 levels"), run.execution.cause());
    }
}
