package slipway.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import slipway.asl.VirtualTime;
import slipway.catalog.Task;
import slipway.cloud.Handler;
import slipway.error.DeploymentError;
import slipway.error.Postponement;
import slipway.step.StepStream;

/** Tells of what a task does to a function, while it does it. */
final class Narration {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<Task, String> WORDS = Map.of(
            Task.PREFLIGHT, "ready",
            Task.UPDATE_FUNCTION, "updating",
            Task.WAIT_UPDATED, "updated",
            Task.SHIFT_TRAFFIC, "live",
            Task.VERIFY_FUNCTION, "verified",
            Task.INVOKE_PRECOMPUTE, "invoked",
            Task.ROLLBACK, "put back");

    private final Task task;
    private final Map<String, String> shortNames;
    private final VirtualTime time;
    private final Progress progress;
    private final Instant since;

    /** @param shortNames of the functions, by their real ones */
    Narration(Task task, Map<String, String> shortNames, VirtualTime time, Progress progress) {
        this.task = task;
        this.shortNames = shortNames;
        this.time = time;
        this.progress = progress;
        this.since = time.instant();
    }

    /** The step as a handler that is listened to. */
    Handler around(StepStream<?, ?> step) {
        return (in, out) -> handle(step, in, out);
    }

    private void handle(StepStream<?, ?> step, InputStream in, OutputStream out) throws IOException {
        byte[] input = in.readAllBytes();
        try {
            step.handle(new ByteArrayInputStream(input), out);
            Optional.ofNullable(WORDS.get(task)).ifPresent(word -> tell(input, word));
        } catch (DeploymentError e) {
            if (!(e instanceof Postponement)) {
                tell(input, e.getClass().getSimpleName());
            }
            throw e;
        }
    }

    private void tell(byte[] input, String what) {
        String function = shortNames.get(read(input).path("function").asText(""));
        if (function != null) {
            progress.happened(function, what, Duration.between(since, time.instant()));
        }
    }

    private static JsonNode read(byte[] input) {
        try {
            return MAPPER.readTree(input);
        } catch (IOException _) {
            return MAPPER.nullNode();
        }
    }
}
