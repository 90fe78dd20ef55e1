package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.contract.aws.AwsErrors.assertRefused;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** What Slipway relies on of Step Functions: starting once under a name, describing, stopping, and how executions end. */
abstract class StepFunctionsContract {
    private static final String ECHO = "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"Echo\",\"States\":{"
            + "\"Echo\":{\"Type\":\"Pass\",\"Output\":{\"seen\":\"{% $states.input %}\"},\"End\":true}}}";
    private static final String FAIL = "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"Refuse\",\"States\":{"
            + "\"Refuse\":{\"Type\":\"Fail\",\"Error\":\"Refused\",\"Cause\":\"{% 'not ' & $states.input.what %}\"}}}";

    private final Aws aws;

    StepFunctionsContract(Aws aws) {
        this.aws = aws;
    }

    static String waiting(Duration duration) {
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"Wait\",\"States\":{"
                + "\"Wait\":{\"Type\":\"Wait\",\"Seconds\":" + duration.toSeconds() + ",\"End\":true}}}";
    }

    private StartExecutionResponse start(String machine, String name, String input) {
        return aws.sfn()
                .startExecution(it -> it.stateMachineArn(machine).name(name).input(input));
    }

    private DescribeExecutionResponse describe(String arn) {
        return aws.sfn().describeExecution(it -> it.executionArn(arn));
    }

    private DescribeExecutionResponse ended(String arn) {
        aws.awaitThat(arn + " has ended", () -> describe(arn).status() != ExecutionStatus.RUNNING);
        return describe(arn);
    }

    @Test
    void an_execution_that_succeeds_has_its_output() {
        String machine = aws.createMachine(ECHO);
        DescribeExecutionResponse found =
                ended(start(machine, "one", "{\"a\":1}").executionArn());
        assertEquals(ExecutionStatus.SUCCEEDED, found.status());
        assertEquals("{\"seen\":{\"a\":1}}", found.output());
        assertEquals("{\"a\":1}", found.input());
        assertEquals("one", found.name());
        assertEquals(machine, found.stateMachineArn());
        assertNotNull(found.stopDate());
        assertNull(found.error());
    }

    @Test
    void an_execution_that_fails_has_its_error_and_cause() {
        String machine = aws.createMachine(FAIL);
        DescribeExecutionResponse found =
                ended(start(machine, "one", "{\"what\":\"this\"}").executionArn());
        assertEquals(ExecutionStatus.FAILED, found.status());
        assertEquals("Refused", found.error());
        assertEquals("not this", found.cause());
        assertNull(found.output());
    }

    @Test
    void an_execution_is_named_in_its_arn() {
        String machine = aws.createMachine(ECHO);
        String arn = start(machine, "one", "{}").executionArn();
        assertEquals(machine.replace(":stateMachine:", ":execution:") + ":one", arn);
    }

    @Test
    void an_execution_without_name_gets_one() {
        String machine = aws.createMachine(ECHO);
        String arn = aws.sfn().startExecution(it -> it.stateMachineArn(machine)).executionArn();
        assertEquals("{}", describe(arn).input());
        assertTrue(describe(arn).name().length() >= 36, describe(arn)::name);
    }

    @Test
    void starting_again_under_the_same_name_is_the_same_execution_while_it_runs() {
        String machine = aws.createMachine(waiting(Duration.ofMinutes(5)));
        StartExecutionResponse first = start(machine, "one", "{\"a\":1}");
        assertEquals(first.executionArn(), start(machine, "one", "{\"a\":1}").executionArn());
        assertEquals(1, executions(machine, null).size());
        assertRefused(
                ExecutionAlreadyExistsException.class,
                "ExecutionAlreadyExists",
                400,
                () -> start(machine, "one", "{\"a\":2}"));
        stop(first.executionArn());
    }

    @Test
    void a_name_is_not_used_again_once_its_execution_has_ended() {
        String machine = aws.createMachine(ECHO);
        ended(start(machine, "one", "{}").executionArn());
        assertRefused(
                ExecutionAlreadyExistsException.class,
                "ExecutionAlreadyExists",
                400,
                () -> start(machine, "one", "{}"));
    }

