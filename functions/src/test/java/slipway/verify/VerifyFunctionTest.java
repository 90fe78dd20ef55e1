package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertHides;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.ALIAS;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;
import static slipway.fake.World.OLD;
import static slipway.fake.World.STRICT;
import static slipway.verify.Answers.answer;
import static slipway.verify.Answers.failure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.FunctionCrashed;
import slipway.error.Unhealthy;
import slipway.error.UpdateOverwritten;
import slipway.error.WrongDigest;
import slipway.fake.FakeFunction;
import slipway.fake.World;
import slipway.image.ImageUri;
import software.amazon.awssdk.core.exception.SdkClientException;

@DisplayName("V1-V3, V6: a function runs the digest, and works as far as the manifest declares a way to see it")
class VerifyFunctionTest {
    private static final String HEALTH_URL = "https://api.example.com/health";
    private static final Probe HEALTH =
            new Probe(Probe.Kind.HEALTH, Optional.empty(), Optional.of(HEALTH_URL), "status = 200 and body.ok");
    private static final Probe TEST = new Probe(
            Probe.Kind.TEST,
            Optional.of(JsonNodeFactory.instance.objectNode().put("ticker", "NVDA19")),
            Optional.empty(),
            "$exists(patterns)");

    private static final Instant AT = Instant.parse("2026-01-01T10:05:00Z");

    private final World world = new World();

    @BeforeEach
    void stage() {
        world.function.code = NEW;
        world.function.versions.put(2, NEW);
        world.ledger().staged(HOLD, FUNCTION, "2");
        world.web.answer(HEALTH_URL, 200, "{\"ok\":true}");
        world.aws.answers.add(answer("2", "{\"patterns\":[]}", "done"));
    }

    private void shift() {
        world.function.aliases.put(ALIAS, new FakeFunction.Pointer("2", Map.of(), 2));
    }

    private VerifyFunction.Output verify(VerifyFunction.Stage stage, ImageUri image, Probe... probes) {
        return new VerifyFunction(world.lambda(), world.http(), world.ledger(), world.register())
                .run(new VerifyFunction.Input(
                        FUNCTION, Optional.of(ALIAS), image.digest(), stage, List.of(probes), STRICT, HOLD, AT));
    }

    @Test
    void a_staged_version_is_seen_and_invoked_by_its_number() {
        assertTrue(verify(VerifyFunction.Stage.STAGED, NEW, HEALTH, TEST).ok());
        List<String> made = world.calls.made();
        assertTrue(made.containsAll(List.of("getFunction 2", "invoke 2")), made::toString);
        assertFalse(made.contains("get " + HEALTH_URL), made::toString);
        assertEquals(
                "{\"ticker\":\"NVDA19\"}",
                world.aws.invocations.getFirst().payload().asUtf8String());
        assertTrue(world.recorded("verifiedStaged").orElseThrow().contains("\"digest\""));
    }

    @Test
    void a_live_function_is_seen_through_its_alias_and_asked_by_http() {
        shift();
        assertTrue(verify(VerifyFunction.Stage.LIVE, NEW, HEALTH, TEST).healthy());
        List<String> made = world.calls.made();
        assertTrue(made.containsAll(List.of("getFunction live", "get " + HEALTH_URL)), made::toString);
        assertFalse(made.contains("invoke live"), made::toString);
    }

    @Test
    @DisplayName("V1: an alias that still points at the old image is noticed")
    void another_digest_is_noticed() {
        WrongDigest wrong = assertThrows(WrongDigest.class, () -> verify(VerifyFunction.Stage.LIVE, NEW, HEALTH));
        assertSays(wrong, FUNCTION + ":live", OLD.digest().text(), NEW.digest().text());
        assertFalse(world.calls.made().contains("get " + HEALTH_URL));
    }

    @Test
    void without_a_staged_version_nothing_else_is_verified_in_its_place() {
        World empty = new World();
        empty.function.code = NEW;
        VerifyFunction step = new VerifyFunction(empty.lambda(), empty.http(), empty.ledger(), empty.register());
        VerifyFunction.Input input = new VerifyFunction.Input(
                FUNCTION,
                Optional.of(ALIAS),
                NEW.digest(),
                VerifyFunction.Stage.STAGED,
                List.of(TEST),
                STRICT,
                HOLD,
                AT);
        assertThrows(UpdateOverwritten.class, () -> step.run(input));
        assertEquals(List.of(), empty.aws.invocations);
    }

