package slipway.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import slipway.definition.Plan;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A call of one of the example's functions, as its users make it. */
public final class Invocation {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String HEALTH = "{\"health\":true}";

    private Invocation() {}

    /**
     * Which image answers a function's users.
     *
     * @throws IllegalStateException when the function answers with an error
     */
    public static String version(LambdaClient lambda, Plan.Function function) {
        InvokeResponse answer = lambda.invoke(request -> {
            request.functionName(function.name()).payload(SdkBytes.fromUtf8String(HEALTH));
            function.alias().ifPresent(request::qualifier);
        });
        String payload = answer.payload().asUtf8String();
        if (answer.functionError() != null) {
            throw new IllegalStateException(function.name() + " answered with an error: " + payload);
        }
        try {
            JsonNode said = MAPPER.readTree(payload);
            return said.path("version").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(function.name() + " did not answer with JSON", e);
        }
    }
}
