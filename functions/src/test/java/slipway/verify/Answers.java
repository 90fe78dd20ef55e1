package slipway.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Answers of AWS Lambda to an invocation, with the platform's lines around what the function logged. */
final class Answers {
    private Answers() {}

    static InvokeResponse answer(String version, String payload, String log) {
        return response(version, payload, log).build();
    }

    static InvokeResponse failure(String version, String type, String message) {
        return response(version, "{\"errorType\":\"%s\",\"errorMessage\":\"%s\"}".formatted(type, message), message)
                .functionError("Unhandled")
                .build();
    }

    private static InvokeResponse.Builder response(String version, String payload, String log) {
        String tail = "START RequestId: 1 Version: " + version + "\n" + log + "\nEND RequestId: 1\n";
        return InvokeResponse.builder()
                .statusCode(200)
                .executedVersion(version)
                .payload(SdkBytes.fromUtf8String(payload))
                .logResult(Base64.getEncoder().encodeToString(tail.getBytes(StandardCharsets.UTF_8)));
    }
}
