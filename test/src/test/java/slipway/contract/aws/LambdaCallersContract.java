package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.contract.aws.AwsErrors.assertRefused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What Slipway relies on of Lambda: who may invoke a function by its name alone, and what polls for it. */
abstract class LambdaCallersContract {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String RULE = "arn:aws:events:us-east-1:123456789012:rule/night";

    private final Aws aws;
    private final UnaryOperator<String> queues;
    private LambdaFixture functions;

    /** @param queues makes a queue of a name, and answers its ARN */
    LambdaCallersContract(Aws aws, UnaryOperator<String> queues) {
        this.aws = aws;
        this.queues = queues;
    }

    @BeforeEach
    void create() {
        functions = new LambdaFixture(aws);
        functions.publish();
        functions.awaitActive("1");
        aws.lambda()
                .createAlias(
                        it -> it.functionName(functions.name()).name("live").functionVersion("1"));
    }

    private void admit(String statement, @Nullable String qualifier) {
        aws.lambda()
                .addPermission(it -> it.functionName(functions.name())
                        .qualifier(qualifier)
                        .statementId(statement)
                        .action("lambda:InvokeFunction")
                        .principal("events.amazonaws.com")
                        .sourceArn(RULE));
    }

    private JsonNode statements() throws JsonProcessingException {
        return MAPPER.readTree(aws.lambda()
                        .getPolicy(it -> it.functionName(functions.name()))
                        .policy())
                .path("Statement");
    }

    @Test
    void a_function_without_a_policy_says_so() {
        assertRefused(
                ResourceNotFoundException.class,
                404,
                () -> aws.lambda().getPolicy(it -> it.functionName(functions.name())));
    }

    @Test
    void a_statement_names_whom_it_admits() throws JsonProcessingException {
        admit("night", null);
        assertEquals(1, statements().size());
        JsonNode statement = statements().path(0);
        assertEquals("night", statement.path("Sid").asText());
        assertEquals("Allow", statement.path("Effect").asText());
        assertEquals("lambda:InvokeFunction", statement.path("Action").asText());
        assertEquals(
                "events.amazonaws.com",
                statement.path("Principal").path("Service").asText());
        assertEquals(
                RULE,
                statement
                        .path("Condition")
                        .path("ArnLike")
                        .path("AWS:SourceArn")
                        .asText());
        assertTrue(statement.path("Resource").asText().endsWith(":function:" + functions.name()));
    }

    @Test
    void what_an_alias_admits_is_no_part_of_the_functions_own_policy() {
        admit("night", "live");
        assertRefused(
                ResourceNotFoundException.class,
                404,
                () -> aws.lambda().getPolicy(it -> it.functionName(functions.name())));
    }

    @Test
    void a_statement_is_given_once_and_can_be_taken_away() {
        admit("night", null);
        assertRefused(ResourceConflictException.class, 409, () -> admit("night", null));
        aws.lambda().removePermission(it -> it.functionName(functions.name()).statementId("night"));
        assertRefused(
                ResourceNotFoundException.class,
                404,
                () -> aws.lambda().getPolicy(it -> it.functionName(functions.name())));
    }

    @Test
    void a_mapping_says_by_its_arn_what_it_invokes() {
        assertEquals(List.of(), mappings());
        String around = map(functions.name());
        String through = map(functions.name() + ":live");
        List<String> unqualified = mappings().stream()
                .filter(mapping -> mapping.functionArn().endsWith(":" + functions.name()))
                .map(EventSourceMappingConfiguration::uuid)
                .toList();
        aws.lambda().deleteEventSourceMapping(it -> it.uuid(around));
        aws.lambda().deleteEventSourceMapping(it -> it.uuid(through));
        assertEquals(List.of(around), unqualified);
    }

    private String map(String function) {
        String queue = queues.apply(aws.name());
        return aws.lambda()
                .createEventSourceMapping(
                        it -> it.functionName(function).eventSourceArn(queue).enabled(false))
                .uuid();
    }

    private List<EventSourceMappingConfiguration> mappings() {
        return aws.lambda()
                .listEventSourceMappings(it -> it.functionName(functions.name()))
                .eventSourceMappings();
    }
}
