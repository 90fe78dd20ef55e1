package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.cloud.ExampleCloud.FUNCTION;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class AliasTest {
    private final ExampleCloud example = new ExampleCloud();

    @BeforeEach
    void two_versions_and_an_alias_on_the_first() {
        example.cloud.functions().publish(FUNCTION);
        example.update(example.second);
        example.settle();
        example.cloud.functions().publish(FUNCTION);
        example.lambda.createAlias(it -> it.functionName(FUNCTION).name("live").functionVersion("1"));
    }

    @Test
    void flipping_an_alias_changes_what_answers_at_once() {
        assertEquals("\"first\"", invoke());
        example.lambda.updateAlias(it -> it.functionName(FUNCTION).name("live").functionVersion("2"));
        assertEquals("\"second\"", invoke());
        LiveChange change = example.cloud.functions().liveChanges().getLast();
        assertEquals(Optional.of("live"), change.alias());
        assertEquals(example.first, change.digestBefore());
        assertEquals(example.second, change.digestAfter());
        assertEquals(100, change.weightPercent());
    }

    @Test
    void an_update_that_changes_nothing_still_makes_a_new_revision() {
        String before = alias().revisionId();
        example.lambda.updateAlias(it -> it.functionName(FUNCTION).name("live").functionVersion("1"));
        assertNotEquals(before, alias().revisionId());
        assertThrows(
                PreconditionFailedException.class,
                () -> example.lambda.updateAlias(it -> it.functionName(FUNCTION)
                        .name("live")
                        .functionVersion("2")
                        .revisionId(before)));
    }

    @Test
    void leaving_the_routing_out_keeps_it_and_an_empty_map_clears_it() {
        route("1", Map.of("2", 0.1));
        example.lambda.updateAlias(it -> it.functionName(FUNCTION).name("live").functionVersion("1"));
        assertEquals(Map.of("2", 0.1), alias().routingConfig().additionalVersionWeights());
        route("1", Map.of());
        assertEquals(null, alias().routingConfig());
    }

    @Test
    void weights_split_the_traffic() {
        route("1", Map.of("2", 0.25));
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            counts.merge(invoke(), 1, Integer::sum);
        }
        int split = counts.getOrDefault("\"second\"", 0);
        assertTrue(split > 200 && split < 300, "a quarter of 1000 invocations was " + split);
    }

    @Test
    void latest_never_takes_part_in_a_split() {
        assertThrows(InvalidParameterValueException.class, () -> route("1", Map.of("$LATEST", 0.5)));
        assertThrows(InvalidParameterValueException.class, () -> route("$LATEST", Map.of("1", 0.5)));
    }

    @Test
    void a_split_has_one_other_version_and_a_weight_between_zero_and_one() {
        assertThrows(InvalidParameterValueException.class, () -> route("1", Map.of("2", 0.1, "3", 0.1)));
        var tooMuch = assertThrows(LambdaException.class, () -> route("1", Map.of("2", 1.1)));
        assertEquals("ValidationException", ExampleCloud.code(tooMuch));
        assertThrows(InvalidParameterValueException.class, () -> route("1", Map.of("1", 0.5)));
    }

    @Test
    void an_alias_never_points_at_a_version_that_does_not_exist() {
        assertThrows(ResourceNotFoundException.class, () -> route("9", Map.of()));
        assertThrows(ResourceNotFoundException.class, () -> route("1", Map.of("9", 0.5)));
        assertEquals("1", alias().functionVersion());
    }

    @Test
    void an_alias_is_made_once() {
        assertThrows(
                ResourceConflictException.class,
                () -> example.lambda.createAlias(
                        it -> it.functionName(FUNCTION).name("live").functionVersion("2")));
        assertThrows(
                ResourceNotFoundException.class,
                () -> example.lambda.getAlias(it -> it.functionName(FUNCTION).name("none")));
    }

    @Test
    void aliases_are_listed_by_version_and_in_pages() {
        example.lambda.createAlias(it -> it.functionName(FUNCTION).name("next").functionVersion("2"));
        assertEquals(
                2L,
                example
                        .lambda
                        .listAliasesPaginator(it -> it.functionName(FUNCTION).maxItems(1))
                        .aliases()
                        .stream()
                        .count());
        assertEquals(
                "next",
                example.lambda
                        .listAliases(it -> it.functionName(FUNCTION).functionVersion("2"))
                        .aliases()
                        .getFirst()
                        .name());
    }

    private void route(String version, Map<String, Double> weights) {
        example.lambda.updateAlias(it -> it.functionName(FUNCTION)
                .name("live")
                .functionVersion(version)
                .routingConfig(routing -> routing.additionalVersionWeights(weights)));
    }

    private GetAliasResponse alias() {
        return example.lambda.getAlias(it -> it.functionName(FUNCTION).name("live"));
    }

    private String invoke() {
        return example.lambda
                .invoke(it -> it.functionName(FUNCTION).qualifier("live"))
                .payload()
                .asUtf8String();
    }
}
