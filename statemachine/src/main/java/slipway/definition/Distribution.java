package slipway.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The definition of a large fleet: each Map over a plan's batches becomes a distributed one, which reads them from S3 and runs each in
 * a child execution, with a history of its own.
 */
final class Distribution {
    private static final Pattern BATCHES = Pattern.compile("\\$(\\w+)\\.batches");

    private static final String NOT_YET_UPDATED = "slipway.error.NotYetUpdated";

    private static final JsonMapper MAPPER = new JsonMapper();

    private Distribution() {}

    static String of(String template) {
        try {
            ObjectNode machine = (ObjectNode) MAPPER.readTree(template);
            distribute(machine);
            return machine.toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the definition's template is not valid JSON", e);
        }
    }

    private static void distribute(JsonNode flow) {
        for (JsonNode state : flow.required("States")) {
            state.path("Branches").forEach(Distribution::distribute);
            state.path("Retry").forEach(Distribution::slow);
            if (state.has("ItemProcessor")) {
                Matcher batches = BATCHES.matcher(state.path("Items").asText());
                if (batches.find()) {
                    distribute((ObjectNode) state, batches.group(1));
                }
                distribute(state.required("ItemProcessor"));
            }
        }
    }

    /**
     * Few functions may be asked each second whether they are updated. Of many, each is asked less often: GetFunction admits 100 calls a
     * second, and 14 functions more begin to wait each second.
     */
    private static void slow(JsonNode retrier) {
        boolean waits = retrier.required("ErrorEquals")
                .valueStream()
                .anyMatch(name -> name.asText().equals(NOT_YET_UPDATED));
        if (waits && retrier.required("IntervalSeconds").asInt() == 1) {
            ((ObjectNode) retrier)
                    .put("IntervalSeconds", 3)
                    .put("BackoffRate", 1.1)
                    // For about as long as the small fleet's.
                    .put("MaxAttempts", retrier.required("MaxAttempts").asInt() * 3 / 4);
        }
    }

    /** @param plan the variable that holds the plan's head */
    private static void distribute(ObjectNode map, String plan) {
        map.remove("Items");
        // Pacing is the batches' own; all of them may wait at the same time.
        map.remove("MaxConcurrency");
        ObjectNode reader = map.putObject("ItemReader").put("Resource", "arn:aws:states:::s3:getObject");
        reader.putObject("ReaderConfig").put("InputType", "JSON");
        reader.putObject("Arguments").put("Bucket", "${PlanBucket}").put("Key", "{% $" + plan + ".functionsKey %}");
        ((ObjectNode) map.required("ItemProcessor"))
                .putObject("ProcessorConfig")
                .put("Mode", "DISTRIBUTED")
                .put("ExecutionType", "STANDARD");
    }
}
