package slipway.conclude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import slipway.error.Refused;
import slipway.error.RollbackFailed;
import slipway.error.RolledBack;
import slipway.error.TakenOver;
import slipway.error.Verdict;
import slipway.step.Json;

@DisplayName("T3: an execution ends truthfully, and a redrive of one that has ended tries once more")
class ConcludeTest {
    private static final Optional<Reason> REASON = Optional.of(
            new Reason("slipway.error.ImportFailed", Optional.of("worker cannot load its code. Push a new one.")));

    private static Conclude.Input input(Outcome outcome, int attempt, int redriveCount, Optional<Reason> reason) {
        return new Conclude.Input(
                outcome,
                attempt,
                redriveCount,
                "dev",
                "2026-01-01T10:00:00Z#run#0",
                Optional.of("sha256:b"),
                reason,
                Optional.empty());
    }

    private static Conclude.Output conclude(Outcome outcome, int attempt, int redriveCount) {
        return new Conclude().run(input(outcome, attempt, redriveCount, REASON));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEPLOYED", "ALREADY_DEPLOYED", "IGNORED", "RESTORED", "DRILLED"})
    void a_success_is_answered(Outcome outcome) {
        Conclude.Output output = conclude(outcome, 0, 0);
        assertFalse(output.again());
        assertEquals(outcome, output.outcome());
        assertEquals(REASON, output.reason());
        assertTrue(outcome.isSuccess());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "ROLLED_BACK", "ROLLBACK_FAILED", "TAKEN_OVER"})
    void a_failure_fails_the_execution_by_its_name(Outcome outcome) {
        Class<? extends Verdict> named = switch (outcome) {
            case REFUSED -> Refused.class;
            case ROLLED_BACK -> RolledBack.class;
            case ROLLBACK_FAILED -> RollbackFailed.class;
            default -> TakenOver.class;
        };
        Verdict verdict = assertThrows(named, () -> conclude(outcome, 0, 0));
        assertSays(verdict, outcome + ": sha256:b in dev", "ImportFailed: worker cannot load its code");
        assertFalse(outcome.isSuccess());
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, Nothing was changed",
        "ROLLED_BACK, Every function runs what it ran before",
        "ROLLBACK_FAILED, deployment#dev#2026-01-01T10:00:00Z#run#0",
        "ROLLBACK_FAILED, stays locked until a redrive",
        "TAKEN_OVER, Another execution took the lock"
    })
    @DisplayName("R4: the message says what became of the functions, and what to do")
    void the_message_says_what_became_of_the_functions(Outcome outcome, String words) {
        assertSays(assertThrows(Verdict.class, () -> conclude(outcome, 0, 0)), words);
    }

    @Test
    void the_message_ends_as_the_cause_does() {
        Verdict verdict = assertThrows(Verdict.class, () -> conclude(Outcome.REFUSED, 0, 0));
        assertTrue(verdict.toString().endsWith("Push a new one."), verdict::toString);
    }

    @Test
    void a_failure_without_digest_reason_or_cause_is_told_all_the_same() {
        Conclude.Input bare = new Conclude.Input(
                Outcome.REFUSED, 0, 0, "dev", "d", Optional.empty(), Optional.empty(), Optional.empty());
        Verdict verdict = assertThrows(Refused.class, () -> new Conclude().run(bare));
        assertEquals(
                "REFUSED: dev. Nothing was changed; mend the cause and redrive, or push anew.", verdict.getMessage());
        Optional<Reason> causeless = Optional.of(new Reason("States.Timeout", Optional.empty()));
        verdict = assertThrows(Refused.class, () -> new Conclude().run(input(Outcome.REFUSED, 0, 0, causeless)));
        assertSays(verdict, " States.Timeout.");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "ROLLED_BACK", "ROLLBACK_FAILED", "TAKEN_OVER"})
    void a_redrive_of_an_execution_that_failed_answers_again(Outcome outcome) {
        assertTrue(conclude(outcome, 0, 1).again());
        assertTrue(conclude(outcome, 1, 3).again());
    }

    @ParameterizedTest
    @EnumSource(names = {"DEPLOYED", "ALREADY_DEPLOYED", "IGNORED", "RESTORED"})
    @DisplayName("T3: a success stands, wherever the redrive began that led to it")
    void a_success_stands_wherever_the_redrive_began(Outcome outcome) {
        assertFalse(conclude(outcome, 0, 1).again());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "ROLLED_BACK", "ROLLBACK_FAILED", "TAKEN_OVER"})
    void an_outcome_is_known_again_by_the_error_that_it_failed_with(Outcome outcome) {
        Verdict verdict = assertThrows(Verdict.class, () -> conclude(outcome, 0, 0));
        assertEquals(Optional.of(outcome), Outcome.ofError(verdict.getClass().getName()));
        assertEquals(Optional.empty(), Outcome.ofError("States.Timeout"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1"})
    @DisplayName("T3: the attempt of the redrive itself concludes, and does not loop")
    void an_attempt_that_belongs_to_the_redrive_concludes(int attempt, int redriveCount) {
        assertThrows(RolledBack.class, () -> conclude(Outcome.ROLLED_BACK, attempt, redriveCount));
    }

    @Test
    void the_answer_has_the_members_that_the_machine_reads() {
        JsonNode answer = Json.MAPPER.valueToTree(conclude(Outcome.ROLLED_BACK, 0, 1));
        assertTrue(answer.path("again").booleanValue());
        assertEquals("ROLLED_BACK", answer.path("outcome").textValue());
        assertEquals(
                "slipway.error.ImportFailed",
                answer.path("reason").path("error").textValue());
        assertTrue(answer.path("firstRun").isNull());
    }
}
