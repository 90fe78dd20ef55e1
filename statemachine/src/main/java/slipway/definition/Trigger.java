package slipway.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import slipway.manifest.Manifest;

/**
 * Which events start the machine by themselves: an EventBridge rule's pattern, the same in AWS and in rehearsal. The machine's
 * input is the event as it is.
 *
 * @param detail the pattern of the event's {@code detail}: for each member what it may be
 */
public record Trigger(String source, String detailType, Map<String, List<Object>> detail) {
    private static final JsonMapper MAPPER = new JsonMapper();

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
                        "image-tag", List.of(tag)));
    }

    /** An execution of the machine itself that did not succeed: what it left is looked after. */
    public static Trigger recovery(String stateMachineArn) {
        return new Trigger(
                "aws.states",
                "Step Functions Execution Status Change",
                Map.of(
                        "stateMachineArn", List.of(stateMachineArn),
                        "status", List.of("FAILED", "ABORTED", "TIMED_OUT")));
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
