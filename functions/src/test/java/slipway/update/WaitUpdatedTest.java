package slipway.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;
import static slipway.fake.World.RIVAL;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.error.NotYetUpdated;
import slipway.error.UpdateFailed;
import slipway.error.UpdateOverwritten;
import slipway.fake.World;

@DisplayName("P3: an update is waited for by its status, and its version until it is active")
class WaitUpdatedTest {
    private final World world = new World();

    private Optional<String> ask(boolean staged) {
        return new WaitUpdated(world.lambda(), world.ledger())
                .run(new WaitUpdated.Input(FUNCTION, NEW.digest(), staged, HOLD))
                .version();
    }

    private void stage() {
        new UpdateFunction(world.lambda(), world.ledger()).run(new UpdateFunction.Input(FUNCTION, NEW, true, HOLD));
    }

    @Test
    void while_the_update_is_in_progress_the_machine_is_told_to_ask_again() {
        stage();
        NotYetUpdated wait = assertThrows(NotYetUpdated.class, () -> ask(true));
        assertSays(wait, "Creating");
    }

    @Test
    void a_version_that_is_still_pending_is_waited_for_though_the_update_is_done() {
        stage();
        world.function.settle();
        world.function.versionStates.put(2, "Pending");
        NotYetUpdated wait = assertThrows(NotYetUpdated.class, () -> ask(true));
        assertSays(wait, "version 2 is Pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Active", "Inactive"})
    void a_version_that_can_serve_ends_the_wait(String state) {
        stage();
        world.function.settle();
        world.function.versionStates.put(2, state);
        assertEquals(Optional.of("2"), ask(true));
    }

    @Test
    @DisplayName("R1: a version that failed is evidence against the image")
    void a_version_that_failed_is_a_fault() {
        stage();
        world.function.settle();
        world.function.versionStates.put(2, "Failed");
        UpdateFailed failed = assertThrows(UpdateFailed.class, () -> ask(true));
        assertSays(failed, FUNCTION + " version 2");
    }

    @Test
    @DisplayName("R1: a failed update is a fault, and says that the old code still runs")
    void a_failed_update_is_a_fault() {
        world.function.updateStatus = Optional.of("Failed");
        UpdateFailed failed = assertThrows(UpdateFailed.class, () -> ask(false));
        assertSays(failed, "the image is gone");
        assertSays(failed, "the old code still runs");
    }

    @Test
    @DisplayName("V1: an update that somebody else overwrote is noticed by its digest")
    void a_rivals_update_is_noticed() {
        world.function.code = RIVAL;
        UpdateOverwritten rival = assertThrows(UpdateOverwritten.class, () -> ask(false));
        assertSays(rival, RIVAL.digest().text());
        assertSays(rival, NEW.digest().text());
    }

    @Test
    @DisplayName("V1: a staged version with another digest is noticed")
    void a_version_of_another_image_is_noticed() {
        stage();
        world.function.settle();
        world.function.versions.put(2, RIVAL);
        assertThrows(UpdateOverwritten.class, () -> ask(true));
    }

    @Test
    void a_function_updated_in_place_has_no_version_to_wait_for() {
        world.function.code = NEW;
        assertEquals(Optional.empty(), ask(false));
        assertEquals(List.of("getFunction $LATEST"), world.calls.made());
    }

    @Test
    void a_staged_version_that_the_ledger_has_lost_is_not_taken_for_an_active_one() {
        world.function.code = NEW;
        assertThrows(UpdateOverwritten.class, () -> ask(true));
    }

    @Test
    void nothing_is_changed_by_waiting() {
        stage();
        world.function.settle();
        int before = world.calls.changes().size();
        ask(true);
        assertEquals(before, world.calls.changes().size());
    }
}
