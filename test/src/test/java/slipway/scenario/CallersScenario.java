package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.rehearse.World;

@DisplayName(
        "I7: where an alias carries the traffic, whoever invokes the function around it is found before the change")
class CallersScenario {
    private final World world = Example.dev();

    private static String function(String name) {
        return "dr-daily-report-" + name + "-dev";
    }

    private String poll(String function) {
        return world.cloud()
                .lambda()
                .createEventSourceMapping(
                        it -> it.functionName(function).eventSourceArn("arn:aws:sqs:us-east-1:123456789012:reports"))
                .uuid();
    }

    private void admit(String function, @Nullable String qualifier) {
        world.cloud()
                .lambda()
                .addPermission(it -> it.functionName(function)
                        .qualifier(qualifier)
                        .statementId("nightly")
                        .action("lambda:InvokeFunction")
                        .principal("events.amazonaws.com")
                        .sourceArn("arn:aws:events:us-east-1:123456789012:rule/night"));
    }

    /** The workflow as it is, but for whom it invokes. */
    private void workflowInvokes(String target) {
        world.cloud().stateMachines().registerDefinition("dr-daily-report-precompute-dev", """
                        {"StartAt": "FanOutToPatternWorkers", "States": {"FanOutToPatternWorkers": {"Type": "Map", "End": true,
                          "ItemProcessor": {"StartAt": "Precompute", "States": {"Precompute": {"Type": "Task", "Next": "List",
                            "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "%s"}},
                            "List": {"Type": "Task", "End": true, "Resource": "arn:aws:lambda:us-east-1:123456789012:function:%s"}}}}}}""".formatted(
                        target, function("get-ticker-list")));
    }

    private long calls(String operation) {
        return world.cloud().calls().stream()
                .filter(call -> call.operation().equals(operation))
                .count();
    }

    @Test
    void all_callers_of_all_functions_are_told_at_once_and_nothing_is_changed() {
        String mapping = poll(function("report-worker"));
        admit(function("telegram-api"), null);
        workflowInvokes(function("pattern-precompute"));
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        String cause = String.valueOf(execution.cause());
        for (String told : List.of(
                "slipway.error.FunctionNotReady",
                "the event source mapping " + mapping + " invokes it around its alias 'live'; name "
                        + function("report-worker") + ":live there",
                "events.amazonaws.com (arn:aws:events:us-east-1:123456789012:rule/night)",
                "the statement 'nightly'",
                "the state 'Precompute' of the workflow invokes it around its alias 'live'; name "
                        + function("pattern-precompute") + ":live there")) {
            assertTrue(cause.contains(told), () -> told + " is not in " + cause);
        }
        assertEquals(0, calls("UpdateFunctionCode"));
        Example.assertAllRun(world, world.digestBefore());
        Example.assertLock(world, "free");
    }

    @Test
    void a_redrive_deploys_once_the_place_is_mended() {
        String mapping = poll(function("report-worker"));
        Execution execution = Example.deploy(world, Example.COMMIT);
        assertEquals(Outcome.REFUSED, Example.outcome(execution));
        world.cloud().lambda().deleteEventSourceMapping(it -> it.uuid(mapping));
        Example.redrive(world, execution);
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
    }

    @Test
    void who_invokes_by_the_alias_or_a_function_that_has_none_is_welcome() {
        poll(function("report-worker") + ":live");
        poll(function("ticker-scheduler"));
        admit(function("telegram-api"), "live");
        admit(function("get-ticker-list"), null);
        workflowInvokes(function("pattern-precompute") + ":live");
        assertEquals(Outcome.DEPLOYED, Example.outcome(Example.deploy(world, Example.COMMIT)));
    }

    @Test
    void the_search_is_two_calls_a_function_with_alias_and_one_for_the_workflow() {
        Example.deploy(world, Example.COMMIT);
        assertEquals(5, calls("ListEventSourceMappings"));
        assertEquals(5, calls("GetPolicy"));
        assertEquals(2, calls("DescribeStateMachine"), "before the change, and when it is verified");
    }
}
