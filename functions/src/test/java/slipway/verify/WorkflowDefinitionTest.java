package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.step.Json;

@DisplayName("V5: the workflow's definition is parsed, not searched as text")
class WorkflowDefinitionTest {
    private static final String FUNCTION = "dr-daily-report-pattern-precompute-dev";
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:" + FUNCTION;
    private static final VerifyDefinition.Requirement REQUIRED =
            new VerifyDefinition.Requirement("FanOutToPatternWorkers", "Map", FUNCTION);

    private static Optional<String> problem(String definition) {
        try {
            return new WorkflowDefinition(Json.MAPPER.readTree(definition)).problem(REQUIRED);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(definition, e);
        }
    }

    /** A workflow whose Map runs one worker. */
    private static String workflow(String worker) {
        return map("{\"Type\":\"Map\",\"ItemProcessor\":{\"StartAt\":\"Worker\",\"States\":{\"Worker\":" + worker
                + "}},\"End\":true}");
    }

    private static String map(String map) {
        return """
                {"StartAt": "List", "States": {
                  "List": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "FanOutToPatternWorkers",
                    "Arguments": {"FunctionName": "dr-daily-report-get-ticker-list-dev"}},
                  "FanOutToPatternWorkers": %s}}
                """.formatted(map);
    }

    private static String invoke(String parameters) {
        return "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\"," + parameters + ",\"End\":true}";
    }

    private static String named(String name) {
        return invoke("\"Arguments\":{\"FunctionName\":\"" + name + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FUNCTION,
                FUNCTION + ":live",
                FUNCTION + ":17",
                FUNCTION + ":$LATEST",
                ARN,
                ARN + ":live",
                "arn:aws-cn:lambda:cn-north-1:123456789012:function:" + FUNCTION,
                "123456789012:function:" + FUNCTION + ":live"
            })
    void a_function_is_known_by_name_and_arn_with_and_without_a_qualifier(String name) {
        assertEquals(Optional.empty(), problem(workflow(named(name))));
    }

    @Test
    void both_dialects_and_each_way_to_invoke_are_read() {
        assertEquals(Optional.empty(), problem(workflow(invoke("\"Parameters\":{\"FunctionName\":\"" + ARN + "\"}"))));
        assertEquals(
                Optional.empty(),
                problem(workflow("{\"Type\":\"Task\",\"Resource\":\"" + ARN + ":live\",\"End\":true}")));
        String waiting = named(FUNCTION).replace("lambda:invoke", "lambda:invoke.waitForTaskToken");
        assertEquals(Optional.empty(), problem(workflow(waiting)));
        assertEquals(Optional.empty(), problem(workflow(named(FUNCTION).replace(":::lambda", ":::aws-sdk:lambda"))));
    }

    @Test
    void a_map_may_be_nested_and_may_use_its_former_member() {
        String worker = "{\"StartAt\":\"W\",\"States\":{\"W\":" + named(FUNCTION) + "}}";
        String old = "{\"Type\":\"Map\",\"Iterator\":" + worker + ",\"End\":true}";
        assertEquals(Optional.empty(), problem(map(old)));
        String batches = "{\"Type\":\"Map\",\"ItemProcessor\":{\"StartAt\":\"Inner\",\"States\":{\"Inner\":" + old
                + "}},\"End\":true}";
        assertEquals(Optional.empty(), problem(map(batches)));
        String parallel = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                + workflow(named("other")).replace("FanOutToPatternWorkers", "Else") + "," + workflow(named(FUNCTION))
                + "]}}}";
        assertEquals(Optional.empty(), problem(parallel));
    }

