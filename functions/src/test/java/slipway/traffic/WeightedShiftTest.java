package slipway.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.World.ALIAS;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.LockLost;
import slipway.error.UpdateOverwritten;
import slipway.fake.FakeFunction;
import slipway.fake.World;
import slipway.rollback.Rollback;
import software.amazon.awssdk.core.exception.SdkClientException;

@DisplayName("P7, R3: a part of the traffic moves by one call, and comes back by one")
class WeightedShiftTest {
    private final World world = new World();

    @BeforeEach
    void stage() {
        world.function.versions.put(2, NEW);
        world.ledger().snapshot(HOLD, FUNCTION, World.BEFORE, World.AT);
        world.ledger().staged(HOLD, FUNCTION, "2");
    }

    private boolean shift(int percent) {
        return new ShiftTraffic(world.lambda(), world.ledger())
                .run(new ShiftTraffic.Input(FUNCTION, ALIAS, percent, HOLD))
                .changed();
    }

    private FakeFunction.Pointer alias() {
        return world.function.alias(ALIAS);
    }

    @Test
    void the_old_version_stays_and_the_new_one_gets_its_part() {
        assertTrue(shift(10));
        assertEquals(new FakeFunction.Pointer("1", Map.of("2", 0.1), 2), alias());
        assertFalse(world.calls.made().contains("getAlias live"));
    }

    @Test
    void each_step_goes_on_from_the_one_before_and_is_one_call() {
        shift(10);
        assertFalse(shift(10));
        assertTrue(shift(20));
        assertEquals(Map.of("2", 0.2), alias().weights());
        assertTrue(shift(100));
        assertFalse(shift(100));
        assertEquals(new FakeFunction.Pointer("2", Map.of(), 4), alias());
        assertEquals(List.of("updateAlias live 1", "updateAlias live 1", "updateAlias live 2"), world.calls.changes());
    }

    @Test
    void a_step_whose_answer_was_lost_is_found_done() {
        world.calls.after("updateAlias live 1", () -> {
            throw SdkClientException.create("Read timed out");
        });
        assertThrows(SdkClientException.class, () -> shift(10));
        assertFalse(shift(10));
        assertTrue(shift(100));
        assertEquals("2", alias().version());
    }

    @Test
    void a_split_that_somebody_changed_in_between_stays_theirs() {
        shift(10);
        FakeFunction.Pointer theirs = new FakeFunction.Pointer("1", Map.of("2", 0.5), 9);
        world.function.aliases.put(ALIAS, theirs);
        assertThrows(UpdateOverwritten.class, () -> shift(20));
        assertEquals(theirs, alias());
    }

    @Test
    void a_function_whose_image_is_the_same_version_is_not_split() {
        world.ledger().staged(HOLD, FUNCTION, "1");
        shift(10);
        assertEquals(Map.of(), alias().weights());
        assertEquals("1", alias().version());
    }

    @Test
    @DisplayName("R3: a rollback takes the part back by one call, without reading")
    void a_rollback_is_one_call() {
        shift(10);
        int before = world.calls.made().size();
        new Rollback(world.lambda(), world.ledger())
                .run(new Rollback.Input(FUNCTION, Rollback.Part.TRAFFIC, false, HOLD));
        assertEquals(new FakeFunction.Pointer("1", Map.of(), 3), alias());
        List<String> made =
                world.calls.made().subList(before, world.calls.made().size());
        assertFalse(made.contains("getAlias live"), made.toString());
    }

    @Test
    @DisplayName("T5: a late step of an execution that lost the lock changes nothing")
    void a_late_step_loses() {
        shift(10);
        world.takeOver();
        assertThrows(LockLost.class, () -> shift(100));
        assertEquals(Map.of("2", 0.1), alias().weights());
    }
}
