package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static slipway.contract.aws.AwsErrors.assertRefused;
import static slipway.contract.aws.AwsErrors.assertSays;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** What Slipway relies on of Lambda: aliases, and how they share out traffic. */
abstract class LambdaAliasContract {
    private static final String LIVE = "live";

    private final Aws aws;
    private LambdaFixture functions;

    LambdaAliasContract(Aws aws) {
        this.aws = aws;
    }

    @BeforeEach
    void create() {
        functions = new LambdaFixture(aws);
        functions.publishBoth();
        aws.lambda()
                .createAlias(it -> it.functionName(functions.name()).name(LIVE).functionVersion("1"));
    }

    private GetAliasResponse alias() {
        return aws.lambda().getAlias(it -> it.functionName(functions.name()).name(LIVE));
    }

    private UpdateAliasResponse route(String version, Map<String, Double> weights) {
        return aws.lambda()
                .updateAlias(it -> it.functionName(functions.name())
                        .name(LIVE)
                        .functionVersion(version)
                        .routingConfig(routing -> routing.additionalVersionWeights(weights)));
    }

    private Set<String> executed(int invocations) {
        return IntStream.range(0, invocations)
                .mapToObj(_ -> functions.invoke(LIVE, "{}"))
                .map(InvokeResponse::executedVersion)
                .collect(Collectors.toSet());
    }

    @Test
    void an_alias_leads_to_its_version() {
        assertEquals("1", alias().functionVersion());
        InvokeResponse response = functions.invoke(LIVE, "{}");
        assertEquals("1", response.executedVersion());
        assertEquals(Probe.answer("first"), response.payload().asUtf8String());
        FunctionConfiguration found = functions.version(LIVE);
        assertEquals("1", found.version());
        assertEquals("sha256:" + found.codeSha256(), functions.first());
    }

    @Test
    void an_alias_that_is_moved_leads_to_the_other_version_at_once() {
        String before = alias().revisionId();
        UpdateAliasResponse answer = route("2", Map.of());
        assertEquals("2", answer.functionVersion());
        assertNotEquals(before, answer.revisionId());
        assertEquals(answer.revisionId(), alias().revisionId());
        assertEquals(Probe.answer("second"), functions.answer(LIVE));
    }

    @Test
    void an_alias_is_not_moved_from_a_state_that_is_no_more() {
        String before = alias().revisionId();
        route("2", Map.of());
        assertRefused(
                PreconditionFailedException.class,
                412,
                () -> aws.lambda()
                        .updateAlias(it -> it.functionName(functions.name())
                                .name(LIVE)
                                .functionVersion("1")
                                .revisionId(before)));
        assertEquals("2", alias().functionVersion());
    }

    @Test
    void every_update_makes_another_revision_also_one_that_changes_nothing() {
        String before = alias().revisionId();
        assertNotEquals(before, route("1", Map.of()).revisionId());
    }

    @Test
    void a_weight_sends_a_part_of_the_traffic_to_another_version() {
        route("1", Map.of("2", 0.5));
        assertEquals(Map.of("2", 0.5), alias().routingConfig().additionalVersionWeights());
        assertEquals(Set.of("1", "2"), executed(40));
    }

    @Test
    void the_whole_weight_sends_all_traffic_to_the_other_version() {
        route("1", Map.of("2", 1.0));
        assertEquals(Set.of("2"), executed(10));
    }

    @Test
    void no_weight_sends_nothing() {
        route("1", Map.of("2", 0.0));
        assertEquals(Set.of("1"), executed(10));
    }

    @Test
    void an_empty_routing_clears_the_weights() {
        route("1", Map.of("2", 0.5));
        UpdateAliasResponse cleared = route("1", Map.of());
        assertNull(cleared.routingConfig());
        assertNull(alias().routingConfig());
    }

    @Test
    void an_update_without_routing_keeps_the_weights() {
        route("1", Map.of("2", 0.5));
        aws.lambda()
                .updateAlias(it -> it.functionName(functions.name()).name(LIVE).description("kept"));
        assertEquals(Map.of("2", 0.5), alias().routingConfig().additionalVersionWeights());
        assertEquals("kept", alias().description());
    }

    @Test
    void a_split_between_three_versions_is_refused() throws Throwable {
        functions.update(aws.push(functions.repository(), "third", "dev-third"));
        functions.awaitSettled();
        assertEquals("3", functions.publish().version());
        aws.holds(
                Difference.ROUTING_IS_NOT_CHECKED,
                () -> assertRefused(
                        InvalidParameterValueException.class, 400, () -> route("1", Map.of("2", 0.2, "3", 0.2))));
    }

    @Test
    void a_weight_above_the_whole_is_refused() throws Throwable {
        aws.holds(
                Difference.ROUTING_IS_NOT_CHECKED,
                () -> assertRefused(
                        LambdaException.class, "ValidationException", 400, () -> route("1", Map.of("2", 1.5))));
    }

    @Test
    void an_alias_cannot_split_with_itself() throws Throwable {
        aws.holds(
                Difference.ROUTING_IS_NOT_CHECKED,
                () -> assertRefused(InvalidParameterValueException.class, 400, () -> route("1", Map.of("1", 0.5))));
    }

    @Test
    void the_unpublished_code_cannot_take_part_in_a_split() throws Throwable {
        aws.holds(
                Difference.ROUTING_IS_NOT_CHECKED,
                () -> assertRefused(
                        InvalidParameterValueException.class, 400, () -> route("$LATEST", Map.of("2", 0.5))));
    }

    @Test
    void an_alias_or_version_that_is_not_there_is_not_found() throws Throwable {
        ResourceNotFoundException refused = assertRefused(
                ResourceNotFoundException.class,
                404,
                () -> aws.lambda()
                        .getAlias(it -> it.functionName(functions.name()).name("none")));
        assertSays("Cannot find alias arn: ", refused);
        aws.holds(
                Difference.ALIAS_OF_NO_VERSION,
                () -> assertRefused(ResourceNotFoundException.class, 404, () -> route("9", Map.of())));
    }

    @Test
    void an_alias_that_is_there_is_not_made_again() {
        assertRefused(
                ResourceConflictException.class,
                409,
                () -> aws.lambda()
                        .createAlias(it ->
                                it.functionName(functions.name()).name(LIVE).functionVersion("2")));
    }
}
