package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.cloud.ExampleCloud.FUNCTION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.asl.TaskCall;
import slipway.fault.Failure;
import slipway.fault.Fault;

class ServiceIntegrationsTest {
    private final ExampleCloud example = new ExampleCloud();
    private final SimulatedCloud cloud = example.cloud;
    private final List<Object> answers = new ArrayList<>();

    @BeforeEach
    void resources() {
        cloud.tables().create("ledger", "pk", "sk");
        cloud.buckets().create("plans");
        cloud.topics().create("news");
    }

    @Test
    void an_invocation_answers_with_its_parsed_payload_after_its_duration() {
        deploy(_ -> Reply.of("{\"a\":[1]}").taking(Duration.ofSeconds(4)));
        start("lambda:invoke", "{\"FunctionName\":\"app-api-dev\",\"Payload\":{\"x\":1}}");
        example.time.runFor(Duration.ofSeconds(3));
        assertEquals(List.of(), answers);
        example.time.runFor(Duration.ofSeconds(10));
        Map<?, ?> result = result();
        assertEquals(Map.of("a", List.of(1)), result.get("Payload"));
        assertEquals("$LATEST", result.get("ExecutedVersion"));
        assertEquals(200, result.get("StatusCode"));
        assertTrue(result.containsKey("SdkHttpMetadata"));
    }

    @Test
    void a_function_error_becomes_the_task_s_own() {
        deploy(_ -> Reply.functionError("slipway.error.LockLost", "taken over"));
        run("lambda:invoke", "{\"FunctionName\":\"app-api-dev\",\"Payload\":{}}");
        assertEquals(
                List.of(new Failed(
                        "slipway.error.LockLost",
                        "{\"errorType\":\"slipway.error.LockLost\",\"errorMessage\":\"taken over\"}")),
                answers);
    }

    @Test
    void code_that_takes_too_long_fails_the_task_at_its_time_out() {
        deploy(_ -> Reply.of("{}").taking(Duration.ofMinutes(9)));
        start("lambda:invoke", "{\"FunctionName\":\"app-api-dev\"}");
        example.time.runFor(Duration.ofSeconds(59));
        assertEquals(List.of(), answers);
        example.time.runFor(Duration.ofSeconds(20));
        assertEquals("Sandbox.Timedout", failed().error());
    }

    @Test
    void lambda_s_own_errors_keep_their_old_prefix_and_names() {
        cloud.faults().on("lambda", "Invoke").nth(1, Fault.fail(Failure.throttled()));
        run("lambda:invoke", "{\"FunctionName\":\"app-api-dev\"}");
        assertEquals("Lambda.TooManyRequestsException", failed().error());
        cloud.permissions().deny("lambda:Invoke", FUNCTION);
        run("lambda:invoke", "{\"FunctionName\":\"app-api-dev\"}");
        assertEquals("Lambda.AWSLambdaException", failed().error());
        cloud.permissions().allow("lambda:Invoke", FUNCTION);
        cloud.faults().on("lambda", "Invoke").nth(1, Fault.failAfterEffect(Failure.connectionLost()));
        run("lambda:invoke", "{\"FunctionName\":\"app-api-dev\"}");
        assertEquals("Lambda.SdkClientException", failed().error());
    }

    @Test
    void items_are_written_and_read_with_typed_values() {
        String key = "\"Key\":{\"pk\":{\"S\":\"environment#dev\"},\"sk\":{\"S\":\"lock\"}}";
        run(
                "dynamodb:updateItem",
                "{\"TableName\":\"ledger\"," + key
                        + ",\"UpdateExpression\":\"SET m = :m ADD fence :one\",\"ReturnValues\":\"ALL_NEW\""
                        + ",\"ExpressionAttributeValues\":{\":one\":{\"N\":\"1\"},\":m\":{\"M\":{\"on\":{\"BOOL\":true},\"l\":{\"L\":[{\"NULL\":true}]}}}}}");
        assertEquals(
                Map.of(
                        "pk", Map.of("S", "environment#dev"),
                        "sk", Map.of("S", "lock"),
                        "fence", Map.of("N", "1"),
                        "m",
                                Map.of(
                                        "M",
                                        Map.of(
                                                "on", Map.of("BOOL", true),
                                                "l", Map.of("L", List.of(Map.of("NULL", true)))))),
                result().get("Attributes"));
        run("dynamodb:getItem", "{\"TableName\":\"ledger\"," + key + ",\"ConsistentRead\":true}");
        assertEquals(Map.of("N", "1"), ((Map<?, ?>) member(result(), "Item")).get("fence"));
    }

    @Test
    void an_item_that_is_not_there_leaves_the_member_out() {
        run("dynamodb:getItem", "{\"TableName\":\"ledger\",\"Key\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"S\":\"b\"}}}");
        assertTrue(!result().containsKey("Item"));
    }

    @Test
    void the_optimised_and_the_sdk_integration_of_a_table_name_their_errors_differently() {
        String item = "\"TableName\":\"ledger\",\"Item\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"S\":\"b\"}},"
                + "\"ConditionExpression\":\"attribute_exists(pk)\"";
        run("dynamodb:putItem", "{" + item + "}");
        assertEquals("DynamoDB.ConditionalCheckFailedException", failed().error());
        run("aws-sdk:dynamodb:transactWriteItems", "{\"TransactItems\":[{\"Put\":{" + item + "}}]}");
        assertEquals("DynamoDb.TransactionCanceledException", failed().error());
        assertTrue(failed().cause().contains("ConditionalCheckFailed"));
    }

