package slipway.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.ALIAS;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;
import static slipway.fake.World.OLD;
import static slipway.fake.World.RIVAL;
import static slipway.rollback.Rollback.Part.CODE;
import static slipway.rollback.Rollback.Part.TRAFFIC;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slipway.error.LockLost;
import slipway.error.NotYetUpdated;
import slipway.error.RestoreFailed;
import slipway.fake.FakeFunction;
import slipway.fake.World;
import slipway.ledger.Hold;
import slipway.ledger.Snapshot;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;

@DisplayName("R2: every function that was touched is put back to what its snapshot says")
class RollbackTest {
    private static final String RESTORE = "updateFunctionCode " + OLD;
    private final World world = new World();

    /** The deployment came as far as live: the new image serves, by the alias or by itself; and nobody moved the alias since. */
    private void deployed(Optional<String> alias) {
        world.ledger()
                .snapshot(HOLD, FUNCTION, new Snapshot(alias, alias.map(_ -> "alias-1"), "1", OLD, OLD), World.AT);
        world.function.code = NEW;
        world.function.versions.put(2, NEW);
        world.function.aliases.put(ALIAS, new FakeFunction.Pointer("2", Map.of(), 2));
        if (alias.isPresent()) {
            world.ledger().shifting(HOLD, FUNCTION);
            world.ledger().shifted(HOLD, FUNCTION, "alias-2");
        }
    }

    private Rollback.Output restore(Rollback.Part part) {
        return new Rollback(world.lambda(), world.ledger()).run(new Rollback.Input(FUNCTION, part, true, HOLD));
    }

    @Test
    @DisplayName("R3: traffic goes back by one call")
    void traffic_goes_back_by_one_call() {
        deployed(Optional.of(ALIAS));
        Rollback.Output output = restore(TRAFFIC);
        assertTrue(output.known() && output.changed());
        assertEquals(Optional.of(OLD.digest()), output.live());
        assertEquals("1", world.function.alias(ALIAS).version());
        assertEquals(List.of("updateAlias live 1"), world.calls.changes());
        assertFalse(world.calls.made().contains("getAlias live"), "the write path reads nothing of the control plane");
    }

    @Test
    void traffic_that_was_never_moved_is_not_looked_at() {
        world.ledger().snapshot(HOLD, FUNCTION, World.BEFORE, World.AT);
        assertFalse(restore(TRAFFIC).changed());
        assertFalse(world.calls.made().stream().anyMatch(call -> call.contains("Alias")), world.calls.made()::toString);
    }

    @Test
    void traffic_goes_back_when_the_answer_of_the_shift_was_lost() {
        deployed(Optional.of(ALIAS));
        world.function.aliases.put(ALIAS, new FakeFunction.Pointer("2", Map.of(), 3));
        assertTrue(restore(TRAFFIC).changed());
        assertEquals("1", world.function.alias(ALIAS).version());
        assertTrue(world.calls.made().contains("getAlias live"));
    }

    @Test
    void traffic_that_may_not_be_moved_and_never_was_is_found_where_it_was() {
        world.ledger().snapshot(HOLD, FUNCTION, World.BEFORE, World.AT);
        world.ledger().shifting(HOLD, FUNCTION);
        world.calls.before("updateAlias live 1", () -> {
            throw LambdaException.builder().statusCode(403).build();
        });
        assertFalse(restore(TRAFFIC).changed());
        assertEquals("1", world.function.alias(ALIAS).version());
    }

    @Test
    void traffic_whose_restoring_went_unanswered_is_found_back() {
        deployed(Optional.of(ALIAS));
        world.calls.after("updateAlias live 1", () -> {
            throw SdkClientException.create("Read timed out");
        });
        assertThrows(SdkClientException.class, () -> restore(TRAFFIC));
        assertFalse(restore(TRAFFIC).changed());
        assertEquals("1", world.function.alias(ALIAS).version());
        assertEquals(Optional.of("restored"), world.recorded("traffic"));
    }

    @Test
    void code_goes_back_after_it_was_read_and_the_lock_was_checked() {
        deployed(Optional.of(ALIAS));
        assertTrue(restore(CODE).changed());
        assertEquals(OLD, world.function.code);
        List<String> made = world.calls.made();
        assertEquals(
                List.of("getFunction $LATEST", "getItem lock", RESTORE), made.subList(made.size() - 3, made.size()));
    }

