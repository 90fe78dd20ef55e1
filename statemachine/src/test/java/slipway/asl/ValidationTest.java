package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
    private static List<String> problems(String definition) {
        InvalidDefinition invalid =
                assertThrows(InvalidDefinition.class, () -> StateMachine.parse(Run.machine(definition)));
        return invalid.problems().stream().map(Object::toString).toList();
    }

    @Test
    void every_problem_is_reported_with_its_path() {
        assertEquals(
                List.of(
                        "/States/A/Parameters: belongs to JSONPath, and this definition is in JSONata: use Arguments instead",
                        "/States/A/Next: there is no state 'Nowhere' here",
                        "/States/B/Seconds: must be a whole number from 0 to 99999999",
                        "/States/B: needs either Next or \"End\": true",
                        "/States/C~1D/Resource: is no field of a Succeed state; it belongs to Task",
                        "/States/B: cannot be reached from 'A'",
                        "/States/C~1D: cannot be reached from 'A'"),
                problems("""
                        "A": {"Type": "Pass", "Parameters": {}, "Next": "Nowhere"},
                        "B": {"Type": "Wait", "Seconds": -1},
                        "C/D": {"Type": "Succeed", "Resource": "arn:x"}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type": "Nap"}                                             | /States/S/Type: must be one of Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map
            {"Comment": "none"}                                         | /States/S: the field 'Type' is missing
            {"Type": "Task", "End": true}                               | /States/S: the field 'Resource' is missing
            {"Type": "Task", "Resource": 5, "End": true}                | /States/S/Resource: must be a string that is not empty
            {"Type": "Task", "Resource": "{% $f %}", "End": true}       | /States/S/Resource: must be an ARN; an expression is not allowed here
            {"Type": "Pass", "Next": "S", "End": true}                  | /States/S: needs either Next or "End": true
            {"Type": "Pass", "Output": "{% 1 + %}", "End": true}        | /States/S/Output: the expression is not valid JSONata: Unexpected end of expression {code=S0207 position=3}
            {"Type": "Pass", "Output": ["{% 1} %}"], "End": true}       | /States/S/Output/0: the expression is not valid JSONata: Syntax error: "}" {code=S0201 position=2}
            {"Type": "Pass", "Output": "{% 1 ", "End": true}            | /States/S/Output: an expression starts with {% and ends with %}
            {"Type": "Pass", "QueryLanguage": "JSONPath", "End": true}  | /States/S/QueryLanguage: must be "JSONata": the JSONPath dialect is not supported
            {"Type": "Pass", "Assign": {"$x": 1}, "End": true}          | /States/S/Assign/$x: is no name for a variable: letters, digits and _, at most 80, no digit first, no $
            {"Type": "Pass", "Assign": {"states": 1}, "End": true}      | /States/S/Assign/states: is reserved: $states is the service's own variable
            {"Type": "Wait", "End": true}                               | /States/S: needs either Seconds or Timestamp
            {"Type": "Wait", "Timestamp": "soon", "End": true}          | /States/S/Timestamp: must be a time such as 2026-03-14T01:59:00Z
            {"Type": "Wait", "SecondsPath": "$.s", "Seconds": 1, "End": true} | /States/S/SecondsPath: belongs to JSONPath, and this definition is in JSONata: use an expression in Seconds instead
            {"Type": "Choice", "Choices": []}                           | /States/S/Choices: must not be empty
            {"Type": "Choice", "Choices": [{"Condition": "yes", "Next": "S"}]} | /States/S/Choices/0/Condition: must be an expression, such as "{% $states.input.ready %}"
            {"Type": "Choice", "Choices": [{"Condition": "{% true %}"}]} | /States/S/Choices/0: the field 'Next' is missing
            {"Type": "Choice", "Choices": [{"Variable": "$.x", "Condition": "{% true %}", "Next": "S"}]} | /States/S/Choices/0/Variable: belongs to JSONPath, and this definition is in JSONata: use Condition instead
            {"Type": "Parallel", "Branches": [{"StartAt": "X"}], "End": true} | /States/S/Branches/0: the field 'States' is missing
            {"Type": "Parallel", "Branches": [{"StartAt": "S", "States": {"S": {"Type": "Succeed"}}}], "End": true} | /States/S/Branches/0/States/S: another state of this definition has the same name
            {"Type": "Map", "End": true}                                | /States/S: the field 'ItemProcessor' is missing
            {"Type": "Map", "Items": "x", "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "End": true} | /States/S/Items: must be an array or an expression
            {"Type": "Map", "ItemReader": {}, "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "End": true} | /States/S/ItemReader: belongs to a distributed Map: set ProcessorConfig's Mode to "DISTRIBUTED"
            {"Type": "Map", "ToleratedFailurePercentage": 100.5, "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "End": true} | /States/S/ToleratedFailurePercentage: must be a number from 0 to 100
            {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "End": true} | /States/S/ItemProcessor/ProcessorConfig: the field 'ExecutionType' is missing
            {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "REMOTE"}, "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "End": true} | /States/S/ItemProcessor/ProcessorConfig/Mode: must be "INLINE" or "DISTRIBUTED"
            {"Type": "Map", "Label": "a b", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "End": true} | /States/S/Label: must have 1 to 40 characters; use letters, digits, - and _
            {"Type": "Map", "ItemBatcher": {}, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "End": true} | /States/S/ItemBatcher: needs MaxItemsPerBatch, MaxInputBytesPerBatch or both
            {"Type": "Map", "ResultWriter": {}, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "End": true} | /States/S/ResultWriter: is not supported: the results are returned by the state
            {"Type": "Fail", "Error": 5}                                | /States/S/Error: must be a string or an expression
            {"Type": "Pass", "Typo": 1, "End": true}                    | /States/S/Typo: is no field of a Pass state
            """)
    void a_wrong_state_is_refused(String state, String problem) {
        assertEquals(List.of(problem), problems("\"S\": " + state));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["A"]}] | /States/S/Retry/0/ErrorEquals: States.ALL must be in the last entry
            "Retry": [{"ErrorEquals": ["A", "States.ALL"]}]                  | /States/S/Retry/0/ErrorEquals: States.ALL must stand alone
            "Retry": [{"IntervalSeconds": 1}]                                | /States/S/Retry/0: needs ErrorEquals, an array of error names
            "Retry": [{"ErrorEquals": ["A"], "BackoffRate": 0.5}]            | /States/S/Retry/0/BackoffRate: must be a number, 1.0 or more
            "Retry": [{"ErrorEquals": ["A"], "MaxDelaySeconds": 1}]          | /States/S/Retry/0/MaxDelaySeconds: must be greater than IntervalSeconds
            "Retry": [{"ErrorEquals": ["A"], "JitterStrategy": "HALF"}]      | /States/S/Retry/0/JitterStrategy: must be "FULL" or "NONE"
            "Retry": {}                                                      | /States/S/Retry: must be an array
            "Catch": [{"ErrorEquals": ["A"]}]                                | /States/S/Catch/0: the field 'Next' is missing
            "Catch": [{"ErrorEquals": ["A"], "Next": "S", "ResultPath": "$.e"}] | /States/S/Catch/0/ResultPath: belongs to JSONPath, and this definition is in JSONata: use Output or Assign instead
            "TimeoutSeconds": 5, "HeartbeatSeconds": 5                       | /States/S/HeartbeatSeconds: must be less than TimeoutSeconds
            """)
    void a_wrong_recovery_is_refused(String fields, String problem) {
        assertEquals(
                List.of(problem),
                problems("\"S\": {\"Type\": \"Task\", \"Resource\": \"arn:x\", \"End\": true, " + fields + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                                   | definition: must be a JSON object
            {"QueryLanguage": "JSONata", "States": {"A": {"Type": "Succeed"}}}   | definition: the field 'StartAt' is missing
            {"QueryLanguage": "JSONata", "StartAt": "A"}                         | definition: the field 'States' is missing
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {}}           | /States: must contain at least one state
            {"QueryLanguage": "JSONata", "StartAt": "B", "States": {"A": {"Type": "Succeed"}}} | /StartAt: there is no state 'B' here
            {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}               | definition: "QueryLanguage": "JSONata" is missing: the default, JSONPath, is not supported
            {"QueryLanguage": "JSONata", "TimeoutSeconds": 0, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}} | /TimeoutSeconds: must be a whole number from 1 to 99999999
            """)
    void a_wrong_machine_is_refused(String definition, String problem) {
        InvalidDefinition invalid = assertThrows(InvalidDefinition.class, () -> StateMachine.parse(definition));
        assertTrue(invalid.problems().stream().map(Object::toString).toList().contains(problem), invalid.getMessage());
    }

    @Test
    void broken_JSON_is_shown_by_line() {
        String message = assertThrows(InvalidDefinition.class, () -> StateMachine.parse("{\n  \"StartAt\": ,\n}"))
                .getMessage();
        assertTrue(String.valueOf(message).contains("line 2, column 14"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", ""})
    void what_is_no_single_JSON_object_is_refused(String text) {
        assertThrows(InvalidDefinition.class, () -> StateMachine.parse(text));
    }

    @Test
    void an_inner_flow_may_not_assign_a_variable_of_an_outer_one() {
        assertEquals(
                List.of("/States/Each/ItemProcessor/States/In/Assign: the variable x belongs to a flow around this one:"
                        + " choose another name"),
                problems("""
                        "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "Each"},
                        "Each": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "In", "States": {
                            "In": {"Type": "Pass", "Assign": {"x": 2}, "End": true}}}}"""));
    }

    @Test
    void a_catcher_reaches_its_state_and_a_branch_does_not_reach_outside() {
        assertEquals(List.of("/States/P/Branches/0/States/In/Next: there is no state 'Outside' here"), problems("""
                        "P": {"Type": "Parallel", "End": true, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Outside"}],
                            "Branches": [{"StartAt": "In", "States": {"In": {"Type": "Pass", "Next": "Outside"}}}]},
                        "Outside": {"Type": "Succeed"}"""));
    }
}
