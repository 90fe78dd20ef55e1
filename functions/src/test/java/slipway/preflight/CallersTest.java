package slipway.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.ALIAS;
import static slipway.fake.World.FUNCTION;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.error.AwsRejected;
import slipway.error.FunctionNotReady;
import slipway.fake.World;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

@DisplayName("I7: where an alias carries the traffic, nothing invokes the function around it")
class CallersTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:" + FUNCTION;
    private final World world = new World();

    private List<String> around(String... states) {
        return new Callers(world.lambda()).around(FUNCTION, ALIAS, List.of(states));
    }

    private void mapping(String arn, String state) {
        world.function.mappings.add(EventSourceMappingConfiguration.builder()
                .uuid("4f1e")
                .functionArn(arn)
                .state(state)
                .build());
    }

    private void statement(String effect, String action, String principal) {
        world.function.policy = Optional.of("""
                {"Version": "2012-10-17", "Id": "default", "Statement": [{"Sid": "nightly", "Effect": "%s", "Principal": %s, \
                "Action": %s, "Resource": "%s", \
                "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:events:eu-west-1:123456789012:rule/night"}}}]}""".formatted(effect, principal, action, ARN));
    }

    @Test
    void nobody_around_is_no_finding() {
        assertEquals(List.of(), around());
    }

    @ParameterizedTest
    @CsvSource({
        "'', Enabled, 1",
        "'', Creating, 1",
        ":$LATEST, Enabled, 1",
        ":live, Enabled, 0",
        ":7, Enabled, 0",
        "'', Disabled, 0"
    })
    void a_mapping_counts_by_what_it_invokes(String qualifier, String state, int found) {
        mapping(ARN + qualifier, state);
        assertEquals(found, around().size());
    }

    @Test
    void a_mapping_is_told_by_its_id() {
        mapping(ARN, "Enabled");
        assertEquals(
                List.of("the event source mapping 4f1e invokes it around its alias 'live'; name " + FUNCTION
                        + ":live there"),
                around());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Allow | "lambda:InvokeFunction"                     | {"Service": "events.amazonaws.com"} | 1
            Allow | ["lambda:GetFunction", "lambda:Invoke*"]    | {"AWS": ["1", "2"]}                 | 1
            Allow | "lambda:InvokeFunctionUrl"                  | "*"                                 | 1
            Allow | "lambda:GetFunction"                        | "*"                                 | 0
            Deny  | "lambda:InvokeFunction"                     | "*"                                 | 0
            """)
    void a_statement_counts_by_what_it_allows(String effect, String action, String principal, int found) {
        statement(effect, action, principal);
        assertEquals(found, around().size());
    }

    @Test
    void a_statement_is_told_by_its_id_and_by_whom_it_admits() {
        statement("Allow", "\"lambda:InvokeFunction\"", "{\"Service\": \"events.amazonaws.com\"}");
        assertEquals(
                List.of("events.amazonaws.com (arn:aws:events:eu-west-1:123456789012:rule/night), whom the statement"
                        + " 'nightly' of its policy admits, invokes it around its alias 'live'; name " + FUNCTION
                        + ":live there"),
                around());
    }

    @Test
    void a_policy_that_is_no_json_is_named() {
        world.function.policy = Optional.of("{");
        assertSays(assertThrows(AwsRejected.class, this::around), FUNCTION, "not JSON");
    }

    @Test
    void every_caller_is_told_at_once_and_nothing_is_changed() {
        mapping(ARN, "Enabled");
        statement("Allow", "\"lambda:InvokeFunction\"", "\"*\"");
        FunctionNotReady refused =
                assertThrows(FunctionNotReady.class, () -> preflight(Optional.of(ALIAS), "Work", "Rest"));
        assertSays(
                refused,
                FUNCTION,
                "mapping 4f1e",
                "'nightly'",
                "the state 'Work' of the workflow",
                "the state 'Rest'",
                "Nothing was changed");
        assertEquals(List.of(), world.calls.changes());
        assertEquals(List.of(), world.calls.writes());
    }

    @Test
    void a_function_without_alias_is_invoked_by_its_name_and_nobody_is_asked() {
        mapping(ARN, "Enabled");
        preflight(Optional.empty(), "Work");
        assertEquals(
                List.of(),
                world.calls.made().stream()
                        .filter(call -> call.equals("getPolicy") || call.equals("listEventSourceMappings"))
                        .toList());
    }

    private void preflight(Optional<String> alias, String... states) {
        new Preflight(world.lambda(), world.logs(), world.ledger(), world.register())
                .run(new Preflight.Input(
                        FUNCTION, alias, List.of(), NEW.digest(), "x86_64", List.of(states), HOLD, World.AT));
    }
}
