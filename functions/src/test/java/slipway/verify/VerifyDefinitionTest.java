package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.error.WorkflowBroken;
import slipway.fake.World;

@DisplayName("V5: the workflow still does what the manifest requires")
class VerifyDefinitionTest {
    private static final String MACHINE =
            "arn:aws:states:eu-west-1:123456789012:stateMachine:dr-daily-report-precompute-dev";
    private static final VerifyDefinition.Requirement FAN_OUT =
            new VerifyDefinition.Requirement("FanOut", "Map", "worker");
    private static final VerifyDefinition.Requirement LIST =
            new VerifyDefinition.Requirement("List", "Task", "tickers");
    private final World world = new World();

    private VerifyDefinition.Output verify(String definition, VerifyDefinition.Requirement... requires) {
        world.workflows.definitions.put(MACHINE, definition);
        return new VerifyDefinition(world.stepFunctions()).run(new VerifyDefinition.Input(MACHINE, List.of(requires)));
    }

    @Test
    void each_requirement_that_holds_is_evidence() {
        String definition =
                "{\"StartAt\":\"List\",\"States\":{\"List\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:eu-west-1:123456789012:function:tickers\"}}}";
        assertEquals(
                List.of(Evidence.passed("workflow", "List is a reachable Task and invokes tickers")),
                verify(definition, LIST).evidence());
        assertEquals(List.of("describeStateMachine"), world.calls.made());
    }

    @Test
    @DisplayName("I7: a state that invokes a function by its name alone goes around its alias")
    void who_invokes_a_function_by_its_name_alone_is_told() {
        String definition = """
                {"StartAt": "Each", "States": {
                  "Each": {"Type": "Map", "Next": "By ARN", "ItemProcessor": {"StartAt": "By name", "States": {
                    "By name": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "By alias",
                      "Arguments": {"FunctionName": "worker"}},
                    "By alias": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Beside",
                      "Arguments": {"FunctionName": "worker:live"}},
                    "Beside": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:lambda:invoke", "Next": "Computed",
                      "Parameters": {"FunctionName": "worker", "Qualifier": "live"}},
                    "Computed": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                      "Arguments": {"FunctionName": "{% $which %}"}}}}},
                  "By ARN": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:tickers", "Next": "Newest"},
                  "Newest": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:lister:$LATEST",
                    "Next": "By version"},
                  "By version": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:tickers:7", "Next": "By path"},
                  "By path": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Store",
                    "Parameters": {"FunctionName": "tickers", "Qualifier.$": "$.alias"}},
                  "Store": {"Type": "Task", "Resource": "arn:aws:states:::s3:putObject", "Next": "Act"},
                  "Act": {"Type": "Task", "Resource": "arn:aws:states:eu-west-1:123456789012:activity:act", "End": true},
                  "Unreachable": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:tickers", "End": true}}}""";
        assertEquals(
                List.of(
                        new VerifyDefinition.Unqualified("By name", "worker"),
                        new VerifyDefinition.Unqualified("By ARN", "tickers"),
                        new VerifyDefinition.Unqualified("Newest", "lister")),
                verify(definition).unqualified());
    }

    @Test
    void all_that_do_not_hold_are_told_at_once() {
        WorkflowBroken broken = assertThrows(WorkflowBroken.class, () -> verify("{}", FAN_OUT, LIST));
        assertSays(broken, MACHINE, "no state FanOut", "no state List", "Mend its definition");
    }

    @Test
    void a_workflow_that_does_not_exist_is_named() {
        VerifyDefinition step = new VerifyDefinition(world.stepFunctions());
        VerifyDefinition.Input input = new VerifyDefinition.Input(MACHINE, List.of(LIST));
        assertSays(assertThrows(WorkflowBroken.class, () -> step.run(input)), MACHINE, "does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "worker"})
    void a_definition_that_is_no_json_is_named(String definition) {
        assertSays(assertThrows(WorkflowBroken.class, () -> verify(definition, LIST)), MACHINE, "not JSON");
    }
}
