package slipway.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.ALIAS;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.NEW;
import static slipway.fake.World.OLD;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.FunctionNotReady;
import slipway.error.LockLost;
import slipway.error.RestoreFailed;
import slipway.error.Unhealthy;
import slipway.fake.World;
import slipway.ledger.Hold;
import slipway.step.Json;
import slipway.verify.LogRules;
import slipway.verify.Probe;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

@DisplayName("R5: a function could go back to a release")
class DrillFunctionTest {
    private static final Hold DRILL = new Hold("dev", World.HOLD.deployment(), 0);
    private static final Probe HEALTH = new Probe(
            Probe.Kind.HEALTH,
            Optional.of(Json.MAPPER.createObjectNode().put("health", true)),
            Optional.empty(),
            "status = 'ok'");

    private final World world = new World();

    @BeforeEach
    void the_new_image_is_live() {
        world.function.code = NEW;
        world.function.versions.put(2, NEW);
    }

    private DrillFunction.Output drill(Optional<String> alias, Probe... probes) {
        return new DrillFunction(world.lambda(), world.http(), world.ledger())
                .run(new DrillFunction.Input(FUNCTION, alias, OLD, List.of(probes), new LogRules(true, true), DRILL));
    }

    private void answer(String payload) {
        world.aws.answers.add(InvokeResponse.builder()
                .executedVersion("1")
                .payload(SdkBytes.fromUtf8String(payload))
                .build());
    }

    private Rollback.Output tryRollback() {
        return new Rollback(world.lambda(), world.ledger())
                .run(new Rollback.Input(FUNCTION, Rollback.Part.DRY_RUN, false, DRILL));
    }

    @Test
    void its_kept_version_answers_by_its_number() {
        answer("{\"status\": \"ok\"}");
        assertTrue(drill(Optional.of(ALIAS), HEALTH).healthy());
        assertEquals("1", world.aws.invocations.getFirst().qualifier());
        assertTrue(world.recorded("verifiedDrilled").orElseThrow().contains("version 1 answered"));
        assertEquals(List.of(), world.calls.changes());
    }

    @Test
    void a_wrong_answer_is_named() {
        answer("{\"status\": \"down\"}");
        assertSays(assertThrows(Unhealthy.class, () -> drill(Optional.of(ALIAS), HEALTH)), FUNCTION + " version 1");
    }

    @Test
    void without_a_health_call_nothing_shows_that_it_answers() {
        Probe test = new Probe(Probe.Kind.TEST, HEALTH.payload(), Optional.empty(), "true");
        Probe http = new Probe(Probe.Kind.HEALTH, Optional.empty(), Optional.of("https://x.example/health"), "true");
        assertFalse(drill(Optional.of(ALIAS), test, http).healthy());
        assertTrue(world.aws.invocations.isEmpty());
        assertTrue(world.recorded("verifiedDrilled").orElseThrow().contains("declares no health call with a payload"));
    }

    @Test
    void an_alias_needs_a_version_to_go_back_to() {
        world.function.versions.remove(1);
        assertSays(
                assertThrows(FunctionNotReady.class, () -> drill(Optional.of(ALIAS), HEALTH)),
                FUNCTION + " keeps no version of " + OLD.digest());
    }

    @Test
    void a_function_without_alias_goes_back_by_its_code_alone() {
        world.function.versions.remove(1);
        assertFalse(drill(Optional.empty(), HEALTH).healthy());
        assertEquals(Optional.of(OLD.toString()), world.recorded("latestBefore"));
    }

    @Test
    void a_dry_run_asks_for_traffic_and_code_and_changes_neither() {
        drill(Optional.of(ALIAS));
        assertFalse(tryRollback().changed());
        assertEquals(List.of("updateAlias live 1", "updateFunctionCode " + OLD + " dry"), world.calls.changes());
        assertEquals(NEW, world.function.code);
        assertEquals(1, world.function.alias(ALIAS).revision());
    }

    @Test
    void an_alias_that_may_not_be_moved_is_told() {
        drill(Optional.of(ALIAS));
        world.calls.before("updateAlias live 1", () -> {
            throw LambdaException.builder().statusCode(403).build();
        });
        assertEquals(403, assertThrows(LambdaException.class, this::tryRollback).statusCode());
    }

    @Test
    void an_image_that_aws_does_not_take_is_told() {
        drill(Optional.empty());
        world.calls.before("updateFunctionCode " + OLD + " dry", () -> {
            throw InvalidParameterValueException.builder()
                    .message("Source image does not exist")
                    .build();
        });
        assertSays(assertThrows(RestoreFailed.class, this::tryRollback), FUNCTION + " cannot go back to " + OLD);
    }

    /** No lock ever has the fence of a drill: were its records ever restored, it would stop at the first change. */
    @Test
    void under_the_fence_of_a_drill_nothing_can_be_changed() {
        drill(Optional.of(ALIAS));
        Rollback rollback = new Rollback(world.lambda(), world.ledger());
        assertThrows(
                LockLost.class, () -> rollback.run(new Rollback.Input(FUNCTION, Rollback.Part.CODE, false, DRILL)));
        assertEquals(List.of(), world.calls.changes());
    }
}
