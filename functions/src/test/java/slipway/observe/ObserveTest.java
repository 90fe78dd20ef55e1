package slipway.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.ALIAS;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.HOLD;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.ImportFailed;
import slipway.error.SilentFunction;
import slipway.error.TooManyErrors;
import slipway.fake.World;
import slipway.ledger.Hold;
import slipway.verify.LogRules;
import slipway.verify.Probe;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

@DisplayName("V4, R1: one look at a function after its change")
class ObserveTest {
    /** The deployment began at 10:00. */
    private static final Instant SINCE = Instant.parse("2026-01-01T10:02:20Z");

    private static final Instant MINUTE = Instant.parse("2026-01-01T10:03:00Z");
    private static final Map<String, String> WHOLE =
            Map.of("FunctionName", FUNCTION, "Resource", FUNCTION + ":" + ALIAS);
    private static final Map<String, String> NEW_VERSION =
            Map.of("FunctionName", FUNCTION, "Resource", FUNCTION + ":" + ALIAS, "ExecutedVersion", "2");
    private static final Probe HEALTH = new Probe(
            Probe.Kind.HEALTH,
            Optional.of(JsonNodeFactory.instance.objectNode().put("health", true)),
            Optional.empty(),
            "status = 'ok'");

    private final World world = new World();

    @BeforeEach
    void stage() {
        world.ledger().snapshot(HOLD, FUNCTION, World.BEFORE, World.AT);
        world.ledger().staged(HOLD, FUNCTION, "2");
    }

    private String look(int percent, boolean last, Probe... probes) {
        return look(percent, last, World.STRICT, probes);
    }

    private String look(int percent, boolean last, LogRules rules, Probe... probes) {
        look(HOLD, percent, last, rules, probes);
        return world.recorded("verifiedObserved").orElseThrow();
    }

    private void look(Hold hold, int percent, boolean last, LogRules rules, Probe... probes) {
        Observe.of(world, world.ledger())
                .run(new Observe.Input(
                        FUNCTION,
                        Optional.of(ALIAS),
                        List.of(probes),
                        rules,
                        percent,
                        SINCE,
                        SINCE.plusSeconds(300),
                        last,
                        5,
                        hold));
    }

    @Test
    void of_a_part_of_the_traffic_only_the_new_version_counts() {
        world.monitoring.invocations(WHOLE, MINUTE, 1_000, 900);
        world.monitoring.invocations(NEW_VERSION, MINUTE, 100, 1);
        String evidence = look(10, true);
        assertTrue(evidence.contains("1 of 100 invocations failed (1.00 %)"), evidence);
    }

    @Test
    void of_all_of_the_traffic_the_minute_of_the_shift_is_left_out() {
        world.monitoring.invocations(WHOLE, MINUTE.minusSeconds(60), 100, 100);
        world.monitoring.invocations(WHOLE, MINUTE, 50, 0);
        String evidence = look(100, true);
        assertTrue(evidence.contains("0 of 50 invocations failed"), evidence);
    }

    @Test
    void too_many_errors_are_told_with_their_numbers_and_those_of_the_past() {
        world.monitoring.invocations(WHOLE, Instant.parse("2026-01-01T09:30:00Z"), 200, 1);
        world.monitoring.invocations(NEW_VERSION, MINUTE, 100, 20);
        TooManyErrors found = assertThrows(TooManyErrors.class, () -> look(10, false));
        assertSays(found, FUNCTION, "version 2", "20 of 100", "0.50 % in the hour before", "allows 5 %");
    }

    @Test
    @DisplayName(
            "V4: the past ends where the deployment first came to the function, however long it had waited for that")
    void what_happened_while_a_deployment_waited_is_no_past() {
        Hold waited = new Hold("dev", "2025-12-31T10:00:00Z#run#0", 7);
        world.ledger().snapshot(waited, FUNCTION, World.BEFORE, World.AT);
        world.ledger().staged(waited, FUNCTION, "2");
        world.monitoring.invocations(WHOLE, Instant.parse("2025-12-31T09:30:00Z"), 200, 200);
        world.monitoring.invocations(WHOLE, Instant.parse("2026-01-01T09:30:00Z"), 200, 1);
        world.monitoring.invocations(NEW_VERSION, MINUTE, 100, 20);
        assertSays(
                assertThrows(TooManyErrors.class, () -> look(waited, 10, false, World.STRICT)),
                "0.50 % in the hour before");
    }

    @Test
    void no_traffic_is_unknown_and_answered_by_the_declared_payload() {
        world.aws.answers.add(InvokeResponse.builder()
                .executedVersion("2")
                .payload(SdkBytes.fromUtf8String("{\"status\":\"ok\"}"))
                .build());
        String evidence = look(10, false, HEALTH);
        assertTrue(evidence.contains("unknown: 0 invocation(s)"), evidence);
        assertTrue(evidence.contains("answered as `status = 'ok'` expects"), evidence);
        assertEquals("2", world.aws.invocations.getFirst().qualifier());
    }

    @Test
    void a_function_without_payload_is_never_invoked() {
        String evidence = look(10, true);
        assertTrue(evidence.contains("NOT_VERIFIED") && evidence.contains("no payload"), evidence);
        assertEquals(List.of(), world.aws.invocations);
    }

    @Test
    void an_import_error_in_the_new_versions_log_is_evidence_and_one_in_the_olds_is_not() {
        String line = "[ERROR] Runtime.ImportModuleError: Unable to import module 'app'";
        world.logGroups.streams.put("2026/01/01/[1]abc", List.of(line));
        look(10, false);
        world.logGroups.streams.put("2026/01/01/[2]def", List.of(line));
        assertSays(assertThrows(ImportFailed.class, () -> look(10, false)), FUNCTION, "Runtime.ImportModuleError");
        String lenient = look(10, false, new LogRules(false, true));
        assertTrue(lenient.contains("Runtime.ImportModuleError in its log: not undone"), lenient);
    }

    @Test
    void a_log_that_is_somewhere_else_is_not_said_to_be_searched() {
        world.calls.before("filterLogEvents /aws/lambda/" + FUNCTION, () -> {
            throw ResourceNotFoundException.builder().build();
        });
        String evidence = look(10, false);
        assertTrue(evidence.contains("there is no log group /aws/lambda/" + FUNCTION), evidence);
        assertFalse(evidence.contains("no import error"), evidence);
    }

    @Test
    void silence_is_judged_by_the_last_look() {
        world.monitoring.invocations(NEW_VERSION, MINUTE, 1, 0);
        world.logGroups.streams.put(
                "2026/01/01/[2]def",
                List.of("START RequestId: 1 Version: 2", "END RequestId: 1", "REPORT RequestId: 1 Duration: 3 ms"));
        look(10, false);
        assertSays(assertThrows(SilentFunction.class, () -> look(10, true)), FUNCTION);
        String lenient = look(10, true, new LogRules(true, false));
        assertTrue(lenient.contains("only the platform's lines when users called it: not undone"), lenient);
    }
}
