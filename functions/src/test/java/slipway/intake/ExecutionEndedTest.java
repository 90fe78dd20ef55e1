package slipway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;
import static slipway.intake.Inputs.EXECUTION;
import static slipway.intake.Inputs.MACHINE;
import static slipway.intake.Inputs.ended;
import static slipway.intake.Inputs.take;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.error.InvalidRequest;

@DisplayName("R1, T5: the end of an execution, as Step Functions tells it")
class ExecutionEndedTest {
    @ParameterizedTest
    @CsvSource({
        "FAILED, RECOVER",
        "ABORTED, RECOVER",
        "TIMED_OUT, RECOVER",
        "RUNNING, IGNORE",
        "SUCCEEDED, IGNORE",
        "PENDING_REDRIVE, IGNORE",
        "'', IGNORE"
    })
    void only_an_execution_that_ended_badly_is_recovered(String status, Action action) {
        assertEquals(action, take(ended(MACHINE, status)).action());
    }

    @Test
    void the_recovery_names_the_execution_and_why() {
        Intake.Output request = take(ended(MACHINE, "ABORTED"));
        assertEquals(Optional.of(EXECUTION), request.execution());
        assertEquals("the execution ended ABORTED", request.why());
        assertEquals(By.EVENT, request.by());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:us-west-2:123456789012:stateMachine:dr-daily-report-precompute-dev",
                "arn:aws:states:us-west-2:123456789012:stateMachine:slipway-dr-daily-report-dev2",
                "arn:aws:states:us-west-2:123456789012:stateMachine:slipway-dr-daily-report-stg",
                ""
            })
    void another_machines_execution_is_ignored(String machine) {
        assertEquals(Action.IGNORE, take(ended(machine, "FAILED")).action());
    }

    @Test
    void an_end_that_names_no_execution_is_refused() {
        String event = ended(MACHINE, "FAILED").replace("\"executionArn\"", "\"execution\"");
        assertSays(assertThrows(InvalidRequest.class, () -> take(event)), "detail.executionArn");
    }

    @Test
    @DisplayName("T3: a redriven recovery is still the event's")
    void a_redriven_recovery_stays_as_it_is() {
        assertEquals(By.EVENT, take(ended(MACHINE, "FAILED"), true).by());
    }

    @Test
    void an_event_of_another_source_is_ignored() {
        assertEquals(
                Action.IGNORE,
                take(ended(MACHINE, "FAILED").replace("aws.states", "aws.lambda"))
                        .action());
    }

    @Test
    void an_event_without_a_source_is_refused() {
        String event = ended(MACHINE, "FAILED").replace("\"source\"", "\"origin\"");
        assertSays(assertThrows(InvalidRequest.class, () -> take(event)), "source");
    }
}