    @Test
    @DisplayName("V2: an unhealthy answer is told by status and members, never by its values")
    void an_unhealthy_answer_is_told_without_values() {
        shift();
        world.web.answer(HEALTH_URL, 503, "{\"ok\":false,\"dsn\":\"" + World.SECRET + "\"}");
        Unhealthy unhealthy = assertThrows(Unhealthy.class, () -> verify(VerifyFunction.Stage.LIVE, NEW, HEALTH));
        assertSays(unhealthy, "answered 503");
        assertHides(unhealthy, World.SECRET);
    }

    @Test
    void a_body_that_is_no_json_is_a_text() {
        shift();
        world.web.answer(HEALTH_URL, 200, "all well");
        Probe text = new Probe(Probe.Kind.HEALTH, Optional.empty(), Optional.of(HEALTH_URL), "$contains(body, 'well')");
        assertTrue(verify(VerifyFunction.Stage.LIVE, NEW, text).healthy());
    }

    @Test
    void no_answer_by_http_is_unhealthy() {
        shift();
        world.web.answers.clear();
        Unhealthy silent = assertThrows(Unhealthy.class, () -> verify(VerifyFunction.Stage.LIVE, NEW, HEALTH));
        assertSays(silent, "got no answer");
    }

    @Test
    void a_crash_of_a_staged_version_is_a_fault_and_no_evidence_of_passing_is_written() {
        world.aws.answers.clear();
        world.aws.answers.add(failure("2", "KeyError", World.SECRET));
        FunctionCrashed crashed =
                assertThrows(FunctionCrashed.class, () -> verify(VerifyFunction.Stage.STAGED, NEW, TEST));
        assertHides(crashed, World.SECRET);
        assertEquals(Optional.empty(), world.recorded("verifiedStaged"));
    }

    @Test
    @DisplayName("R2: a restored function that is unhealthy runs the old digest all the same, and that is told")
    void a_restored_function_that_is_unhealthy_is_restored() {
        world.web.answer(HEALTH_URL, 503, "{}");
        VerifyFunction.Output output = verify(VerifyFunction.Stage.RESTORED, OLD, HEALTH);
        assertTrue(output.ok());
        assertFalse(output.healthy());
        assertTrue(world.recorded("verifiedRestored").orElseThrow().contains("\"FAILED\""));
    }

    @Test
    @DisplayName("R2: a restored function with another digest is not restored")
    void a_restored_function_with_another_digest_is_a_fault() {
        shift();
        assertThrows(WrongDigest.class, () -> verify(VerifyFunction.Stage.RESTORED, OLD, HEALTH));
    }

    @Test
    void a_throttled_invocation_says_nothing_against_a_restored_function() {
        Probe health = new Probe(Probe.Kind.HEALTH, TEST.payload(), Optional.empty(), "true");
        world.calls.before("invoke live", () -> {
            throw SdkClientException.create("Rate Exceeded.");
        });
        assertThrows(SdkClientException.class, () -> verify(VerifyFunction.Stage.RESTORED, OLD, health));
        assertEquals(
                OLD.digest(),
                world.register().left("dev", FUNCTION).orElseThrow().digest());
    }

    @Test
    @DisplayName("O5: evidence in the ledger holds no body, no log line and no value")
    void evidence_holds_no_values() {
        shift();
        world.web.answer(HEALTH_URL, 200, "{\"ok\":true,\"dsn\":\"" + World.SECRET + "\"}");
        world.aws.answers.clear();
        world.aws.answers.add(answer("2", "{\"patterns\":\"" + World.SECRET + "\"}", "dsn=" + World.SECRET));
        verify(VerifyFunction.Stage.STAGED, NEW, TEST);
        verify(VerifyFunction.Stage.LIVE, NEW, HEALTH, TEST);
        assertFalse(world.table.dump().contains(World.SECRET), world.table::dump);
        assertEquals(List.of(), world.calls.changes());
    }
}
