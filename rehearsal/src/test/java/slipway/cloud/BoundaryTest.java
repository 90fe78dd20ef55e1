package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.cloud.ExampleCloud.FUNCTION;
import static slipway.cloud.ExampleCloud.uri;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import slipway.fault.ApiCall;
import slipway.fault.Failure;
import slipway.fault.Fault;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class BoundaryTest {
    private final ExampleCloud example = new ExampleCloud();

    @Test
    void a_call_that_fails_before_its_effect_changes_nothing() {
        example.cloud.faults().on("lambda", "UpdateFunctionCode").nth(1, Fault.fail(Failure.unavailable()));
        assertThrows(ServiceException.class, () -> example.update(example.second));
        example.settle();
        assertEquals(example.first, example.cloud.functions().liveDigest(FUNCTION, "$LATEST"));
        example.update(example.second);
    }

    @Test
    void a_lost_answer_throws_after_the_effect() {
        example.cloud
                .faults()
                .on("lambda", "UpdateFunctionCode")
                .nth(1, Fault.failAfterEffect(Failure.connectionLost()));
        assertThrows(SdkClientException.class, () -> example.update(example.second));
        example.settle();
        assertEquals(example.second, example.cloud.functions().liveDigest(FUNCTION, "$LATEST"));
    }

    @Test
    void a_rival_acts_just_before_the_call_and_is_not_struck_itself() {
        example.cloud
                .faults()
                .on("lambda", "UpdateFunctionCode")
                .always(Fault.preceded(() -> example.update(example.second)));
        assertThrows(ResourceConflictException.class, () -> example.update(example.first));
        List<String> callers = example.cloud.calls().stream()
                .filter(call -> call.service().equals("lambda"))
                .map(call -> call.caller().orElse("outside"))
                .toList();
        assertEquals(List.of("outside", "rival"), callers);
    }

    @Test
    void what_is_not_permitted_is_denied_for_that_resource_only() {
        example.cloud.functions().createFromImage(FunctionSpec.named("other"), uri(example.first));
        example.cloud.permissions().deny("lambda:GetFunction", FUNCTION);
        var denied = assertThrows(
                LambdaException.class,
                () -> example.lambda.getFunction(
                        it -> it.functionName("arn:aws:lambda:us-east-1:123456789012:function:" + FUNCTION + ":live")));
        assertEquals(403, denied.statusCode());
        assertEquals("AccessDeniedException", ExampleCloud.code(denied));
        example.lambda.getFunction(it -> it.functionName("other"));
        example.cloud.permissions().allow("lambda:GetFunction", FUNCTION);
        example.lambda.getFunction(it -> it.functionName(FUNCTION));
    }

    @Test
    void the_control_plane_of_lambda_takes_fifteen_requests_a_second_in_total() {
        IntStream.range(0, 14).forEach(_ -> example.lambda.listAliases(it -> it.functionName(FUNCTION)));
        example.lambda.getFunctionConfiguration(it -> it.functionName(FUNCTION));
        var throttled = assertThrows(
                TooManyRequestsException.class, () -> example.lambda.listAliases(it -> it.functionName(FUNCTION)));
        assertEquals(429, throttled.statusCode());
        assertEquals("Rate Exceeded.", throttled.awsErrorDetails().errorMessage());
        assertTrue(throttled.isThrottlingException());
        example.time.runFor(Duration.ofMillis(70));
        example.lambda.listAliases(it -> it.functionName(FUNCTION));
    }

    @Test
    void get_function_has_a_hundred_of_its_own() {
        IntStream.range(0, 100).forEach(_ -> example.lambda.getFunction(it -> it.functionName(FUNCTION)));
        assertThrows(TooManyRequestsException.class, () -> example.lambda.getFunction(it -> it.functionName(FUNCTION)));
    }

    @Test
    void an_operation_that_is_not_modelled_is_named() {
        var named = assertThrows(
                UnsupportedOperationException.class,
                () -> example.lambda.deleteFunction(it -> it.functionName(FUNCTION)));
        assertTrue(String.valueOf(named.getMessage()).startsWith("LambdaClient.deleteFunction is not modelled"));
        assertThrows(UnsupportedOperationException.class, example.lambda::waiter);
    }

    @Test
    void every_call_is_kept_with_its_resource() {
        example.lambda.getFunction(it -> it.functionName(FUNCTION));
        example.cloud.ecr().describeImages(it -> it.repositoryName("app"));
        assertEquals(
                List.of("lambda:GetFunction app-api-dev", "ecr:DescribeImages app"),
                example.cloud.calls().stream()
                        .filter(call -> !call.operation().equals("Deliver"))
                        .map(call -> call.action() + " " + call.resource())
                        .toList());
    }

    @Test
    void a_slow_call_lengthens_the_invocation_that_makes_it() {
        example.cloud.functions().createFromClasses(FunctionSpec.named("own"), Behaviour.ofHandler((_, out) -> {
            example.lambda.getFunction(it -> it.functionName(FUNCTION));
            out.write('1');
        }));
        example.cloud.faults().on("lambda", "GetFunction").caller("own").always(Fault.slow(Duration.ofMinutes(5)));
        var response = example.lambda.invoke(it -> it.functionName("own"));
        assertTrue(response.payload().asUtf8String().contains("Sandbox.Timedout"));
        ApiCall inner = example.cloud.calls().getLast();
        assertEquals("own", inner.caller().orElseThrow());
    }

    @Test
    void an_error_reads_like_a_real_one() {
        var error = assertThrows(
                DynamoDbException.class, () -> example.cloud.dynamoDb().getItem(it -> it.tableName("none")));
        assertTrue(String.valueOf(error.getMessage())
                .startsWith("Requested resource not found (Service: DynamoDb, Status Code: 400, Request ID: "));
    }
}
