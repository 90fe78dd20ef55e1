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
import static slipway.fake.World.RIVAL;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.LockLost;
import slipway.error.UpdateOverwritten;
import slipway.fake.FakeFunction;
import slipway.fake.World;
import software.amazon.awssdk.core.exception.SdkClientException;

@DisplayName("P7: traffic moves by one call, under the lock and the alias's revision")
class ShiftTrafficTest {
    private final World world = new World();

    @BeforeEach
    void stage() {
        world.function.versions.put(2, NEW);
        world.ledger().snapshot(HOLD, FUNCTION, World.BEFORE, World.AT);
        world.ledger().staged(HOLD, FUNCTION, "2");
    }

    private boolean shift() {
        ShiftTraffic.Output output = new ShiftTraffic(world.lambda(), world.ledger())
                .run(new ShiftTraffic.Input(FUNCTION, ALIAS, 100, HOLD));
        assertEquals("2", output.version());
        return output.changed();
    }

    private FakeFunction.Pointer alias() {
        return world.function.alias(ALIAS);
    }

    @Test
    void the_move_is_announced_then_the_lock_is_read_then_the_alias_moves() {
        assertTrue(shift());
        assertEquals("2", alias().version());
        String record = " function#" + FUNCTION;
        List<String> made = world.calls.made();
        assertEquals(
                List.of(
                        "updateItem" + record + " traffic",
                        "getItem lock",
                        "updateAlias live 2",
                        "updateItem" + record + " revisionShifted"),
                made.subList(made.size() - 4, made.size()));
    }

    @Test
    void the_write_path_reads_nothing_of_the_control_plane() {
        shift();
        assertFalse(world.calls.made().contains("getAlias live"));
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
        assertTrue(world.ledger().traffic(HOLD, FUNCTION).shifting());
        assertFalse(shift());
        assertEquals("2", alias().version());
        assertEquals(Optional.of("alias-2"), world.recorded("revisionShifted"));
    }

    @Test
    void an_alias_that_was_touched_and_points_where_it_did_is_moved() {
        world.function.aliases.put(ALIAS, new FakeFunction.Pointer("1", Map.of(), 9));
        assertTrue(shift());
        assertEquals("2", alias().version());
        assertEquals(Optional.of("alias-10"), world.recorded("revisionShifted"));
    }

    @Test
    void an_alias_that_somebody_else_moved_stays_where_they_put_it() {
        world.function.versions.put(3, RIVAL);
        for (FakeFunction.Pointer theirs : List.of(
                new FakeFunction.Pointer("3", Map.of(), 4), new FakeFunction.Pointer("1", Map.of("3", 0.5), 5))) {
            world.function.aliases.put(ALIAS, theirs);
            UpdateOverwritten moved = assertThrows(UpdateOverwritten.class, this::shift);
            assertSays(moved, FUNCTION);
            assertSays(moved, "somebody moved it meanwhile");
            assertEquals(theirs, alias());
        }
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
        assertThrows(LockLost.class, this::shift);
        assertEquals("1", alias().version());
    }

    @Test
    void without_a_staged_version_the_traffic_stays() {
        World empty = new World();
        ShiftTraffic step = new ShiftTraffic(empty.lambda(), empty.ledger());
        UpdateOverwritten lost = assertThrows(
                UpdateOverwritten.class, () -> step.run(new ShiftTraffic.Input(FUNCTION, ALIAS, 100, HOLD)));
        assertSays(lost, FUNCTION);
        assertEquals(List.of(), empty.calls.changes());
    }
}
