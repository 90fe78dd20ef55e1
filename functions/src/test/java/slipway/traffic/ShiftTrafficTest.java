package slipway.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.ALIAS;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.Busy;
import slipway.error.LockLost;
import slipway.error.UpdateOverwritten;
import slipway.fake.FakeFunction;
import slipway.fake.World;
import slipway.step.AwsErrors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;

@DisplayName("P7: traffic moves by one call, under the lock and the alias's revision")
class ShiftTrafficTest {
    private final World world = new World();

    @BeforeEach
    void stage() {
        world.function.versions.put(2, NEW);
        world.ledger().staged(HOLD, FUNCTION, "2");
    }

    private boolean shift() {
        ShiftTraffic.Output output =
                new ShiftTraffic(world.lambda(), world.ledger()).run(new ShiftTraffic.Input(FUNCTION, ALIAS, HOLD));
        assertEquals("2", output.version());
        return output.changed();
    }

    private FakeFunction.Pointer alias() {
        return world.function.alias(ALIAS);
    }

    @Test
    void the_alias_is_read_then_the_lock_then_the_alias_moves() {
        assertTrue(shift());
        assertEquals("2", alias().version());
        assertEquals(
                List.of("getItem function#" + FUNCTION, "getAlias live", "getItem lock", "updateAlias live 2"),
                world.calls.made().subList(1, 5));
    }

    @Test
    void a_repeated_step_changes_nothing() {
        shift();
        assertFalse(shift());
        assertEquals(List.of("updateAlias live 2"), world.calls.changes());
    }

    @Test
    void a_shift_whose_answer_was_lost_is_found_done() {
        world.calls.after("updateAlias live 2", () -> {
            throw SdkClientException.create("Read timed out");
        });
        assertThrows(SdkClientException.class, this::shift);
        assertFalse(shift());
        assertEquals("2", alias().version());
    }

    @Test
    void a_split_that_another_tool_left_behind_is_ended() {
        world.function.aliases.put(ALIAS, new FakeFunction.Pointer("2", Map.of("1", 0.5), 4));
        assertTrue(shift());
        assertEquals(Map.of(), alias().weights());
    }

    @Test
    @DisplayName("T5: a lost lock leaves the traffic where it is")
    void a_lost_lock_leaves_the_traffic() {
        world.takeOver();
        assertThrows(LockLost.class, this::shift);
        assertEquals("1", alias().version());
        assertEquals(List.of(), world.calls.changes());
    }

    @Test
    @DisplayName("T5: whoever lost the lock after looking loses the race by the alias's revision")
    void a_rival_between_the_lock_and_the_change_wins() {
        world.calls.after("getItem lock", () -> {
            world.takeOver();
            world.function.aliases.put(ALIAS, new FakeFunction.Pointer("1", Map.of(), 2));
        });
        PreconditionFailedException stale = assertThrows(PreconditionFailedException.class, this::shift);
        assertEquals(Busy.class, AwsErrors.translate(stale).getClass());
        assertEquals("1", alias().version());
    }

    @Test
    void without_a_staged_version_the_traffic_stays() {
        World empty = new World();
        ShiftTraffic step = new ShiftTraffic(empty.lambda(), empty.ledger());
        UpdateOverwritten lost =
                assertThrows(UpdateOverwritten.class, () -> step.run(new ShiftTraffic.Input(FUNCTION, ALIAS, HOLD)));
        assertSays(lost, FUNCTION);
        assertEquals(List.of(), empty.calls.changes());
    }
}
