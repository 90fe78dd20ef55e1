package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.contract.aws.AwsErrors.assertRefused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What Slipway relies on of Lambda: invocations, what they answer and what they leave in the log. */
abstract class LambdaInvokeContract {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Aws aws;
    private LambdaFixture functions;

    LambdaInvokeContract(Aws aws) {
        this.aws = aws;
    }

    @BeforeEach
    void create() {
        functions = new LambdaFixture(aws);
    }

    private static JsonNode json(InvokeResponse response) throws JsonProcessingException {
        return MAPPER.readTree(response.payload().asUtf8String());
    }

    @Test
    void an_invocation_answers_with_what_the_code_returns() {
        InvokeResponse response = functions.invoke(null, "{}");
        assertEquals(200, response.statusCode());
        assertEquals(Probe.answer("first"), response.payload().asUtf8String());
        assertEquals("$LATEST", response.executedVersion());
        assertNull(response.functionError());
        assertNull(response.logResult());
    }

    @Test
    void an_invocation_without_payload_is_one() {
        InvokeResponse response = aws.lambda().invoke(it -> it.functionName(functions.name()));
        assertEquals(Probe.answer("first"), response.payload().asUtf8String());
    }

    @Test
    void a_version_is_invoked_by_its_number() {
        functions.publishBoth();
        InvokeResponse response = functions.invoke("1", "{}");
        assertEquals("1", response.executedVersion());
        assertEquals(Probe.answer("first"), response.payload().asUtf8String());
        assertEquals(Probe.answer("second"), functions.answer("2"));
    }

    @Test
    void a_function_error_comes_with_status_200() throws JsonProcessingException {
        InvokeResponse response = functions.invoke(null, Probe.FAIL);
        assertEquals(200, response.statusCode());
        assertEquals("Unhandled", response.functionError());
        assertEquals(
                "java.lang.IllegalStateException",
                json(response).path("errorType").asText());
        assertEquals(Probe.REFUSAL, json(response).path("errorMessage").asText());
    }

    @Test
    void a_function_that_takes_too_long_is_ended() throws JsonProcessingException {
        InvokeResponse response = functions.invoke(null, Probe.DAWDLE);
        assertEquals(200, response.statusCode());
        assertEquals("Unhandled", response.functionError());
        assertEquals("Sandbox.Timedout", json(response).path("errorType").asText());
        assertTrue(json(response).path("errorMessage").asText().endsWith("Task timed out after 3.00 seconds"));
    }

    @Test
    void the_tail_of_the_log_comes_when_it_is_asked_for() {
        InvokeResponse response =
                aws.lambda().invoke(it -> it.functionName(functions.name()).logType(LogType.TAIL));
        List<String> lines = new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("INIT_START"))
                .toList();
        assertEquals(4, lines.size(), lines::toString);
        assertTrue(lines.get(0).matches("START RequestId: \\S+ Version: \\$LATEST"), lines::toString);
        assertEquals(Probe.line("first"), lines.get(1));
        assertTrue(lines.get(2).startsWith("END RequestId: "), lines::toString);
        assertTrue(lines.get(3).startsWith("REPORT RequestId: "), lines::toString);
    }

    @Test
    void what_is_not_there_is_not_found() {
        String missing = aws.name();
        assertRefused(ResourceNotFoundException.class, 404, () -> aws.lambda().invoke(it -> it.functionName(missing)));
        assertRefused(ResourceNotFoundException.class, 404, () -> functions.invoke("9", "{}"));
        assertRefused(ResourceNotFoundException.class, 404, () -> functions.invoke("none", "{}"));
    }
}
