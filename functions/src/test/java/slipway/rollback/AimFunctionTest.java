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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.error.LockLost;
import slipway.error.RestoreFailed;
import slipway.error.UpdateFailed;
import slipway.fake.FakeFunction;
import slipway.fake.World;

@DisplayName("T4: a rollback on demand knows where each function goes before it moves one")
class AimFunctionTest {
    private final World world = new World();

    @BeforeEach
    void a_later_release_is_live() {
        world.function.code = NEW;
        world.function.versions.put(2, NEW);
        alias("2");
    }

    private void alias(String version) {
        world.function.aliases.put(ALIAS, new FakeFunction.Pointer(version, Map.of(), 2));
    }

    private void sleeps(int version) {
        world.function.versionStates.put(version, "Inactive");
    }

    private AimFunction.Output aim(Optional<String> alias, boolean published, boolean configuration) {
        return new AimFunction(world.lambda(), world.ledger())
                .run(new AimFunction.Input(FUNCTION, alias, OLD, published, configuration, HOLD));
    }

    @Test
    void the_newest_version_of_the_release_is_where_the_alias_goes() {
        world.function.versions.put(3, OLD);
        AimFunction.Output aimed = aim(Optional.of(ALIAS), false, false);
        assertTrue(aimed.found());
        assertFalse(aimed.current());
        assertEquals(Optional.of("3"), world.recorded("versionBefore"));
        assertEquals(Optional.of("shifting"), world.recorded("traffic"));
        assertEquals(List.of(), world.calls.changes());
    }

    @Test
    void of_two_versions_the_one_that_is_active_gets_the_traffic() {
        world.function.versions.put(3, OLD);
        sleeps(3);
        aim(Optional.of(ALIAS), false, false);
        assertEquals(Optional.of("1"), world.recorded("versionBefore"));
    }

    @Test
    void a_version_that_has_the_traffic_already_is_taken_also_asleep() {
        alias("1");
        sleeps(1);
        assertTrue(aim(Optional.of(ALIAS), false, false).found());
        assertEquals(Optional.of("restored"), world.recorded("traffic"));
    }

    @Test
    void one_that_sleeps_is_published_anew() {
        sleeps(1);
        assertFalse(aim(Optional.of(ALIAS), false, false).found());
        assertEquals(List.of(), world.calls.writes());
    }

    @Test
    void what_was_published_anew_is_told_to_have_todays_configuration() {
        world.function.versions.put(3, OLD);
        sleeps(1);
        assertEquals(
                FUNCTION + " kept no active version of the release: it was published anew, with the configuration"
                        + " that the function has today",
                aim(Optional.of(ALIAS), true, false).drift());
        assertEquals("", aim(Optional.empty(), false, false).drift());
    }

    /** AWS publishes nothing where nothing differs: it answers with the version that sleeps. */
    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void one_that_sleeps_and_is_needed_is_to_be_invoked(boolean published, boolean configuration) {
        sleeps(1);
        assertSays(
                assertThrows(RestoreFailed.class, () -> aim(Optional.of(ALIAS), published, configuration)),
                FUNCTION + ":1 is not active",
                "Invoke it until it answers, then redrive");
        assertEquals(List.of(), world.calls.writes());
    }

    @Test
    void a_version_that_was_published_and_is_not_there_is_told() {
        world.function.versions.remove(1);
        assertSays(
                assertThrows(UpdateFailed.class, () -> aim(Optional.of(ALIAS), true, false)),
                FUNCTION + " has no version of " + OLD.digest());
    }

    @Test
    void without_alias_a_version_that_sleeps_gives_its_configuration_all_the_same() {
        sleeps(1);
        assertTrue(aim(Optional.empty(), false, true).found());
        assertEquals(Optional.of("1"), world.recorded("versionBefore"));
    }

    @Test
    void without_any_version_nobody_knows_the_configuration() {
        world.function.versions.remove(1);
        for (Optional<String> alias : List.of(Optional.of(ALIAS), Optional.<String>empty())) {
            assertSays(
                    assertThrows(RestoreFailed.class, () -> aim(alias, false, true)),
                    FUNCTION + " keeps no version of " + OLD.digest(),
                    "Roll back without configuration");
        }
    }

    @Test
    @DisplayName("T5: a lost lock writes nothing down")
    void a_lost_lock_writes_nothing_down() {
        world.takeOver();
        assertThrows(LockLost.class, () -> aim(Optional.of(ALIAS), false, false));
        assertEquals(List.of(), world.calls.writes());
    }
}
