package slipway.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import slipway.step.Json;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * One test invocation and what came of it.
 *
 * @param functionError present when the function's code failed: AWS answers status 200 all the same
 * @param payload the answer; a text node when it is not JSON
 * @param log the last 4 KB of the invocation's log
 */
record Invocation(String function, String version, Optional<String> functionError, JsonNode payload, LogTail log) {

    static Invocation of(String function, InvokeResponse answer) {
        String log = answer.logResult() == null
                ? ""
                : new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
        return new Invocation(
                function,
                answer.executedVersion(),
                Optional.ofNullable(answer.functionError()),
                parse(answer.payload() == null ? "null" : answer.payload().asUtf8String()),
                new LogTail(log));
    }

    private static JsonNode parse(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(text);
        }
    }
}
