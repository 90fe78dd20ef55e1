package slipway.definition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.asl.StateMachine;
import slipway.manifest.ManifestFile;

class DistributionTest {
    private static Plan fleet(int functions, String strategy, int payload) {
        String names = IntStream.range(0, functions).mapToObj(n -> "f" + n).collect(Collectors.joining(", "));
        return Plan.of(ManifestFile.parse("slipway.yaml", """
                application: shop
                environments: { dev: { ref: "branch:dev", strategy: %s } }
                apps: { site: [ %s ] }
                defaults: { alias: live, health: { payload: { text: "%s" } } }
                """.formatted(strategy, names, "x".repeat(payload))), "dev");
    }

    private static JsonNode compiled(Plan plan) throws JsonProcessingException {
        Map<String, String> values =
                Definition.placeholders().stream().collect(Collectors.toMap(Function.identity(), name -> "of-" + name));
        String definition = Definition.compile(plan, values);
        assertDoesNotThrow(() -> StateMachine.parse(definition));
        return new JsonMapper().readTree(definition);
    }

    @Test
    void up_to_forty_functions_are_in_the_head_and_their_maps_inline() throws JsonProcessingException {
        Plan plan = fleet(40, "all-at-once", 1);
        assertFalse(compiled(plan).toString().contains("DISTRIBUTED"));
        assertEquals(3, new JsonMapper().readTree(plan.json()).get("batches").size());
    }

    @Test
    void more_are_read_from_s3_by_every_map_over_batches() throws JsonProcessingException {
        Plan plan = fleet(41, "all-at-once", 1);
        JsonNode definition = compiled(plan);
        assertEquals(11, definition.findValues("ItemReader").size());
        JsonNode restore = definition.at("/States/RestoreCode");
        assertEquals(
                "{\"Bucket\":\"of-PlanBucket\",\"Key\":\"{% $restore.functionsKey %}\"}",
                restore.at("/ItemReader/Arguments").toString());
        assertFalse(restore.has("Items") || restore.has("MaxConcurrency"));
        assertTrue(new JsonMapper().readTree(plan.json()).get("batches").isNull());
        assertTrue(definition.get("TimeoutSeconds").asInt() > 14_400);
    }

    @Test
    void a_large_fleet_asks_less_often_whether_its_functions_are_updated() throws JsonProcessingException {
        assertEquals(List.of(1, 1, 1, 1), firstPauses(compiled(fleet(40, "all-at-once", 1))));
        assertEquals(List.of(3, 3, 3, 3), firstPauses(compiled(fleet(41, "all-at-once", 1))));
    }

    /** How long each state that waits for an update pauses at first. */
    private static List<Integer> firstPauses(JsonNode definition) {
        return definition.findValues("Retry").stream()
                .flatMap(JsonNode::valueStream)
                .filter(retrier -> retrier.at("/ErrorEquals/0").asText().equals("slipway.error.NotYetUpdated"))
                .map(retrier -> retrier.get("IntervalSeconds").asInt())
                .filter(seconds -> seconds != 2)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"14, 1, 14", "15, 1, 14", "1000, 1, 14", "3, 60000, 1"})
    void a_batch_is_bounded_in_functions_and_in_characters(int functions, int payload, int largest) {
        List<List<Plan.Function>> batches =
                fleet(functions, "all-at-once", payload).batches();
        assertEquals(functions, batches.stream().mapToInt(List::size).sum());
        assertEquals(Math.ceilDiv(functions, largest), batches.size());
        assertEquals(largest, batches.getFirst().size());
    }

    @Test
    void the_head_of_a_large_fleet_does_not_grow_with_it() {
        assertTrue(fleet(2_000, "all-at-once", 1).json().length() < 1_200);
    }

    @Test
    void what_step_functions_could_not_pass_on_is_refused() {
        PlanTooLarge function = assertThrows(PlanTooLarge.class, () -> fleet(1, "all-at-once", 100_000));
        assertTrue(String.valueOf(function.getMessage()).startsWith("functions.f0: "), function::getMessage);
    }
}
