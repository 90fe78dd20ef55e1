package slipway.ledger;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.ALIAS;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;
import static slipway.fake.World.OLD;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.error.LockLost;
import slipway.error.UpdateOverwritten;
import slipway.fake.World;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class LedgerTest {
    private final World world = new World();
    private final Ledger ledger = world.ledger();

    @Test
    void the_lock_is_held_under_the_fence_that_it_was_taken_with() {
        assertDoesNotThrow(() -> ledger.requireFence(HOLD));
    }

    @ParameterizedTest
    @CsvSource({"held, 8", "held, 6", "held, 70", "free, 7", "needs-recovery, 7"})
    @DisplayName("T5: any other fence or status means that the lock is lost")
    void any_other_fence_or_status_means_that_the_lock_is_lost(String status, long fence) {
        world.lock(status, fence, "arn:the-other-execution#0");
        LockLost lost = assertThrows(LockLost.class, () -> ledger.requireFence(HOLD));
        assertSays(lost, "dev");
        assertSays(lost, "fence 7");
        assertSays(lost, "arn:the-other-execution#0");
    }

    @Test
    void a_lock_that_was_never_taken_is_held_by_nobody() {
        Hold elsewhere = new Hold("stg", "d", 1);
        LockLost lost = assertThrows(LockLost.class, () -> ledger.requireFence(elsewhere));
        assertSays(lost, "nobody");
    }

    @Test
    void a_lock_without_a_fence_is_lost() {
        world.table.item("environment#dev|lock").remove("fence");
        assertThrows(LockLost.class, () -> ledger.requireFence(HOLD));
    }

    @Test
    void a_snapshot_is_read_back_as_it_was_written() {
        Snapshot snapshot = new Snapshot(Optional.of(ALIAS), Optional.of("alias-1"), "1", OLD, NEW);
        ledger.snapshot(HOLD, FUNCTION, snapshot, World.AT);
        assertEquals(Optional.of(snapshot), ledger.findSnapshot(HOLD, FUNCTION));
    }

    @Test
    void a_snapshot_without_alias_is_read_back_without_one() {
        Snapshot snapshot = new Snapshot(Optional.empty(), Optional.empty(), "4", OLD, OLD);
        ledger.snapshot(HOLD, FUNCTION, snapshot, World.AT);
        assertEquals(Optional.of(snapshot), ledger.findSnapshot(HOLD, FUNCTION));
    }

    @Test
    @DisplayName("R2: the first snapshot stands, and what was added to it stays")
    void the_first_snapshot_stands() {
        Snapshot first = World.BEFORE;
        ledger.snapshot(HOLD, FUNCTION, first, World.AT);
        ledger.staged(HOLD, FUNCTION, "2");
        ledger.snapshot(
                HOLD, FUNCTION, new Snapshot(Optional.of(ALIAS), Optional.of("alias-1"), "2", NEW, NEW), World.AT);
        assertEquals(Optional.of(first), ledger.findSnapshot(HOLD, FUNCTION));
        assertEquals("2", ledger.stagedVersion(HOLD, FUNCTION));
    }

    @Test
    void records_belong_to_one_deployment_and_one_function() {
        ledger.snapshot(HOLD, FUNCTION, World.BEFORE, World.AT);
        assertEquals(Optional.empty(), ledger.findSnapshot(HOLD, "another"));
        assertEquals(Optional.empty(), ledger.findSnapshot(new Hold("dev", "another", 7), FUNCTION));
        assertEquals(Optional.empty(), ledger.findSnapshot(new Hold("stg", HOLD.deployment(), 7), FUNCTION));
    }

    @Test
    void a_version_that_was_never_staged_is_an_error_that_names_the_function() {
        ledger.snapshot(HOLD, FUNCTION, World.BEFORE, World.AT);
        UpdateOverwritten lost = assertThrows(UpdateOverwritten.class, () -> ledger.stagedVersion(HOLD, FUNCTION));
        assertSays(lost, FUNCTION);
    }

    @Test
    void evidence_of_each_stage_has_a_place_of_its_own() {
        ledger.verified(HOLD, FUNCTION, "staged", "[1]");
        ledger.verified(HOLD, FUNCTION, "live", "[2]");
        assertEquals(Optional.of("[1]"), world.recorded("verifiedStaged"));
        assertEquals(Optional.of("[2]"), world.recorded("verifiedLive"));
    }

    @Test
    @DisplayName("O3: the items have the keys that the machine and the reports use")
    void the_items_have_the_agreed_keys() {
        ledger.staged(HOLD, FUNCTION, "2");
        assertEquals(
                Optional.of(AttributeValue.fromS("2")),
                world.table
                        .find("deployment#dev#" + HOLD.deployment() + "|function#" + FUNCTION)
                        .map(item -> item.get("versionStaged")));
    }
}