    @Test
    void code_goes_back_to_what_latest_was_made_of_which_need_not_be_what_served() {
        world.ledger()
                .snapshot(
                        HOLD,
                        FUNCTION,
                        new Snapshot(Optional.of(ALIAS), Optional.of("alias-1"), "1", OLD, RIVAL),
                        World.AT);
        world.function.code = NEW;
        Rollback.Output output = restore(CODE);
        assertEquals(RIVAL, world.function.code);
        assertEquals(Optional.of(OLD.digest()), output.live());
        assertEquals(Optional.of(RIVAL.digest()), output.latest());
    }

    @Test
    void a_function_without_alias_has_no_traffic_of_its_own_to_put_back() {
        deployed(Optional.empty());
        assertFalse(restore(TRAFFIC).changed());
        assertEquals(List.of(), world.calls.changes());
        assertTrue(restore(CODE).changed());
    }

    @ParameterizedTest
    @EnumSource
    void a_function_that_the_deployment_never_came_to_is_left_alone(Rollback.Part part) {
        world.function.code = NEW;
        Rollback.Output output = restore(part);
        assertFalse(output.known() || output.changed());
        assertEquals(List.of(), world.calls.changes());
    }

    @ParameterizedTest
    @EnumSource(names = {"TRAFFIC", "CODE"})
    void a_repeated_step_changes_nothing(Rollback.Part part) {
        deployed(Optional.of(ALIAS));
        restore(part);
        world.function.settle();
        int changes = world.calls.changes().size();
        assertFalse(restore(part).changed());
        assertEquals(changes, world.calls.changes().size());
    }

    @Test
    @DisplayName("R2: an update that is still under way is waited out, for it would land on top of the old code")
    void an_update_under_way_is_waited_out() {
        deployed(Optional.of(ALIAS));
        world.function.updateStatus = Optional.of("InProgress");
        assertThrows(NotYetUpdated.class, () -> restore(CODE));
        assertEquals(List.of(), world.calls.changes());
    }

    @Test
    void a_restore_whose_answer_was_lost_is_waited_for_and_found_done() {
        deployed(Optional.of(ALIAS));
        world.calls.after(RESTORE, () -> {
            throw SdkClientException.create("Read timed out");
        });
        assertThrows(SdkClientException.class, () -> restore(CODE));
        assertThrows(NotYetUpdated.class, () -> restore(CODE));
        world.function.settle();
        assertFalse(restore(CODE).changed());
    }

    @Test
    @DisplayName("R1: a failed update leaves the old digest with a failed status, and is cleared by putting it back")
    void a_failed_update_is_cleared() {
        deployed(Optional.of(ALIAS));
        world.function.code = OLD;
        world.function.updateStatus = Optional.of("Failed");
        assertTrue(restore(CODE).changed());
    }

    @ParameterizedTest
    @EnumSource(names = {"TRAFFIC", "CODE"})
    @DisplayName("T5: a lost lock leaves everything where it is")
    void a_lost_lock_leaves_everything(Rollback.Part part) {
        deployed(Optional.of(ALIAS));
        world.takeOver();
        assertThrows(LockLost.class, () -> restore(part));
        assertEquals(List.of(), world.calls.changes());
    }

    @Test
    void a_rival_between_the_lock_and_the_change_wins() {
        deployed(Optional.of(ALIAS));
        world.calls.after("getItem lock", world.function::touch);
        assertThrows(PreconditionFailedException.class, () -> restore(CODE));
        assertEquals(NEW, world.function.code);
    }

    @Test
    @DisplayName("R4: an image that is gone is named, with what to do")
    void an_image_that_is_gone_is_named() {
        deployed(Optional.of(ALIAS));
        world.calls.before(RESTORE, () -> {
            throw InvalidParameterValueException.builder()
                    .message("Source image does not exist")
                    .build();
        });
        RestoreFailed failed = assertThrows(RestoreFailed.class, () -> restore(CODE));
        assertSays(failed, FUNCTION);
        assertSays(failed, OLD.toString());
        assertSays(failed, "then redrive");
    }

    @Test
    @DisplayName("T3: a recovery works from another deployment's records under its own fence")
    void a_recovery_works_from_the_records_of_the_deployment_that_died() {
        deployed(Optional.of(ALIAS));
        world.takeOver();
        Hold recovery = new Hold(HOLD.environment(), HOLD.deployment(), 8);
        Rollback step = new Rollback(world.lambda(), world.ledger());
        assertTrue(
                step.run(new Rollback.Input(FUNCTION, TRAFFIC, true, recovery)).changed());
        assertTrue(step.run(new Rollback.Input(FUNCTION, CODE, true, recovery)).changed());
    }
}
