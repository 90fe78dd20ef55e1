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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import slipway.error.LockLost;
import slipway.error.NotYetUpdated;
import slipway.error.RestoreFailed;
import slipway.fake.World;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

@DisplayName("T4: a configuration that is put back is the kept version's, in whatever it differs")
class KeptConfigurationTest {
    private static final String CHANGE = "updateFunctionConfiguration";

    private final World world = new World();

    /** The release's version is the first, which is kept; the bad one runs. */
    @BeforeEach
    void a_bad_release_runs() {
        world.function.code = NEW;
        world.function.versions.put(2, NEW);
        configured("1", _ -> {});
    }

    /** On top of what both have. */
    private void configured(String qualifier, Consumer<FunctionConfiguration.Builder> difference) {
        Consumer<FunctionConfiguration.Builder> common = configuration -> configuration
                .environment(environment -> environment.variables(Map.of("KEY", "kept")))
                .memorySize(512)
                .timeout(30)
                .ephemeralStorage(storage -> storage.size(512))
                .tracingConfig(tracing -> tracing.mode("PassThrough"))
                .imageConfigResponse(image -> image.imageConfig(settings -> settings.command("app.handler")))
                .loggingConfig(logging -> logging.logFormat("Text"));
        world.function.settings.put("1", common);
        world.function.settings.putIfAbsent("$LATEST", common);
        world.function.settings.merge(qualifier, difference, Consumer::andThen);
    }

    private AimFunction.Output aim(Optional<String> alias, boolean configuration) {
        return new AimFunction(world.lambda(), world.ledger())
                .run(new AimFunction.Input(FUNCTION, alias, OLD, false, configuration, HOLD));
    }

    private boolean restore(boolean configuration) {
        return new Rollback(world.lambda(), world.ledger())
                .run(new Rollback.Input(FUNCTION, Rollback.Part.CODE, configuration, HOLD))
                .changed();
    }

