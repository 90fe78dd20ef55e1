package slipway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;
import static slipway.intake.Inputs.EXECUTION;
import static slipway.intake.Inputs.ecr;
import static slipway.intake.Inputs.ended;
import static slipway.intake.Inputs.take;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.error.InvalidRequest;

@DisplayName("R1, T5: the end of an execution, as the recovery rule tells it")
class ExecutionEndedTest {
    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "ABORTED", "TIMED_OUT"})
    void the_recovery_names_the_execution_and_why(String status) {
        Intake.Output request = take(ended(status));
        assertEquals(Action.RECOVER, request.action());
        assertEquals(Optional.of(EXECUTION), request.execution());
        assertEquals("the execution ended " + status, request.why());
        assertEquals(By.EVENT, request.by());
    }

    @Test
    void an_operators_recovery_is_told_from_the_rules() {
        Intake.Output request = take("{\"action\": \"recover\", \"reason\": \"it hangs\"}");
        assertEquals(By.OPERATOR, request.by());
        assertEquals("it hangs", request.why());
        assertEquals(Optional.empty(), request.execution());
    }

    @Test
    void an_end_that_names_no_execution_is_refused() {
        assertSays(
                assertThrows(InvalidRequest.class, () -> take("{\"action\": \"recover\", \"status\": \"FAILED\"}")),
                "execution");
    }

    @Test
    @DisplayName("T3: a redriven recovery is still the event's")
    void a_redriven_recovery_stays_as_it_is() {
        assertEquals(By.EVENT, take(ended("FAILED"), true).by());
    }

    @Test
    void an_event_of_another_source_is_ignored() {
        assertEquals(
                Action.IGNORE, take(ecr("{}").replace("aws.ecr", "aws.lambda")).action());
    }

    @Test
    void an_event_without_a_source_is_refused() {
        assertSays(
                assertThrows(InvalidRequest.class, () -> take(ecr("{}").replace("\"source\"", "\"origin\""))),
                "source");
    }
}