    @Test
    void a_state_is_reached_by_choice_default_and_catch() {
        String fan = map("{\"Type\":\"Map\",\"ItemProcessor\":{\"StartAt\":\"W\",\"States\":{\"W\":" + named(FUNCTION)
                + "}},\"End\":true}");
        for (String way : new String[] {
            "\"Type\":\"Choice\",\"Choices\":[{\"Condition\":\"{% true %}\",\"Next\":\"FanOutToPatternWorkers\"}]",
            "\"Type\":\"Choice\",\"Choices\":[],\"Default\":\"FanOutToPatternWorkers\"",
            "\"Type\":\"Task\",\"Resource\":\"x\",\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"FanOutToPatternWorkers\"}]"
        }) {
            String from = fan.replaceFirst("\"Type\": \"Task\".*\"Next\": \"FanOutToPatternWorkers\"", way)
                    .replaceFirst("(?s),\\s*\"Arguments\": \\{[^}]*\\}", "");
            assertEquals(Optional.empty(), problem(from), from);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FUNCTION + "2",
                FUNCTION + "-old",
                "x" + FUNCTION,
                "dr-daily-report-pattern-precompute-stg",
                "dr-daily-report-pattern-precompute",
                ARN + "2:live",
                "{% $function %}",
                ""
            })
    @DisplayName("V5: a similar name, another environment's or one that is only known at run time proves nothing")
    void a_name_that_is_not_the_functions_does_not_count(String name) {
        String problem = problem(workflow(named(name))).orElseThrow();
        assertTrue(problem.contains("FanOutToPatternWorkers does not invoke " + FUNCTION), problem);
    }

    @Test
    void a_name_from_the_input_is_only_known_at_run_time() {
        assertTrue(problem(workflow(invoke("\"Parameters\":{\"FunctionName.$\":\"$.name\"}")))
                .isPresent());
    }

    @Test
    void a_name_in_a_comment_or_in_another_parameter_proves_nothing() {
        assertTrue(problem(workflow("{\"Type\":\"Pass\",\"Comment\":\"" + FUNCTION + "\",\"End\":true}"))
                .isPresent());
        assertTrue(problem(workflow(invoke("\"Comment\":\"" + ARN + "\",\"Arguments\":{\"FunctionName\":\"other\","
                        + "\"Payload\":{\"FunctionName\":\"" + FUNCTION + "\"}}")))
                .isPresent());
        assertTrue(problem(workflow(named(FUNCTION).replace(":::lambda:invoke", ":::sqs:sendMessage")))
                .isPresent());
    }

    @Test
    void a_worker_that_cannot_be_reached_inside_the_map_proves_nothing() {
        String unreachable = map("{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{\"StartAt\":\"A\",\"States\":{"
                + "\"A\":" + named("other") + ",\"B\":" + named(FUNCTION) + "}}}");
        assertTrue(problem(unreachable).isPresent());
    }

    @Test
    void a_worker_outside_the_map_proves_nothing() {
        String outside = workflow(named("other")).replace("dr-daily-report-get-ticker-list-dev", FUNCTION);
        assertTrue(problem(outside).isPresent());
    }

    @Test
    void a_state_that_cannot_be_reached_or_is_missing_is_named() {
        String expected = "it has no state FanOutToPatternWorkers that can be reached from its start";
        String cut = workflow(named(FUNCTION)).replace("\"Next\": \"FanOutToPatternWorkers\"", "\"End\": true");
        assertEquals(Optional.of(expected), problem(cut));
        assertEquals(
                Optional.of(expected), problem(workflow(named(FUNCTION)).replace("FanOutToPatternWorkers", "FanOut")));
        for (String empty : new String[] {"{}", "[]", "\"FanOutToPatternWorkers\"", "{\"StartAt\":\"A\"}"}) {
            assertEquals(Optional.of(expected), problem(empty));
        }
    }

    @Test
    void a_state_of_another_type_is_named_with_its_type() {
        assertEquals(Optional.of("FanOutToPatternWorkers is a Task, not a Map"), problem(map(named(FUNCTION))));
    }

    @Test
    void a_loop_ends() {
        String loop = workflow(named(FUNCTION)).replace("\"End\":true}}\n", "\"Next\":\"List\"}}\n");
        assertEquals(Optional.empty(), problem(loop));
    }
}
