package slipway.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;
import static slipway.fake.World.OLD;
import static slipway.fake.World.RIVAL;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.Busy;
import slipway.error.LockLost;
import slipway.error.NotYetUpdated;
import slipway.fake.World;
import slipway.step.AwsErrors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;

@DisplayName("P3: each function is updated to the digest once, under the lock")
class UpdateFunctionTest {
    private static final String UPDATE = "updateFunctionCode " + NEW;
    private final World world = new World();

    private UpdateFunction.Output update(boolean publish) {
        return new UpdateFunction(world.lambda(), world.ledger())
                .run(new UpdateFunction.Input(FUNCTION, NEW, publish, HOLD));
    }

    @Test
    void the_function_is_read_then_the_lock_then_the_code_changes_and_the_version_is_remembered() {
        assertTrue(update(true).changed());
        assertEquals(
                List.of(
                        "getFunction $LATEST",
                        "getItem lock",
                        UPDATE,
                        "updateItem function#" + FUNCTION + " versionStaged"),
                world.calls.made());
        assertEquals(NEW, world.function.code);
        assertEquals(Optional.of("2"), world.recorded("versionStaged"));
    }

    @Test
    void a_function_without_alias_is_updated_without_publishing_a_version() {
        assertTrue(update(false).changed());
        assertEquals(List.of(UPDATE), world.calls.changes());
        assertEquals(1, world.function.versions.size());
        assertEquals(Optional.empty(), world.recorded("versionStaged"));
    }

    @Test
    void a_function_that_has_the_image_already_is_left_alone() {
        world.function.code = NEW;
        assertFalse(update(false).changed());
        assertEquals(List.of(), world.calls.changes());
    }

    @Test
    void a_repeated_step_remembers_the_version_that_the_first_one_published() {
        update(true);
        world.function.settle();
        assertFalse(update(true).changed());
        assertEquals(List.of(UPDATE, "publishVersion"), world.calls.changes());
        assertEquals(2, world.function.versions.size());
        assertEquals(Optional.of("2"), world.recorded("versionStaged"));
    }

    @Test
    void an_update_whose_answer_was_lost_is_waited_for_and_then_taken_over() {
        world.calls.after(UPDATE, () -> {
            throw SdkClientException.create("Read timed out");
        });
        SdkException lost = assertThrows(SdkException.class, () -> update(true));
        assertEquals(Busy.class, AwsErrors.translate(lost).getClass());
        NotYetUpdated again = assertThrows(NotYetUpdated.class, () -> update(true));
        assertSays(again, FUNCTION);

        world.function.settle();
        assertFalse(update(true).changed());
        assertEquals(Optional.of("2"), world.recorded("versionStaged"));
        assertEquals(1, world.calls.changes().stream().filter(UPDATE::equals).count());
    }

    @Test
    void an_update_that_failed_before_is_sent_again_though_the_digest_is_the_same() {
        world.function.code = NEW;
        world.function.updateStatus = Optional.of("Failed");
        assertTrue(update(false).changed());
    }

    @Test
    void an_update_status_that_aws_leaves_out_counts_as_successful() {
        world.function.code = NEW;
        world.function.updateStatus = Optional.empty();
        assertFalse(update(false).changed());
    }

    @Test
    @DisplayName("T5: a lost lock stops the step before it changes anything")
    void a_lost_lock_stops_the_step() {
        world.takeOver();
        assertThrows(LockLost.class, () -> update(true));
        assertEquals(List.of(), world.calls.changes());
        assertEquals(List.of(), world.calls.writes());
    }

    @Test
    @DisplayName("T5: a lost lock stops a repeated step from publishing, too")
    void a_lost_lock_stops_publishing() {
        world.function.code = NEW;
        world.takeOver();
        assertThrows(LockLost.class, () -> update(true));
        assertEquals(List.of(), world.calls.changes());
    }

    @Test
    @DisplayName("T5: whoever lost the lock after looking loses the race by the revision that was read before")
    void a_rival_between_the_lock_and_the_change_wins() {
        world.calls.after("getItem lock", () -> {
            world.takeOver();
            world.function.code = RIVAL;
            world.function.touch();
        });
        PreconditionFailedException stale = assertThrows(PreconditionFailedException.class, () -> update(true));
        assertEquals(Busy.class, AwsErrors.translate(stale).getClass());
        assertEquals(RIVAL, world.function.code);
        assertEquals(Optional.empty(), world.recorded("versionStaged"));
        assertThrows(LockLost.class, () -> update(true));
    }

    @Test
    void a_rivals_update_after_the_read_conflicts_and_asks_to_be_tried_again() {
        world.calls.before(UPDATE, () -> world.function.updateStatus = Optional.of("InProgress"));
        ResourceConflictException conflict = assertThrows(ResourceConflictException.class, () -> update(false));
        assertEquals(Busy.class, AwsErrors.translate(conflict).getClass());
        assertEquals(OLD, world.function.code);
    }

    @Test
    void a_rivals_code_is_never_published_as_ours() {
        world.function.code = NEW;
        world.calls.before("publishVersion", () -> world.function.code = RIVAL);
        assertThrows(SdkException.class, () -> update(true));
        assertEquals(Optional.empty(), world.recorded("versionStaged"));
    }

    @Test
    void a_ledger_that_does_not_answer_stops_the_step_before_it_changes_anything() {
        world.calls.before("getItem lock", () -> {
            throw SdkClientException.create("Connection reset");
        });
        assertThrows(SdkClientException.class, () -> update(true));
        assertEquals(List.of(), world.calls.changes());
    }
}