    /** As the machine does: it comes again as long as something is under way. */
    private void restoreWhole() {
        assertThrows(NotYetUpdated.class, () -> restore(true));
        world.function.settle();
        assertTrue(restore(true));
        world.function.settle();
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                part(
                        configuration -> configuration.environment(shown -> shown.variables(Map.of("KEY", "bad"))),
                        change -> change.environment(environment -> environment.variables(Map.of("KEY", "kept")))),
                part(configuration -> configuration.memorySize(128), change -> change.memorySize(512)),
                part(configuration -> configuration.timeout(3), change -> change.timeout(30)),
                part(
                        configuration -> configuration.ephemeralStorage(storage -> storage.size(1024)),
                        change -> change.ephemeralStorage(storage -> storage.size(512))),
                part(
                        configuration -> configuration.tracingConfig(tracing -> tracing.mode("Active")),
                        change -> change.tracingConfig(tracing -> tracing.mode("PassThrough"))),
                part(
                        configuration -> configuration.imageConfigResponse(
                                image -> image.imageConfig(settings -> settings.command("app.wrong"))),
                        change -> change.imageConfig(settings -> settings.command("app.handler"))),
                part(
                        configuration -> configuration.loggingConfig(logging -> logging.logFormat("JSON")),
                        change -> change.loggingConfig(logging -> logging.logFormat("Text"))));
    }

    private static Arguments part(
            Consumer<FunctionConfiguration.Builder> bad,
            Consumer<UpdateFunctionConfigurationRequest.Builder> expected) {
        return Arguments.of(bad, expected);
    }

    @ParameterizedTest
    @MethodSource("differences")
    void the_part_that_differs_is_sent_and_no_other(
            Consumer<FunctionConfiguration.Builder> bad,
            Consumer<UpdateFunctionConfigurationRequest.Builder> expected) {
        configured("$LATEST", bad);
        aim(Optional.empty(), true);
        restoreWhole();
        UpdateFunctionConfigurationRequest sent = world.aws.configurations.getFirst();
        assertEquals(
                UpdateFunctionConfigurationRequest.builder()
                        .functionName(FUNCTION)
                        .revisionId(sent.revisionId())
                        .applyMutation(expected)
                        .build(),
                sent);
        assertFalse(restore(true), "whoever asks again finds it done");
    }

    @Test
    void code_is_first_and_a_configuration_that_is_the_same_is_not_sent() {
        aim(Optional.of(ALIAS), true);
        assertThrows(NotYetUpdated.class, () -> restore(true));
        world.function.settle();
        assertFalse(restore(true));
        assertEquals(List.of("updateFunctionCode " + OLD), world.calls.changes());
    }

    @Test
    void a_version_without_image_settings_takes_them_away() {
        world.function.settings.put("1", configuration -> configuration.imageConfigResponse(_ -> {}));
        aim(Optional.empty(), true);
        restoreWhole();
        assertFalse(world.aws.configurations.getFirst().imageConfig().hasCommand());
    }

    @Test
    void a_release_alone_leaves_the_configuration() {
        configured("$LATEST", configuration -> configuration.timeout(3));
        aim(Optional.of(ALIAS), false);
        assertTrue(restore(true));
        world.function.settle();
        assertFalse(restore(true));
        assertEquals(List.of(), world.aws.configurations);
    }

    @Test
    void whoever_rolls_back_without_configuration_comes_past_one_that_was_asked_for() {
        configured("$LATEST", configuration -> configuration.timeout(3));
        aim(Optional.of(ALIAS), true);
        assertTrue(restore(false));
        world.function.settle();
        assertFalse(restore(false));
        assertEquals(List.of(), world.aws.configurations);
    }

    @Test
    void an_update_that_aws_then_fails_is_sent_again() {
        configured("$LATEST", configuration -> configuration.timeout(3));
        aim(Optional.empty(), true);
        restoreWhole();
        configured("$LATEST", configuration -> configuration.timeout(3));
        world.function.updateStatus = Optional.of("Failed");
        restoreWhole();
        assertEquals(2, world.aws.configurations.size());
    }

    @Test
    void an_update_whose_answer_was_lost_is_found_done() {
        configured("$LATEST", configuration -> configuration.timeout(3));
        aim(Optional.empty(), true);
        assertThrows(NotYetUpdated.class, () -> restore(true));
        world.function.settle();
        world.calls.after(CHANGE, () -> {
            throw SdkClientException.create("Read timed out");
        });
        assertThrows(SdkClientException.class, () -> restore(true));
        world.function.settle();
        assertFalse(restore(true));
    }

    @Test
    void the_code_is_back_also_when_the_configuration_may_not_be_changed() {
        configured("$LATEST", configuration -> configuration.timeout(3));
        aim(Optional.empty(), true);
        assertThrows(NotYetUpdated.class, () -> restore(true));
        world.function.settle();
        world.calls.before(CHANGE, () -> {
            throw LambdaException.builder().statusCode(403).build();
        });
        assertThrows(LambdaException.class, () -> restore(true));
        assertEquals(OLD, world.function.code);
    }

    @Test
    void a_lost_lock_leaves_the_configuration() {
        configured("$LATEST", configuration -> configuration.timeout(3));
        aim(Optional.empty(), true);
        assertThrows(NotYetUpdated.class, () -> restore(true));
        world.function.settle();
        world.takeOver();
        assertThrows(LockLost.class, () -> restore(true));
        assertEquals(List.of(), world.aws.configurations);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                unreadable(
                        "its variables cannot be read (AccessDenied)",
                        configuration -> configuration.environment(
                                environment -> environment.error(error -> error.errorCode("AccessDenied")))),
                unreadable(
                        "its image settings cannot be read (KmsKeyDisabled)",
                        configuration -> configuration.imageConfigResponse(
                                image -> image.error(error -> error.errorCode("KmsKeyDisabled")))));
    }

    private static Arguments unreadable(String says, Consumer<FunctionConfiguration.Builder> bad) {
        return Arguments.of(says, bad);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void one_that_cannot_be_read_is_told_before_anything_is_written_down(
            String says, Consumer<FunctionConfiguration.Builder> bad) {
        configured("$LATEST", bad);
        assertSays(
                assertThrows(RestoreFailed.class, () -> aim(Optional.empty(), true)),
                FUNCTION + " version $LATEST: " + says,
                "roll back without configuration");
        assertEquals(List.of(), world.calls.writes());
    }
}
