package slipway.preflight;

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

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.Busy;
import slipway.error.FunctionNotReady;
import slipway.error.LockLost;
import slipway.fake.World;
import slipway.ledger.Snapshot;
import slipway.step.AwsErrors;
import slipway.step.Json;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;

@DisplayName("I3, R2: a function is checked, and how it stands is written down, before anything changes")
class PreflightTest {
    private final World world = new World();

    private Preflight.Output check(Optional<String> alias, List<String> variables) {
        return new Preflight(world.lambda(), world.logs(), world.ledger(), world.register())
                .run(new Preflight.Input(
                        FUNCTION, alias, variables, NEW.digest(), "x86_64", List.of(), HOLD, World.AT));
    }

    private Preflight.Output check(Optional<String> alias) {
        return check(alias, List.of("DATABASE_URL"));
    }

    @Test
    void the_snapshot_says_what_served_and_what_latest_was() {
        world.function.code = RIVAL;
        Preflight.Output output = check(Optional.of(ALIAS));
        assertFalse(output.current());
        assertEquals(OLD, output.before());
        assertEquals(
                Optional.of(new Snapshot(Optional.of(ALIAS), Optional.of("alias-1"), "1", OLD, RIVAL)),
                world.ledger().findSnapshot(HOLD, FUNCTION));
        assertEquals(List.of(), world.calls.changes());
    }

    @Test
    void the_function_is_read_before_the_lock_and_written_down_after_it() {
        check(Optional.of(ALIAS));
        List<String> made = world.calls.made();
        assertTrue(made.indexOf("getFunction $LATEST") < made.indexOf("getItem lock"));
        assertEquals("putItem function#" + FUNCTION, made.getLast());
    }

    @Test
    @DisplayName("R2: a function without alias gets a version of what it runs, so that its release is kept")
    void the_release_of_a_function_without_alias_is_kept() {
        world.function.code = RIVAL;
        check(Optional.empty());
        assertEquals(List.of("publishVersion"), world.calls.changes());
        assertEquals(RIVAL, world.function.versions.get(2));
        assertEquals(
                Optional.of(new Snapshot(Optional.empty(), Optional.empty(), "2", RIVAL, RIVAL)),
                world.ledger().findSnapshot(HOLD, FUNCTION));
    }

    @Test
    @DisplayName("T1: what somebody else changed by hand is told before it is overwritten")
    void a_change_by_hand_is_told() {
        assertEquals("", check(Optional.of(ALIAS)).drift());
        world.register().restored(HOLD, FUNCTION, OLD.digest(), Instant.EPOCH);
        assertEquals("", check(Optional.of(ALIAS)).drift());
        world.register().restored(HOLD, FUNCTION, NEW.digest(), Instant.EPOCH);
        String drift = check(Optional.of(ALIAS)).drift();
        assertTrue(drift.contains(OLD.digest() + " and not " + NEW.digest()), drift);
    }

    @Test
    void a_repeated_step_publishes_no_second_version() {
        check(Optional.empty());
        check(Optional.empty());
        assertEquals(1, world.function.versions.size());
    }

    @Test
    @DisplayName("R2: the first snapshot stands, whatever the function is by now")
    void the_first_snapshot_stands() {
        check(Optional.of(ALIAS));
        world.function.code = NEW;
        world.function.versions.put(1, NEW);
        assertTrue(check(Optional.of(ALIAS)).current());
        assertEquals(
                OLD, world.ledger().findSnapshot(HOLD, FUNCTION).orElseThrow().live());
    }

    @Test
    void a_function_is_current_only_when_both_its_traffic_and_its_latest_are() {
        world.function.code = NEW;
        assertFalse(check(Optional.of(ALIAS)).current());
        world.function.versions.put(1, NEW);
        assertTrue(check(Optional.of(ALIAS)).current());
    }

    @Test
    void a_function_that_is_not_ready_is_refused_with_every_reason_and_nothing_is_written() {
        world.function.state = "Failed";
        world.logGroups.groups.clear();
        FunctionNotReady refused = assertThrows(FunctionNotReady.class, () -> check(Optional.of("canary")));
        assertSays(refused, FUNCTION, "Failed", "'canary'", "log group", "Nothing was changed");
        assertEquals(List.of(), world.calls.changes());
        assertEquals(List.of(), world.calls.writes());
    }

    @Test
    void a_function_that_does_not_exist_is_refused() {
        Preflight step = new Preflight(world.lambda(), world.logs(), world.ledger(), world.register());
        FunctionNotReady refused = assertThrows(
                FunctionNotReady.class,
                () -> step.run(new Preflight.Input(
                        "missing", Optional.empty(), List.of(), NEW.digest(), "x86_64", List.of(), HOLD, World.AT)));
        assertSays(refused, "no such function");
    }

    @Test
    void a_function_whose_update_status_aws_leaves_out_is_ready() {
        world.function.updateStatus = Optional.empty();
        assertTrue(check(Optional.of(ALIAS)).ok());
    }

    @Test
    void a_log_group_of_its_own_is_the_one_that_counts() {
        world.function.logGroup = Optional.of("/shared");
        assertThrows(FunctionNotReady.class, () -> check(Optional.of(ALIAS)));
        world.logGroups.groups.put("/shared", Optional.of(7));
        assertTrue(check(Optional.of(ALIAS)).ok());
    }

    @Test
    void a_log_group_of_a_similar_name_does_not_count() {
        world.logGroups.groups.clear();
        world.logGroups.groups.put("/aws/lambda/" + FUNCTION + "2", Optional.of(7));
        assertThrows(FunctionNotReady.class, () -> check(Optional.of(ALIAS)));
    }

    @Test
    @DisplayName("T5: a lost lock stops the step before it publishes or writes anything")
    void a_lost_lock_stops_the_step() {
        world.takeOver();
        assertThrows(LockLost.class, () -> check(Optional.empty()));
        assertEquals(List.of(), world.calls.changes());
        assertEquals(List.of(), world.calls.writes());
    }

    @Test
    void a_rivals_update_after_the_read_is_never_kept_as_the_release() {
        world.calls.after("getItem lock", () -> {
            world.function.code = RIVAL;
            world.function.touch();
        });
        PreconditionFailedException stale =
                assertThrows(PreconditionFailedException.class, () -> check(Optional.empty()));
        assertEquals(Busy.class, AwsErrors.translate(stale).getClass());
        assertEquals(List.of(), world.calls.writes());
    }

    @Test
    @DisplayName("O5: no value of an environment variable leaves the step, whether it passes or refuses")
    void no_value_of_an_environment_variable_leaves_the_step() throws JsonProcessingException {
        world.function.variables = Map.of("DATABASE_URL", World.SECRET, "TOKEN", World.SECRET + "2");
        String output = Json.MAPPER.writeValueAsString(check(Optional.of(ALIAS)));
        FunctionNotReady refused =
                assertThrows(FunctionNotReady.class, () -> check(Optional.of(ALIAS), List.of("TOKEN", "MISSING")));
        assertSays(refused, "[MISSING]");
        String everything = output + refused + world.table.dump() + world.calls.made();
        assertFalse(everything.contains(World.SECRET), everything);
    }
}
