package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;
import static slipway.fake.World.STRICT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.step.Json;

@DisplayName("V2, V6: each probe is due when what it reaches is there")
class ProbePlanTest {
    private static final Probe HEALTH_HTTP = http(Probe.Kind.HEALTH);
    private static final Probe HEALTH_CALL = call(Probe.Kind.HEALTH);
    private static final Probe TEST_CALL = call(Probe.Kind.TEST);
    private static final Probe SMOKE_HTTP = http(Probe.Kind.SMOKE);
    private static final List<Probe> ALL = List.of(HEALTH_HTTP, HEALTH_CALL, TEST_CALL, SMOKE_HTTP);

    private static Probe http(Probe.Kind kind) {
        return new Probe(kind, Optional.empty(), Optional.of("https://api.example.com/" + kind.word()), "status = 200");
    }

    private static Probe call(Probe.Kind kind) {
        return new Probe(kind, Optional.of(JsonNodeFactory.instance.objectNode()), Optional.empty(), "true");
    }

    private static VerifyFunction.Input input(Optional<String> alias, VerifyFunction.Stage stage, List<Probe> probes) {
        return new VerifyFunction.Input("f", alias, NEW.digest(), stage, probes, STRICT, HOLD, Instant.EPOCH);
    }

    @Test
    void a_staged_version_is_invoked_and_not_reached_by_http() {
        assertEquals(
                List.of(HEALTH_CALL, TEST_CALL),
                ProbePlan.probes(input(Optional.of("live"), VerifyFunction.Stage.STAGED, ALL)));
    }

    @Test
    void a_live_alias_is_reached_by_http_having_been_invoked_before() {
        assertEquals(
                List.of(HEALTH_HTTP, SMOKE_HTTP),
                ProbePlan.probes(input(Optional.of("live"), VerifyFunction.Stage.LIVE, ALL)));
    }

    @Test
    void a_live_function_without_alias_is_asked_everything() {
        assertEquals(ALL, ProbePlan.probes(input(Optional.empty(), VerifyFunction.Stage.LIVE, ALL)));
    }

    @Test
    @DisplayName("R2: a restored function is asked for its health, both ways")
    void a_restored_function_is_asked_for_its_health() {
        assertEquals(
                List.of(HEALTH_HTTP, HEALTH_CALL),
                ProbePlan.probes(input(Optional.of("live"), VerifyFunction.Stage.RESTORED, ALL)));
    }

    @Test
    void a_function_without_a_payload_is_told_to_be_unverified_once_it_is_live() {
        List<Evidence> gaps = ProbePlan.gaps(input(Optional.of("live"), VerifyFunction.Stage.LIVE, List.of()));
        assertEquals(1, gaps.size());
        assertEquals(Evidence.Result.NOT_VERIFIED, gaps.getFirst().result());
        assertTrue(gaps.getFirst().detail().contains("not verified by invocation"), gaps::toString);
        assertTrue(gaps.getFirst().detail().contains("nor any other probe"), gaps::toString);
    }

    @Test
    void a_function_with_http_alone_is_told_that_its_log_was_not_read() {
        List<Evidence> gaps =
                ProbePlan.gaps(input(Optional.of("live"), VerifyFunction.Stage.LIVE, List.of(HEALTH_HTTP)));
        assertTrue(gaps.getFirst().detail().contains("log was not read"), gaps::toString);
    }

    @Test
    void a_function_with_a_payload_has_no_gap() {
        assertEquals(List.of(), ProbePlan.gaps(input(Optional.of("live"), VerifyFunction.Stage.LIVE, ALL)));
    }

    @ParameterizedTest
    @CsvSource({"STAGED", "RESTORED"})
    void gaps_are_told_only_once(VerifyFunction.Stage stage) {
        assertEquals(List.of(), ProbePlan.gaps(input(Optional.of("live"), stage, List.of())));
    }

    @Test
    @DisplayName(
            "the plan writes null where there is no payload: such a probe goes by HTTP, and nothing is invoked with null")
    void a_null_payload_of_the_plan_is_none() throws JsonProcessingException {
        Probe probe = Json.MAPPER.readValue(
                "{\"kind\":\"health\",\"payload\":null,\"http\":\"https://api.example.com/health\",\"expect\":\"status = 200\"}",
                Probe.class);
        assertEquals(HEALTH_HTTP, probe);
    }

    @Test
    void a_null_address_of_the_plan_is_none() throws JsonProcessingException {
        Probe probe = Json.MAPPER.readValue(
                "{\"kind\":\"test\",\"payload\":{},\"http\":null,\"expect\":\"true\"}", Probe.class);
        assertEquals(TEST_CALL, probe);
    }
}