    @Test
    void objects_pass_as_text() {
        run("aws-sdk:s3:putObject", "{\"Bucket\":\"plans\",\"Key\":\"a.json\",\"Body\":{\"b\":1}}");
        assertEquals("{\"b\":1}", cloud.buckets().text("plans", "a.json").orElseThrow());
        run("aws-sdk:s3:getObject", "{\"Bucket\":\"plans\",\"Key\":\"a.json\"}");
        assertEquals("{\"b\":1}", result().get("Body"));
        run("aws-sdk:s3:getObject", "{\"Bucket\":\"plans\",\"Key\":\"none\"}");
        assertEquals("S3.NoSuchKeyException", failed().error());
    }

    @Test
    void executions_are_described_with_capitals_whatever_the_api_does() {
        cloud.stateMachines()
                .register(
                        "m",
                        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}",
                        new ServiceIntegrations(cloud));
        run(
                "aws-sdk:sfn:startExecution",
                "{\"StateMachineArn\":\"" + StateMachines.machineArn("m") + "\",\"Name\":\"one\",\"Input\":\"{}\"}");
        String arn = String.valueOf(result().get("ExecutionArn"));
        run("aws-sdk:sfn:describeExecution", "{\"ExecutionArn\":\"" + arn + "\"}");
        assertEquals("RUNNING", result().get("Status"));
        assertTrue(result().get("StartDate") instanceof String);
        run("aws-sdk:sfn:describeExecution", "{\"ExecutionArn\":\"" + arn + "x\"}");
        assertEquals("Sfn.ExecutionDoesNotExistException", failed().error());
    }

    @Test
    void messages_and_events_may_be_objects() {
        run("sns:publish", "{\"TopicArn\":\"arn:aws:sns:us-east-1:123456789012:news\",\"Message\":{\"m\":1}}");
        assertEquals("{\"m\":1}", cloud.topics().messages().getFirst().message());
        run("events:putEvents", "{\"Entries\":[{\"Source\":\"slipway\",\"DetailType\":\"D\",\"Detail\":{\"d\":1}}]}");
        Event event = cloud.events().events().getLast();
        assertEquals(Map.of("d", 1), event.detail());
        assertEquals(List.of("execution-arn", "machine-arn"), event.resources());
        run("events:putEvents", "{\"Entries\":[{\"Source\":\"aws.ecr\",\"DetailType\":\"D\",\"Detail\":{}}]}");
        assertEquals("EventBridge.FailedEntry", failed().error());
        run("sns:publish", "{\"TopicArn\":\"arn:aws:sns:us-east-1:123456789012:none\",\"Message\":\"m\"}");
        assertEquals("SNS.NotFoundException", failed().error());
    }

    @Test
    void arguments_that_the_service_does_not_take_are_refused() {
        run("dynamodb:getItem", "{\"Table\":\"ledger\"}");
        assertEquals("States.Runtime", failed().error());
        run("dynamodb:getItem", "{\"TableName\":5}");
        assertTrue(failed().cause().contains("The value for the field 'TableName' must be a STRING"));
    }

    @Test
    void a_service_is_found_by_the_name_that_step_functions_has_for_it() {
        run("aws-sdk:cloudwatchlogs:describeLogGroups", "{\"LogGroupNamePrefix\":\"/none\"}");
        assertEquals(Map.of("LogGroups", List.of()), result());
        run("aws-sdk:eventbridge:putEvents", "{\"Entries\":[]}");
        assertEquals("EventBridge.EventBridgeException", failed().error());
    }

    @Test
    void a_resource_that_is_not_modelled_is_named() {
        var named = assertThrows(UnsupportedOperationException.class, () -> start("codebuild:startBuild.sync", "{}"));
        assertTrue(String.valueOf(named.getMessage()).contains("codebuild:startBuild.sync"));
        assertThrows(
                UnsupportedOperationException.class,
                () -> start("aws-sdk:lambda:deleteFunction", "{\"FunctionName\":\"f\"}"));
    }

    private void deploy(Behaviour behaviour) {
        example.update(example.push("tried", behaviour));
        example.settle();
    }

    private void run(String resource, String arguments) {
        start(resource, arguments);
        example.time.runFor(Duration.ofMinutes(2));
    }

    private void start(String resource, String arguments) {
        new ServiceIntegrations(cloud)
                .start(new Call(
                        "arn:aws:states:::" + resource, Json.read(arguments).orElseThrow(), answers));
    }

    private Map<?, ?> result() {
        return (Map<?, ?>) answers.getLast();
    }

    private static Object member(Map<?, ?> members, String name) {
        return Objects.requireNonNull(members.get(name));
    }

    private Failed failed() {
        return (Failed) answers.getLast();
    }

    private record Failed(String error, String cause) {}

    private record Call(String resource, Object arguments, List<Object> answers) implements TaskCall {
        @Override
        public Map<String, @Nullable Object> context() {
            return Map.of("Execution", Map.of("Id", "execution-arn"), "StateMachine", Map.of("Id", "machine-arn"));
        }

        @Override
        public String stateName() {
            return "Tried";
        }

        @Override
        public void succeed(@Nullable Object result) {
            answers.add(Objects.requireNonNull(result));
        }

        @Override
        public void fail(@Nullable String error, @Nullable String cause) {
            answers.add(new Failed(Objects.requireNonNull(error), Objects.requireNonNull(cause)));
        }
    }
}
