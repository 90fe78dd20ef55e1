package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

class StateMachineExecutionTest {
    private static final String WAIT = """
            {"QueryLanguage":"JSONata","StartAt":"Wait","States":{
              "Wait":{"Type":"Wait","Seconds":10,"Next":"Judge"},
              "Judge":{"Type":"Choice","Choices":[{"Condition":"{% $states.input.fail = true %}","Next":"Broken"}],"Default":"Done"},
              "Broken":{"Type":"Fail","Error":"Broken","Cause":"asked for"},
              "Done":{"Type":"Succeed","Output":{"ok":true}}}}""";

    private final ExampleCloud example = new ExampleCloud();
    private final SfnClient sfn = example.cloud.sfn();
    private String machine = "";

    @BeforeEach
    void a_machine() {
        machine = example.cloud.stateMachines().register("deploy", WAIT, new ServiceIntegrations(example.cloud));
    }

    @Test
    void an_execution_runs_to_its_end_and_is_described() {
        String arn = start("one", "{\"a\":1}");
        assertEquals("arn:aws:states:us-east-1:123456789012:execution:deploy:one", arn);
        assertEquals(ExecutionStatus.RUNNING, describe(arn).status());
        example.time.runFor(Duration.ofMinutes(1));
        DescribeExecutionResponse ended = describe(arn);
        assertEquals(ExecutionStatus.SUCCEEDED, ended.status());
        assertEquals("{\"ok\":true}", ended.output());
        assertEquals("{\"a\":1}", ended.input());
        assertEquals(ExampleCloud.START.plusSeconds(10), ended.stopDate());
        assertEquals(0, ended.redriveCount());
    }

    @Test
    void the_same_name_and_input_is_the_same_execution_while_it_runs() {
        String arn = start("one", "{\"a\":1}");
        assertEquals(arn, start("one", "{\"a\":1}"));
        assertThrows(ExecutionAlreadyExistsException.class, () -> start("one", "{\"a\":2}"));
        example.time.runFor(Duration.ofMinutes(1));
        assertThrows(ExecutionAlreadyExistsException.class, () -> start("one", "{\"a\":1}"));
        assertEquals(1, example.cloud.stateMachines().executions().size());
    }

    @Test
    void each_change_of_status_is_an_event() {
        String arn = start("one", "{\"fail\":true}");
        example.time.runFor(Duration.ofMinutes(1));
        List<Event> events = changes();
        assertEquals(
                List.of("RUNNING", "FAILED"),
                events.stream().map(event -> event.detail().get("status")).toList());
        Event last = events.getLast();
        assertEquals("aws.states", last.source());
        assertEquals(List.of(arn), last.resources());
        assertEquals(arn, last.detail().get("executionArn"));
        assertEquals(machine, last.detail().get("stateMachineArn"));
        assertEquals("{\"fail\":true}", last.detail().get("input"));
        assertEquals("Broken", last.detail().get("error"));
        assertEquals(
                ExampleCloud.START.plusSeconds(10).toEpochMilli(), last.detail().get("stopDate"));
    }

    @Test
    void a_failed_execution_is_redriven_and_one_that_succeeded_or_runs_is_not() {
        String failed = start("one", "{\"fail\":true}");
        assertThrows(ExecutionNotRedrivableException.class, () -> redrive(failed));
        example.time.runFor(Duration.ofMinutes(1));
        assertEquals("REDRIVABLE", describe(failed).redriveStatusAsString());
        redrive(failed);
        example.time.runFor(Duration.ofMinutes(1));
        assertEquals(1, describe(failed).redriveCount());
        assertEquals(ExecutionStatus.FAILED, describe(failed).status());
        String succeeded = start("two", "{}");
        example.time.runFor(Duration.ofMinutes(1));
        assertThrows(ExecutionNotRedrivableException.class, () -> redrive(succeeded));
        example.time.runFor(Duration.ofDays(15));
        assertThrows(ExecutionNotRedrivableException.class, () -> redrive(failed));
    }

    @Test
    void a_stopped_execution_is_aborted_with_the_words_it_was_given() {
        String arn = start("one", "{}");
        sfn.stopExecution(it -> it.executionArn(arn).error("Operator").cause("wrong image"));
        DescribeExecutionResponse stopped = describe(arn);
        assertEquals(ExecutionStatus.ABORTED, stopped.status());
        assertEquals("Operator", stopped.error());
        assertEquals("wrong image", stopped.cause());
        assertEquals("ABORTED", changes().getLast().detail().get("status"));
    }

    @Test
    void executions_are_listed_newest_first_by_status_and_in_pages() {
        start("one", "{}");
        start("two", "{}");
        example.time.runFor(Duration.ofMinutes(1));
        start("three", "{}");
        assertEquals(
                List.of("three", "two", "one"),
                sfn.listExecutionsPaginator(it -> it.stateMachineArn(machine).maxResults(2)).executions().stream()
                        .map(ExecutionListItem::name)
                        .toList());
        assertEquals(
                1,
                sfn.listExecutions(it -> it.stateMachineArn(machine).statusFilter("RUNNING"))
                        .executions()
                        .size());
    }

    @Test
    void a_definition_can_be_described_without_being_run() {
        String workflow = example.cloud.stateMachines().registerDefinition("precompute", "{\"StartAt\":\"A\"}");
        assertEquals(
                "{\"StartAt\":\"A\"}",
                sfn.describeStateMachine(it -> it.stateMachineArn(workflow)).definition());
        assertThrows(UnsupportedOperationException.class, () -> sfn.startExecution(it -> it.stateMachineArn(workflow)));
    }

    @Test
    void what_is_wrong_with_a_call_is_named() {
        assertThrows(InvalidNameException.class, () -> start("a b", "{}"));
        assertThrows(InvalidNameException.class, () -> start("x".repeat(81), "{}"));
        assertThrows(InvalidExecutionInputException.class, () -> start("one", "{"));
        assertThrows(
                ExecutionDoesNotExistException.class,
                () -> describe("arn:aws:states:us-east-1:123456789012:execution:deploy:none"));
        var missing = assertThrows(
                StateMachineDoesNotExistException.class,
                () -> sfn.startExecution(it -> it.stateMachineArn(StateMachines.machineArn("none"))));
        assertTrue(missing.awsErrorDetails().errorCode().equals("StateMachineDoesNotExist"));
    }

    private String start(String name, String input) {
        return sfn.startExecution(it -> it.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }

    private void redrive(String arn) {
        sfn.redriveExecution(it -> it.executionArn(arn));
    }

    private DescribeExecutionResponse describe(String arn) {
        return sfn.describeExecution(it -> it.executionArn(arn));
    }

    private List<Event> changes() {
        return example.cloud.events().events().stream()
                .filter(event -> event.detailType().equals("Step Functions Execution Status Change"))
                .toList();
    }
}
