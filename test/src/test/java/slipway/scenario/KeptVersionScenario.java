package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
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

    private final World world = Example.dev();

    @ParameterizedTest
    @CsvSource({"true, old-secret", "false, new-secret"})
    @DisplayName("T4: on demand the configuration goes back, too, and is shown nowhere")
    void the_configuration_goes_back_too(boolean configuration, String expected) {
        setSecret("old-secret");
        String good = Example.deployed(world, Example.COMMIT);
        Example.deployed(world, Example.LATER_COMMIT);
        setSecret("new-secret");
        Execution back = Example.run(
                world,
                "{\"action\": \"rollback\", \"reason\": \"a wrong key\", \"configuration\": %s}"
                        .formatted(configuration));
        assertEquals(Outcome.RESTORED, Example.outcome(back), back.cause());
        Example.assertAllRun(world, good);
        world.plan()
                .functions()
                .forEach(function ->
                        assertEquals(expected, variables(function.name()).get(SECRET), function.name()));
        String told = back.history() + world.ledger().everything().toString() + world.report(back);
        assertFalse(told.contains("old-secret") || told.contains("new-secret"));
    }

    private void setSecret(String value) {
        world.plan().functions().forEach(function -> {
            Map<String, String> variables = new HashMap<>(variables(function.name()));
            variables.put(SECRET, value);
            world.cloud().functions().setVariables(function.name(), variables);
        });
    }

    private Map<String, String> variables(String function) {
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
        Releases releases = releases(world.cloud().functions()::deleteVersion);
        Execution back =
                Example.run(world, "{\"action\": \"rollback\", \"reason\": \"a wrong key\", \"configuration\": true}");
        assertEquals(Outcome.ROLLBACK_FAILED, Example.outcome(back));
        assertTrue(String.valueOf(back.cause()).contains("nobody knows its configuration any more"), back.cause());
        Example.assertAllRun(world, releases.later());
    }

    @Test
    void a_version_that_is_gone_is_published_anew_before_any_traffic_moves() {
        Releases releases = releases(world.cloud().functions()::deleteVersion);
        Execution back = Example.run(world, BACK);
        assertEquals(Outcome.RESTORED, Example.outcome(back));
        assertTrue(Example.enteredStates(back).contains("PublishKept"));
        Example.assertAllRun(world, releases.good());
    }

    @Test
    @DisplayName("T4: no traffic goes to a version that was idle for weeks and has to wake up")
    void a_version_that_went_to_sleep_is_published_anew() {
        Releases releases = releases(world.cloud().functions()::deactivate);
        Execution back = Example.run(world, BACK);
        assertEquals(Outcome.RESTORED, Example.outcome(back), back.cause());
        assertNotEquals(releases.kept(), serving());
        String drift = world.report(back).orElseThrow().path("drift").asText();
        assertTrue(drift.startsWith(aliased() + " kept no active version of the release"), drift);
        Example.assertAllRun(world, releases.good());
    }

    /** What ran first, what runs now, and the version that a function keeps of the first. */
    private record Releases(String good, String later, String kept) {}

    /** @param harm is done to the function's kept version */
    private Releases releases(BiConsumer<String, String> harm) {
        String good = Example.deployed(world, Example.COMMIT);
        String kept = serving();
        String later = Example.deployed(world, Example.LATER_COMMIT);
        harm.accept(aliased(), kept);
        return new Releases(good, later, kept);
    }

    private String aliased() {
        return world.plan().functions().getFirst().name();
    }

    private String serving() {
        return Example.serving(world, aliased());
    }
}
