package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.rehearse.World;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;

@DisplayName("T4: a rollback on demand finds what a function keeps of a release")
class KeptVersionScenario {
    private static final String BACK = "{\"action\": \"rollback\", \"reason\": \"users complain\"}";
    private static final String SECRET = "SECRET";

    @ParameterizedTest
    @CsvSource({"true, old-secret", "false, new-secret"})
    @DisplayName("T4: on demand the configuration goes back, too, and is shown nowhere")
    void the_configuration_goes_back_too(boolean configuration, String expected) {
        World world = Example.dev();
        setSecret(world, "old-secret");
        String good = Example.deployed(world, Example.COMMIT);
        Example.deployed(world, Example.LATER_COMMIT);
        setSecret(world, "new-secret");
        Execution back = Example.run(
                world,
                "{\"action\": \"rollback\", \"reason\": \"a wrong key\", \"configuration\": %s}"
                        .formatted(configuration));
        assertEquals(Outcome.RESTORED, Example.outcome(back), back.cause());
        Example.assertAllRun(world, good);
        world.plan()
                .functions()
                .forEach(function ->
                        assertEquals(expected, variables(world, function.name()).get(SECRET), function.name()));
        String told = back.history() + world.ledger().everything().toString() + world.report(back);
        assertFalse(told.contains("old-secret") || told.contains("new-secret"));
    }

    private static void setSecret(World world, String value) {
        world.plan().functions().forEach(function -> {
            Map<String, String> variables = new HashMap<>(variables(world, function.name()));
            variables.put(SECRET, value);
            world.cloud().functions().setVariables(function.name(), variables);
        });
    }

    private static Map<String, String> variables(World world, String function) {
        return Optional.ofNullable(world.cloud()
                        .lambda()
                        .getFunction(request -> request.functionName(function))
                        .configuration()
                        .environment())
                .map(EnvironmentResponse::variables)
                .orElse(Map.of());
    }

    @Test
    void without_a_kept_version_nobody_knows_the_configuration() {
        World world = Example.dev();
        Example.deployed(world, Example.COMMIT);
        String kept = serving(world);
        String later = Example.deployed(world, Example.LATER_COMMIT);
        world.cloud().functions().deleteVersion(aliased(world), kept);
        Execution back =
                Example.run(world, "{\"action\": \"rollback\", \"reason\": \"a wrong key\", \"configuration\": true}");
        assertEquals(Outcome.ROLLBACK_FAILED, Example.outcome(back));
        assertTrue(String.valueOf(back.cause()).contains("nobody knows its configuration any more"), back.cause());
        Example.assertAllRun(world, later);
    }

    @Test
    void a_version_that_is_gone_is_published_anew_before_any_traffic_moves() {
        World world = Example.dev();
        String good = Example.deployed(world, Example.COMMIT);
        String kept = serving(world);
        Example.deployed(world, Example.LATER_COMMIT);
        world.cloud().functions().deleteVersion(aliased(world), kept);
        Execution back = Example.run(world, BACK);
        assertEquals(Outcome.RESTORED, Example.outcome(back));
        assertTrue(Example.enteredStates(back).contains("PublishKept"));
        Example.assertAllRun(world, good);
    }

    @Test
    @DisplayName("T4: no traffic goes to a version that was idle for weeks and has to wake up")
    void a_version_that_went_to_sleep_is_published_anew() {
        World world = Example.dev();
        String good = Example.deployed(world, Example.COMMIT);
        String kept = serving(world);
        Example.deployed(world, Example.LATER_COMMIT);
        world.cloud().functions().deactivate(aliased(world), kept);
        Execution back = Example.run(world, BACK);
        assertEquals(Outcome.RESTORED, Example.outcome(back), back.cause());
        assertNotEquals(kept, serving(world));
        Example.assertAllRun(world, good);
    }

    private static String aliased(World world) {
        return world.plan().functions().getFirst().name();
    }

    /** The version that its alias leads to. */
    private static String serving(World world) {
        return world.cloud()
                .lambda()
                .getAlias(request -> request.functionName(aliased(world)).name("live"))
                .functionVersion();
    }
}
