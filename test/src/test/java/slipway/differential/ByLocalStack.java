package slipway.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.local.Poll;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.MapIterationEventDetails;

/** One pair, run by LocalStack's interpreter in real time. */
final class ByLocalStack {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final SfnClient stepFunctions;

    ByLocalStack(SfnClient stepFunctions) {
        this.stepFunctions = stepFunctions;
    }

    /** @param answered whether the answers of its tasks were laid down; it has no tasks otherwise */
    Told run(Pair pair, boolean answered) {
        String machine;
        try {
            machine = stepFunctions
                    .createStateMachine(request -> request.name(pair.unique())
                            .definition(pair.definition())
                            .roleArn(BySlipway.ROLE))
                    .stateMachineArn();
        } catch (InvalidDefinitionException e) {
            return Told.refused(text(e.getMessage()));
        }
        try {
            String execution = stepFunctions
                    .startExecution(request -> request.stateMachineArn(
                                    answered ? machine + "#" + LaidDownAnswers.CASE : machine)
                            .name(pair.unique())
                            .input(pair.input().toString()))
                    .executionArn();
            Poll.until(
                    MOST,
                    PAUSE,
                    () -> Optional.of(describe(execution)).filter(now -> now.status() != ExecutionStatus.RUNNING));
            return told(describe(execution));
        } finally {
            stepFunctions.deleteStateMachine(request -> request.stateMachineArn(machine));
        }
    }

    private DescribeExecutionResponse describe(String execution) {
        return stepFunctions.describeExecution(request -> request.executionArn(execution));
    }

    private Told told(DescribeExecutionResponse now) {
        return new Told(
                now.statusAsString(),
                now.output() == null ? MissingNode.getInstance() : json(now.output()),
                text(now.error()),
                text(now.cause()),
                history(now.executionArn()));
    }

    History history(String execution) {
        return new History(
                stepFunctions.getExecutionHistoryPaginator(request -> request.executionArn(execution)).events().stream()
                        .map(event -> new History.Event(event.id(), event.previousEventId(), what(event)))
                        .toList());
    }

    private static String what(HistoryEvent event) {
        List<String> what = new ArrayList<>(List.of(event.typeAsString()));
        if (event.stateEnteredEventDetails() != null) {
            what.add(event.stateEnteredEventDetails().name());
        }
        if (event.stateExitedEventDetails() != null) {
            what.add(event.stateExitedEventDetails().name());
        }
        for (MapIterationEventDetails iteration : iterations(event)) {
            what.add(iteration.name());
            what.add(String.valueOf(iteration.index()));
        }
        return String.join(" ", what);
    }

    private static List<MapIterationEventDetails> iterations(HistoryEvent event) {
        List<@Nullable MapIterationEventDetails> all = new ArrayList<>();
        all.add(event.mapIterationStartedEventDetails());
        all.add(event.mapIterationSucceededEventDetails());
        all.add(event.mapIterationFailedEventDetails());
        all.add(event.mapIterationAbortedEventDetails());
        return all.stream().filter(Objects::nonNull).toList();
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("LocalStack's output is no JSON: " + text, e);
        }
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