    private void stop(String arn) {
        aws.sfn().stopExecution(it -> it.executionArn(arn).error("Stopped").cause("by a person"));
    }

    @Test
    void an_execution_that_is_stopped_is_aborted() {
        String machine = aws.createMachine(waiting(Duration.ofMinutes(5)));
        String arn = start(machine, "one", "{}").executionArn();
        assertEquals(ExecutionStatus.RUNNING, describe(arn).status());
        assertNull(describe(arn).stopDate());
        stop(arn);
        DescribeExecutionResponse found = ended(arn);
        assertEquals(ExecutionStatus.ABORTED, found.status());
        assertNotNull(found.stopDate());
        assertNull(found.output());
    }

    @Test
    void stopping_what_has_ended_changes_nothing() {
        String machine = aws.createMachine(ECHO);
        String arn = start(machine, "one", "{}").executionArn();
        ended(arn);
        stop(arn);
        assertEquals(ExecutionStatus.SUCCEEDED, describe(arn).status());
        assertNull(describe(arn).error());
    }

    @Test
    void an_execution_times_out_by_its_definition() {
        String machine =
                aws.createMachine(waiting(Duration.ofMinutes(5)).replaceFirst("\\{", "{\"TimeoutSeconds\":2,"));
        DescribeExecutionResponse found = ended(start(machine, "one", "{}").executionArn());
        assertEquals(ExecutionStatus.TIMED_OUT, found.status());
        assertNull(found.output());
    }

    @Test
    void executions_are_listed_newest_first_and_by_status() {
        String machine = aws.createMachine(ECHO);
        String first = start(machine, "one", "{}").executionArn();
        ended(first);
        aws.pass(Duration.ofSeconds(1));
        String second = start(machine, "two", "{}").executionArn();
        ended(second);
        assertEquals(List.of(second, first), executions(machine, ExecutionStatus.SUCCEEDED));
        assertEquals(List.of(), executions(machine, ExecutionStatus.RUNNING));
    }

    private List<String> executions(String machine, @Nullable ExecutionStatus status) {
        return aws.sfn().listExecutions(it -> it.stateMachineArn(machine).statusFilter(status)).executions().stream()
                .map(ExecutionListItem::executionArn)
                .toList();
    }

    @Test
    void a_machine_describes_the_definition_it_was_given() {
        String machine = aws.createMachine(ECHO);
        DescribeStateMachineResponse found = aws.sfn().describeStateMachine(it -> it.stateMachineArn(machine));
        assertEquals(ECHO, found.definition());
        assertEquals("STANDARD", found.typeAsString());
        assertEquals("ACTIVE", found.statusAsString());
    }

    @Test
    void what_is_not_there_is_named() {
        String machine = aws.createMachine(ECHO);
        assertRefused(
                StateMachineDoesNotExistException.class,
                "StateMachineDoesNotExist",
                400,
                () -> start(machine + "-none", "one", "{}"));
        assertRefused(
                StateMachineDoesNotExistException.class,
                "StateMachineDoesNotExist",
                400,
                () -> aws.sfn().describeStateMachine(it -> it.stateMachineArn(machine + "-none")));
        assertRefused(
                ExecutionDoesNotExistException.class,
                "ExecutionDoesNotExist",
                400,
                () -> describe(machine.replace(":stateMachine:", ":execution:") + ":none"));
    }

    @Test
    void an_input_that_is_no_json_and_a_name_with_a_blank_are_refused() throws Throwable {
        String machine = aws.createMachine(ECHO);
        assertRefused(
                InvalidExecutionInputException.class,
                "InvalidExecutionInput",
                400,
                () -> start(machine, "one", "{broken"));
        aws.holds(
                Difference.NAMES_MAY_HAVE_BLANKS,
                () -> assertRefused(
                        InvalidNameException.class, "InvalidName", 400, () -> start(machine, "two words", "{}")));
    }
}
