package slipway.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import slipway.manifest.Manifest;

/**
 * Which events start the machine by themselves: an EventBridge rule, the same in AWS and in rehearsal.
 *
 * @param detail the pattern of the event's {@code detail}: for each member what it may be
 * @param input the members of the machine's input, in order: a text, or where in the event it stands ({@code $.detail.status});
 *     empty when the event as it is becomes the input
 */
public record Trigger(
        String source, String detailType, Map<String, List<Object>> detail, SequencedMap<String, String> input) {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** How the input of a recovery begins, whoever starts it. */
    private static final String RECOVERY = "{\"action\":\"recover\"";

    /**
     * The push of an image for the environment. Only where its tag begins or ends is looked at: a malformed tag must reach the
     * machine, which refuses it by name.
     */
    public static Trigger push(Manifest manifest, String environment) {
        String prefix = manifest.tag().prefix(manifest.application(), environment);
        String suffix = manifest.tag().suffix(manifest.application(), environment);
        Object tag = prefix.isEmpty() ? Map.of("suffix", suffix) : Map.of("prefix", prefix);
        return new Trigger(
                "aws.ecr",
                "ECR Image Action",
                Map.of(
                        "action-type", List.of("PUSH"),
                        "result", List.of("SUCCESS"),
                        "repository-name", List.of(manifest.repository()),
                        "image-tag", List.of(tag)),
                new LinkedHashMap<>());
    }

    /**
     * An execution of the machine itself that did not succeed: what it left is looked after. A recovery is no such execution,
     * or a lasting cause would have recoveries start each other for ever.
     */
    public static Trigger recovery(String stateMachineArn) {
        SequencedMap<String, String> input = new LinkedHashMap<>();
        input.put("action", "recover");
        input.put("execution", "$.detail.executionArn");
        input.put("status", "$.detail.status");
        return new Trigger(
                "aws.states",
                "Step Functions Execution Status Change",
                Map.of(
                        "stateMachineArn", List.of(stateMachineArn),
                        "status", List.of("FAILED", "ABORTED", "TIMED_OUT"),
                        "input", List.of(Map.of("anything-but", Map.of("prefix", RECOVERY)))),
                input);
    }

    /** The whole pattern as EventBridge takes it. */
    public String pattern() {
        try {
            return MAPPER.writeValueAsString(
                    Map.of("source", List.of(source), "detail-type", List.of(detailType), "detail", detail));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a pattern is always JSON", e);
        }
    }
}
