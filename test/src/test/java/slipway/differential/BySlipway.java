package slipway.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import slipway.asl.Execution;
import slipway.asl.HistoryEvent;
import slipway.asl.InvalidDefinition;
import slipway.asl.StateMachine;
import slipway.asl.TaskCall;
import slipway.asl.VirtualTime;
import slipway.local.Account;

/** One pair, run by {@code slipway.asl} in virtual time. */
final class BySlipway {
    /** The role of both interpreters' machines: it can be seen in the context object. */
    static final String ROLE = "arn:aws:iam::" + Account.ID + ":role/differential";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SEED = 42;

    private final Pair pair;
    private final VirtualTime time = new VirtualTime(START);
    private final Map<String, List<JsonNode>> answered = new HashMap<>();

    private BySlipway(Pair pair) {
        this.pair = pair;
    }

    /**
     * What came of it.
     *
     * @param took in virtual time
     * @param answered what the tasks of each state were answered, in the order of the calls
     */
    record Run(Told told, Duration took, Map<String, List<JsonNode>> answered) {}

    static Run run(Pair pair) {
        return new BySlipway(pair).run();
    }

    private Run run() {
        try {
            String name = pair.unique();
            Execution execution = Execution.start(
                    StateMachine.parse(pair.definition()),
                    new Execution.Identity(
                            Account.arn("states", "execution:" + name + ":" + name),
                            name,
                            Account.arn("states", "stateMachine:" + name),
                            name,
                            ROLE,
                            MAPPER.treeToValue(pair.input(), Object.class)),
                    time,
                    this::answer,
                    new Random(SEED));
            time.runUntil(() -> execution.status() != Execution.Status.RUNNING);
            return new Run(told(execution), Duration.between(START, time.instant()), answered);
        } catch (InvalidDefinition e) {
            return new Run(Told.refused(text(e.getMessage())), Duration.ZERO, Map.of());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(pair.name(), e);
        }
    }

    private void answer(TaskCall call) {
        List<JsonNode> before = answered.computeIfAbsent(call.stateName(), _ -> new ArrayList<>());
        JsonNode answer = pair.answer(call.stateName(), before.size() + 1);
        if (answer.has("throw")) {
            JsonNode failure = answer.path("throw");
            call.fail(failure.path("error").asText(), failure.path("cause").asText());
        } else if (answer.has("return") || answer.has("echo")) {
            JsonNode result = answer.has("echo") ? MAPPER.valueToTree(call.arguments()) : answer.path("return");
            answer = MAPPER.createObjectNode().set("return", result);
            call.succeed(MAPPER.convertValue(result, Object.class));
        }
        before.add(answer);
    }

    static Told told(Execution execution) {
        boolean succeeded = execution.status() == Execution.Status.SUCCEEDED;
        return new Told(
                execution.status().name(),
                succeeded ? MAPPER.valueToTree(execution.output()) : MissingNode.getInstance(),
                text(execution.error()),
                text(execution.cause()),
                new History(execution.history().stream().map(BySlipway::event).toList()));
    }

    private static History.Event event(HistoryEvent event) {
        List<String> what = new ArrayList<>(List.of(event.type()));
        for (String detail : List.of("name", "index")) {
            if (event.details().containsKey(detail)) {
                what.add(String.valueOf(event.details().get(detail)));
            }
        }
        return new History.Event(event.id(), event.previousId(), String.join(" ", what));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
