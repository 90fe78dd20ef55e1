package slipway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import slipway.conclude.Outcome;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Looks at an execution until it has ended, and tells how. */
final class Follower {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** As long as an approval may be waited for, and a deployment after that. */
    private static final Duration LONGEST = Duration.ofDays(91);

    /** Lets time pass. */
    interface Pause {
        void of(Duration duration);
    }

    /**
     * How an execution ended.
     *
     * @param lasted from its start to its end
     */
    record Ended(boolean succeeded, String execution, Duration lasted) {}

    private final Terminal terminal;
    private final Pause pause;

    Follower(Terminal terminal, Pause pause) {
        this.terminal = terminal;
        this.pause = pause;
    }

    /** Looks until the end, and tells it. */
    Ended follow(SfnClient stepFunctions, String execution, boolean json) {
        for (long look = 0; look < LONGEST.dividedBy(INTERVAL); look++) {
            DescribeExecutionResponse now = stepFunctions.describeExecution(request -> request.executionArn(execution));
            if (now.status() != ExecutionStatus.RUNNING) {
                return tell(now, json);
            }
            if (terminal.progress()) {
                terminal.err().print(".");
                terminal.err().flush();
            }
            pause.of(INTERVAL);
        }
        throw new BadInput(execution + " runs longer than any deployment does; look at it in the console");
    }

    private Ended tell(DescribeExecutionResponse ended, boolean json) {
        boolean succeeded = ended.status() == ExecutionStatus.SUCCEEDED;
        Duration lasted = Duration.between(ended.startDate(), ended.stopDate());
        String outcome = succeeded
                ? text(ended.output(), "/outcome")
                : Outcome.ofError(Optional.ofNullable(ended.error()).orElse(""))
                        .map(Outcome::name)
                        .orElse(ended.statusAsString());
        String why = succeeded
                ? text(ended.output(), "/reason/cause")
                : Optional.ofNullable(ended.cause())
                        .map(cause -> text(cause, "/errorMessage"))
                        .orElse("");
        ObjectNode told = MAPPER.createObjectNode()
                .put("outcome", outcome)
                .put("execution", ended.executionArn())
                .put("seconds", lasted.toSeconds())
                .put("message", why);
        terminal.out().println(json ? told.toString() : outcome + (why.isEmpty() ? "" : "\n" + why));
        return new Ended(succeeded, ended.executionArn(), lasted);
    }

    /** A member of a JSON object; the text itself when it is none. */
    private static String text(String json, String pointer) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node.isObject() ? node.at(pointer).asText("") : json;
        } catch (JsonProcessingException _) {
            return json;
        }
    }
}
