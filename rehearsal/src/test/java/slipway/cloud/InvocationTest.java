package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.cloud.ExampleCloud.FUNCTION;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class InvocationTest {
    private final ExampleCloud example = new ExampleCloud();

    @Test
    void a_function_error_comes_with_status_200() {
        deploy(_ -> Reply.functionError("app.Broken", "no such table"));
        InvokeResponse response = invoke("{}");
        assertEquals(200, response.statusCode());
        assertEquals("Unhandled", response.functionError());
        assertEquals(
                "{\"errorType\":\"app.Broken\",\"errorMessage\":\"no such table\"}",
                response.payload().asUtf8String());
    }

    @Test
    void the_code_sees_its_payload_variables_version_and_digest() {
        List<Request> seen = new ArrayList<>();
        example.cloud.functions().setVariables(FUNCTION, Map.of("STAGE", "dev"));
        String digest = deploy(request -> {
            seen.add(request);
            return Reply.of("{}");
        });
        invoke("{\"a\":1}");
        assertEquals(new Request(FUNCTION, "$LATEST", "{\"a\":1}", Map.of("STAGE", "dev"), digest), seen.getFirst());
    }

    @Test
    void the_log_tail_holds_the_platform_s_lines_around_the_application_s() {
        InvokeResponse response =
                example.lambda.invoke(it -> it.functionName(FUNCTION).logType("Tail"));
        List<String> lines = decoded(response).lines().toList();
        assertEquals(5, lines.size());
        assertTrue(lines.get(0).startsWith("INIT_START"));
        assertTrue(lines.get(1).matches("START RequestId: \\S+ Version: \\$LATEST"));
        assertEquals("hello from first", lines.get(2));
        assertTrue(lines.get(3).startsWith("END RequestId: "));
        assertTrue(lines.get(4).contains("Init Duration: "));
    }

    @Test
    void the_log_tail_is_cut_to_its_last_four_kilobytes() {
        deploy(_ -> Reply.of("{}").withLog("first line", "x".repeat(5_000)));
        String tail =
                decoded(example.lambda.invoke(it -> it.functionName(FUNCTION).logType("Tail")));
        assertEquals(4_096, tail.length());
        assertFalse(tail.contains("first line"));
        assertTrue(tail.contains("REPORT RequestId"));
    }

    @Test
    void an_import_error_is_logged_before_the_start_line() {
        deploy(_ -> Reply.initError("Runtime.ImportModuleError", "Unable to import module 'app': No module named 'x'")
                .withLog("[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'x'"));
        InvokeResponse response =
                example.lambda.invoke(it -> it.functionName(FUNCTION).logType("Tail"));
        List<String> lines = decoded(response).lines().toList();
        assertTrue(lines.get(1).startsWith("[ERROR] Runtime.ImportModuleError"));
        assertTrue(lines.get(2).startsWith("START"));
        assertEquals("Unhandled", response.functionError());
    }

    @Test
    void code_that_takes_too_long_times_out() {
        deploy(_ -> Reply.of("{}").taking(Duration.ofMinutes(2)));
        InvokeResponse response = invoke("{}");
        assertEquals("Unhandled", response.functionError());
        assertTrue(response.payload()
                .asUtf8String()
                .startsWith("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "));
        assertTrue(response.payload().asUtf8String().contains("Task timed out after 60.00 seconds"));
    }

    @Test
    void a_caller_waits_no_longer_than_it_said() {
        deploy(_ -> Reply.of("{}").taking(Duration.ofSeconds(40)));
        assertThrows(
                ApiCallTimeoutException.class,
                () -> example.lambda.invoke(it -> it.functionName(FUNCTION)
                        .overrideConfiguration(call -> call.apiCallTimeout(Duration.ofSeconds(30)))));
    }

    @Test
    void an_event_invocation_is_accepted_and_runs_later() {
        List<Request> seen = new ArrayList<>();
        deploy(request -> {
            seen.add(request);
            return Reply.of("{}");
        });
        InvokeResponse response =
                example.lambda.invoke(it -> it.functionName(FUNCTION).invocationType("Event"));
        assertEquals(202, response.statusCode());
        assertEquals(List.of(), seen);
        example.time.runFor(Duration.ofSeconds(1));
        assertEquals(1, seen.size());
    }

    @Test
    void a_dry_run_runs_nothing() {
        assertEquals(
                204,
                example.lambda
                        .invoke(it -> it.functionName(FUNCTION).invocationType("DryRun"))
                        .statusCode());
        assertEquals(List.of(), example.cloud.logGroups().lines("/aws/lambda/" + FUNCTION));
    }

    @Test
    void a_payload_that_is_not_json_is_refused() {
        assertThrows(InvalidRequestContentException.class, () -> invoke("{"));
    }

    @Test
    void the_first_call_of_an_environment_is_cold_and_the_next_is_warm() {
        invoke("{}");
        example.time.runFor(Duration.ofSeconds(30));
        invoke("{}");
        List<String> lines = example.cloud.logGroups().lines("/aws/lambda/" + FUNCTION);
        assertEquals(
                1, lines.stream().filter(line -> line.startsWith("INIT_START")).count());
    }

    @Test
    void a_java_handler_s_exception_is_reported_by_its_class_name() {
        example.cloud.functions().createFromClasses(FunctionSpec.named("own"), Behaviour.ofHandler((_, _) -> {
            throw new IllegalStateException("lock is lost");
        }));
        InvokeResponse response = example.lambda.invoke(it -> it.functionName("own"));
        Map<String, ?> error =
                Json.readObject(response.payload().asUtf8String()).orElseThrow();
        assertEquals("java.lang.IllegalStateException", error.get("errorType"));
        assertEquals("lock is lost", error.get("errorMessage"));
        assertTrue(error.get("stackTrace") instanceof List<?>);
    }

    @Test
    void a_java_handler_reads_and_writes_streams() {
        example.cloud
                .functions()
                .createFromClasses(FunctionSpec.named("own"), Behaviour.ofHandler((in, out) -> in.transferTo(out)));
        InvokeResponse response =
                example.lambda.invoke(it -> it.functionName("own").payload(SdkBytes.fromUtf8String("{\"x\":1}")));
        assertEquals("{\"x\":1}", response.payload().asUtf8String());
    }

    private String deploy(Behaviour behaviour) {
        String digest = example.push("tried", behaviour);
        example.update(digest);
        example.settle();
        return digest;
    }

    private InvokeResponse invoke(String payload) {
        return example.lambda.invoke(it -> it.functionName(FUNCTION).payload(SdkBytes.fromUtf8String(payload)));
    }

    private static String decoded(InvokeResponse response) {
        return new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
    }
}
