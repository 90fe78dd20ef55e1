package slipway.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.conclude.Outcome;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The executions of a deployment machine: found, and followed to their end. */
public final class Deployments {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration UNTIL_IT_STARTS = Duration.ofMinutes(1);

    /**
     * How an execution ended.
     *
     * @param outcome absent when it did not conclude: it was stopped, or failed otherwise
     * @param reason why it was not deployed; empty when it was
     */
    public record End(String execution, String status, Optional<Outcome> outcome, String reason, Duration took) {
        public boolean succeeded() {
            return outcome.filter(Outcome::isSuccess).isPresent();
        }

        /** The outcome's word, or the status of an execution that did not conclude. */
        public String word() {
            return outcome.map(Enum::name).orElse(status);
        }
    }

    /**
     * How an execution is waited for.
     *
     * @param interval between two looks
     * @param most how long
     */
    public record Pace(Poll poll, Duration interval, Duration most) {
        /** On this machine, where nobody approves and nothing is far away. */
        static final Pace LOCAL = new Pace(Poll.REAL, Duration.ofMillis(500), Duration.ofMinutes(20));
    }

    private final SfnClient stepFunctions;
    private final String machineArn;
    private final Pace pace;

    public Deployments(SfnClient stepFunctions, String machineArn) {
        this(stepFunctions, machineArn, Pace.LOCAL);
    }

    public Deployments(SfnClient stepFunctions, String machineArn, Pace pace) {
        this.stepFunctions = stepFunctions;
        this.machineArn = machineArn;
        this.pace = pace;
    }

    /** The ARNs of all executions so far, the newest first. */
    public List<String> all() {
        return stepFunctions.listExecutions(request -> request.stateMachineArn(machineArn)).executions().stream()
                .sorted((a, b) -> b.startDate().compareTo(a.startDate()))
                .map(ExecutionListItem::executionArn)
                .toList();
    }

    /**
     * The execution that has the text in its input and is none of those that are known.
     *
     * @throws Unavailable when none has started in time
     */
    public String started(Collection<String> known, String inInput) {
        return pace.poll()
                .answer(
                        UNTIL_IT_STARTS,
                        pace.interval(),
                        () -> all().stream()
                                .filter(execution -> !known.contains(execution))
                                .filter(execution -> describe(execution).input().contains(inInput))
                                .findFirst())
                .orElseThrow(() -> new Unavailable("No execution of " + machineArn + " has started for " + inInput
                        + ". See `slipway local logs`, and whether `slipway local status` shows the machine."));
    }

    /** Starts one as CI does. */
    public String start(String input) {
        return stepFunctions
                .startExecution(request -> request.stateMachineArn(machineArn).input(input))
                .executionArn();
    }

    /** Waits for its end, and tells each state when it is entered first. */
    public End follow(String execution, Progress progress) {
        Set<String> told = new HashSet<>();
        EnteredStates states = new EnteredStates(stepFunctions, execution);
        return await(execution, () -> states.more().stream().filter(told::add).forEach(progress::say));
    }

    /** Waits for its end, and asks for nothing else meanwhile. */
    public End await(String execution) {
        return await(execution, () -> {});
    }

    private End await(String execution, Runnable meanwhile) {
        return pace.poll()
                .answer(pace.most(), pace.interval(), () -> {
                    DescribeExecutionResponse now = describe(execution);
                    meanwhile.run();
                    return now.status() == ExecutionStatus.RUNNING ? Optional.empty() : Optional.of(end(now));
                })
                .orElseThrow(() -> new Unavailable(execution + " still ran after "
                        + pace.most().toMinutes() + " minutes. It goes on; look at it in the console."));
    }

    /** How the newest execution came out that has ended. */
    public Optional<End> latestEnd() {
        return all().stream()
                .map(this::describe)
                .filter(execution -> execution.status() != ExecutionStatus.RUNNING)
                .findFirst()
                .map(Deployments::end);
    }

    public DescribeExecutionResponse describe(String execution) {
        return stepFunctions.describeExecution(request -> request.executionArn(execution));
    }

    private static End end(DescribeExecutionResponse ended) {
        boolean succeeded = ended.status() == ExecutionStatus.SUCCEEDED;
        JsonNode output = succeeded ? parse(ended.output()) : MissingNode.getInstance();
        Optional<Outcome> outcome = succeeded
                ? Optional.of(Outcome.valueOf(output.path("outcome").asText()))
                : Optional.ofNullable(ended.error()).flatMap(Outcome::ofError);
        return new End(
                ended.executionArn(),
                ended.statusAsString(),
                outcome,
                succeeded ? output.path("reason").path("cause").asText("") : cause(ended),
                Duration.between(ended.startDate(), ended.stopDate()));
    }

    /** A Lambda's error comes as an object whose message is what to read. */
    private static String cause(DescribeExecutionResponse ended) {
        String cause = Optional.ofNullable(ended.cause()).orElse("");
        return cause.startsWith("{")
                ? parse(cause).path("errorMessage").asText()
                : Stream.of(Optional.ofNullable(ended.error()).orElse(""), cause)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The execution's JSON cannot be read.", e);
        }
    }
}
