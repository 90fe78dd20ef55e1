package slipway.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import slipway.error.UnexpectedAnswer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LogType;

/**
 * Invokes functions to see how they answer, and waits so long and no longer: a function may hang for its own time-out of up to 15
 * minutes, and who asks it would be ended before.
 */
final class Invoker {
    private final LambdaClient lambda;

    Invoker(LambdaClient lambda) {
        this.lambda = lambda;
    }

    /**
     * Invokes a function, and waits for its answer.
     *
     * @param qualifier the version or alias
     * @throws UnexpectedAnswer when there is none in time; asked again, it would let the next ones wait as long
     */
    Invocation send(String function, Optional<String> qualifier, JsonNode payload, Duration patience) {
        try {
            return Invocation.of(function, lambda.invoke(request -> {
                request.functionName(function)
                        .logType(LogType.TAIL)
                        .payload(SdkBytes.fromUtf8String(payload.toString()))
                        .overrideConfiguration(call -> call.apiCallTimeout(patience));
                qualifier.ifPresent(request::qualifier);
            }));
        } catch (ApiCallTimeoutException _) {
            throw new UnexpectedAnswer(
                    function + qualifier.map(name -> ":" + name).orElse("") + " did not answer within "
                            + patience.toSeconds() + " seconds");
        }
    }
}
