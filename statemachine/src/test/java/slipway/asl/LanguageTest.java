package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions: what Step Functions adds to JSONata, takes from it, and makes of its answers. */
class LanguageTest {
    @Test
    void an_expression_with_blanks_around_it_is_plain_text() {
        assertEquals(
                "' {% 1 %} '",
                Run.of("\"A\": {\"Type\": \"Pass\", \"Output\": \" {% 1 %} \", \"End\": true}", "{}")
                        .output());
    }

    @Test
    void each_state_may_name_the_query_language_for_itself() {
        assertEquals("2", Run.of("""
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% 1 + 1 %}", "End": true}}}
                """, "{}").output());
    }

    private static Run evaluate(String expression) {
        return Run.of("\"P\": {\"Type\": \"Pass\", \"Output\": \"{% " + expression + " %}\", \"End\": true}", """
                {'list':[1,2,3],'nulls':[1,null,2],'one':[{'a':1}],'none':null,'deep':{'none':null},'text':'{\\"a\\": [1, null]}','big':9007199254740993}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $states.input.list[0] + 0.5                    | 1.5
            $sum($states.input.list)                       | 6
            $states.input.none                             | null
            $states.input.deep                             | {'none':null}
            [$states.input.none]                           | [null]
            {'a': $missing, 'b': 1}                        | {'b':1}
            $states.input.one.a                            | 1
            $states.input.one[]                            | [{'a':1}]
            $states.input.big                              | 9007199254740993
            10 / 4                                         | 2.5
            10 / 5                                         | 2
            $map($states.input.list, function($v) {$v * 2}) | [2,4,6]
            $parse($states.input.text)                     | {'a':[1,null]}
            $parse('null')                                 | null
            $hash('input data', 'SHA-1')                   | 'aaff4a450a104cd177d28d18d74485e8cae074b7'
            $partition([1,2,3,4,5], 2)                     | [[1,2],[3,4],[5]]
            $partition([1,2,3], 2.9)                       | [[1,2],[3]]
            $range(0, 10, 5)                               | [0,5,10]
            $range(3, 1, -1)                               | [3,2,1]
            $random(42)                                    | 0.7275636800328681
            $millis()                                      | 1767225600000
            $now()                                         | '2026-01-01T00:00:00.000Z'
            $count($shuffle([1,2,3]))                      | 3
            [1..3]                                         | [1,2,3]
            $boolean($states.input.none)                   | false
            $states.input.nulls                           | [1,null,2]
            $states.input.nulls[1]                        | null
            $count($states.input.nulls)                   | 3
            """)
    void an_expression_evaluates(String expression, String expected) {
        Run run = evaluate(expression);
        assertEquals(expected, run.output(), () -> String.valueOf(run.execution.cause()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $missing              | returned nothing (undefined).
            $states.input.missing | returned nothing (undefined).
            $nope(1)              | threw an error during evaluation. T1006: Attempted to invoke a non-function
            $number('x')          | threw an error during evaluation.
            $toMillis('z')        | threw an error during evaluation.
            $error('mine')        | mine
            $eval('1')            | $eval is not supported.
            $parse('{')           | not valid JSON
            $range(0, 5000, 1)    | more than 1000
            $hash('a', 'CRC')     | must be one of MD5
            function($x) {$x}     | returned an unsupported result type.
            [1, $sum]             | returned an unsupported result type.
            /a/                   | returned an unsupported result type.
            ($f := function($n) {$n + $f($n + 1)}; $f(1)) | levels deep
            """)
    void a_wrong_expression_fails_the_state(String expression, String message) {
        Run run = evaluate(expression);
        assertEquals("States.QueryEvaluationError", run.execution.error(), run::output);
        String cause = String.valueOf(run.execution.cause());
        assertTrue(
                cause.startsWith("An error occurred while executing the state 'P' (entered at the event id #2). "
                        + "The JSONata expression '" + expression + "' specified for the field 'Output' "),
                cause);
        assertTrue(cause.contains(message), cause);
    }

    @Test
    void an_endless_expression_is_stopped() {
        Run run = evaluate("($f := function() {$f()}; $f())");
        assertTrue(String.valueOf(run.execution.cause()).contains("steps"), run.execution.cause());
    }

    @Test
    void an_undefined_leaf_is_named_by_its_path() {
        Run run = Run.of("""
                "P": {"Type": "Pass", "Output": {"a": {"b": ["x", "{% $nothing %}"]}}, "End": true}""", "{}");
        assertEquals("Output/a/b[1]", run.details("EvaluationFailed").get("location"));
        assertEquals(
                "An error occurred while executing the state 'P' (entered at the event id #2). The JSONata expression"
                        + " '$nothing' specified for the field 'Output/a/b[1]' returned nothing (undefined).",
                run.execution.cause());
    }

    @Test
    void a_field_of_the_wrong_type_is_worded_as_the_service_does() {
        Run run = Run.of("""
                "C": {"Type": "Choice", "Choices": [{"Condition": "{% {'a': 1} %}", "Next": "D"}], "Default": "D"},
                "D": {"Type": "Succeed"}""", "{}");
        assertEquals(
                "An error occurred while executing the state 'C' (entered at the event id #2). The JSONata expression '{'a': 1}'"
                        + " specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected"
                        + " 'boolean', but was 'object' for value: {\"a\":1}",
                run.execution.cause());
    }

    @Test
    void chance_comes_from_the_seed() {
        String uuid = evaluate("$uuid()").output();
        assertTrue(uuid.matches("'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'"), uuid);
        assertEquals(uuid, evaluate("$uuid()").output());
        assertEquals(evaluate("$random()").output(), evaluate("$random()").output());
        assertNotEquals("[1,2,3,4,5,6,7,8,9]", evaluate("$shuffle([1..9])").output());
    }

    @Test
    void an_undefined_time_out_fails_before_the_call_and_can_be_caught() {
        Run run = Run.of("""
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": "{% $states.input.no %}",
                  "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "D"}], "End": true},
                "D": {"Type": "Pass", "Output": "{% $states.input.Error %}", "End": true}""", "{}");
        assertEquals("'States.QueryEvaluationError'", run.output());
        assertTrue(run.calls.isEmpty());
    }
}
