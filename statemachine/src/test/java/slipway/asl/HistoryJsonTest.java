package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HistoryJsonTest {
    private static String printed(Run run) {
        return HistoryJson.of(run.execution.history()).stream()
                .map(event -> {
                    event.remove("timestamp");
                    event.remove("id");
                    event.remove("previousEventId");
                    return Json.print(event).replace('"', '\'').replace("\\", "");
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void inputs_and_outputs_are_JSON_as_text() {
        Run run = Run.of("""
                "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"x": [1]}, "TimeoutSeconds": 9,
                  "Assign": {"n": "{% $states.result %}", "t": "text"}, "Output": null, "End": true}
                """, "{'i':1}", call -> call.succeed(2));
        assertEquals("""
                {'type':'ExecutionStarted','executionStartedEventDetails':{'input':'{'i':1}','inputDetails':{'truncated':false},\
                'roleArn':'arn:aws:iam::123456789012:role/machine'}}
                {'type':'TaskStateEntered','stateEnteredEventDetails':{'name':'Call','input':'{'i':1}','inputDetails':{'truncated':false}}}
                {'type':'TaskScheduled','taskScheduledEventDetails':{'resource':'invoke','resourceType':'lambda','region':'us-east-1',\
                'parameters':'{'x':[1]}','timeoutInSeconds':9}}
                {'type':'TaskStarted','taskStartedEventDetails':{'resource':'invoke','resourceType':'lambda'}}
                {'type':'TaskSucceeded','taskSucceededEventDetails':{'resource':'invoke','resourceType':'lambda','output':'2',\
                'outputDetails':{'truncated':false}}}
                {'type':'TaskStateExited','stateExitedEventDetails':{'name':'Call','output':'null','outputDetails':{'truncated':false},\
                'assignedVariables':{'n':'2','t':''text''},'assignedVariablesDetails':{'truncated':false}}}
                {'type':'ExecutionSucceeded','executionSucceededEventDetails':{'output':'null','outputDetails':{'truncated':false}}}
                """, printed(run));
    }

    @Test
    void what_has_no_details_has_no_member_for_them() {
        Run run = Run.of("""
                "Each": {"Type": "Map", "Items": [1], "Next": "Stop", "ItemProcessor": {"StartAt": "I", "States": {
                  "I": {"Type": "Succeed"}}}},
                "Stop": {"Type": "Fail"}
                """, "{}");
        String printed = printed(run);
        assertEquals(
                List.of(
                        "{'type':'MapStateStarted','mapStateStartedEventDetails':{'length':1}}",
                        "{'type':'MapIterationStarted','mapIterationStartedEventDetails':{'name':'Each','index':0}}",
                        "{'type':'MapIterationSucceeded','mapIterationSucceededEventDetails':{'name':'Each','index':0}}",
                        "{'type':'MapStateSucceeded'}",
                        "{'type':'ExecutionFailed','executionFailedEventDetails':{}}"),
                printed.lines()
                        .filter(line -> !line.contains("StateE") && !line.contains("ExecutionStarted"))
                        .toList());
    }

    @Test
    void an_event_begins_as_the_command_line_prints_it() {
        Run run = Run.of("\"Done\": {\"Type\": \"Succeed\"}", "{}");
        assertEquals(
                "{\"timestamp\":\"2026-01-01T00:00:00.000000+00:00\",\"type\":\"SucceedStateExited\",\"id\":3,"
                        + "\"previousEventId\":2,\"stateExitedEventDetails\":{\"name\":\"Done\",\"output\":\"{}\","
                        + "\"outputDetails\":{\"truncated\":false}}}",
                Json.print(HistoryJson.of(run.execution.history().get(2))));
    }

    @Test
    void a_wrong_expression_is_told_with_its_place() {
        Run run = Run.of("\"A\": {\"Type\": \"Pass\", \"Output\": {\"k\": \"{% $nothing %}\"}, \"End\": true}", "{}");
        assertEquals(
                "{'type':'EvaluationFailed','evaluationFailedEventDetails':{'error':'States.QueryEvaluationError',"
                        + "'cause':'An error occurred while executing the state 'A' (entered at the event id #2). The JSONata"
                        + " expression '$nothing' specified for the field 'Output/k' returned nothing (undefined).',"
                        + "'location':'Output/k','state':'A'}}",
                printed(run)
                        .lines()
                        .filter(line -> line.contains("EvaluationFailed"))
                        .findFirst()
                        .orElseThrow());
    }
}
