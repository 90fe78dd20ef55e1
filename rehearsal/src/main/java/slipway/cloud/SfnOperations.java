package slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import slipway.asl.Execution;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Step Functions' API over the {@link StateMachines}. */
final class SfnOperations {
    private static final Pattern NAME = Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");
    private static final Duration REDRIVABLE = Duration.ofDays(14);
    private static final int PAGE = 100;

    private final StateMachines machines;
    private final TaskTokens tokens;
    private final VirtualTime time;
    private final Randomness randomness;
    private final ServiceErrors errors;

    private SfnOperations(
            StateMachines machines, TaskTokens tokens, VirtualTime time, Randomness randomness, ServiceErrors errors) {
        this.machines = machines;
        this.tokens = tokens;
        this.time = time;
        this.randomness = randomness;
        this.errors = errors;
    }

    static Operations register(
            Operations operations, StateMachines machines, TaskTokens tokens, VirtualTime time, Randomness randomness) {
        SfnOperations sfn = new SfnOperations(machines, tokens, time, randomness, operations.errors());
        operations.on(DescribeStateMachineRequest.class, sfn::describeStateMachine);
        operations.on(StartExecutionRequest.class, sfn::startExecution);
        operations.on(DescribeExecutionRequest.class, sfn::describeExecution);
        operations.on(StopExecutionRequest.class, sfn::stopExecution);
        operations.on(RedriveExecutionRequest.class, sfn::redriveExecution);
        operations.on(SendTaskSuccessRequest.class, sfn::sendTaskSuccess);
        operations.on(SendTaskFailureRequest.class, sfn::sendTaskFailure);
        operations.on(ListExecutionsRequest.class, sfn::listExecutions);
        return operations;
    }

    private DescribeStateMachineResponse describeStateMachine(DescribeStateMachineRequest request) {
        StateMachines.Machine machine = machine(request.stateMachineArn());
        return DescribeStateMachineResponse.builder()
                .stateMachineArn(machine.arn())
                .name(machine.name())
                .status(StateMachineStatus.ACTIVE)
                .type(StateMachineType.STANDARD)
                .definition(machine.definition())
                .roleArn("arn:aws:iam::" + Account.ID + ":role/" + machine.name())
                .creationDate(machine.createdAt())
                .build();
    }

    /** Starting again under the same name is the same execution while that one runs with the same input. */
    private StartExecutionResponse startExecution(StartExecutionRequest request) {
        StateMachines.Machine machine = machine(request.stateMachineArn());
        String name = Objects.requireNonNullElseGet(
                request.name(), () -> randomness.uuid("execution name").toString());
        if (!NAME.matcher(name).matches()) {
            throw errors.of("InvalidName", 400, "Invalid Name: '" + name + "'");
        }
        String input = Objects.requireNonNullElse(request.input(), "{}");
        if (!input.strip().equals("null") && Json.read(input).isEmpty()) {
            throw errors.of(
                    "InvalidExecutionInput", 400, "Invalid State Machine Execution Input: '" + input + "' is not JSON");
        }
        String arn = Account.arn("states", "execution:" + machine.name() + ":" + name);
        Optional<StateMachines.Run> existing = machines.find(arn);
        boolean same = existing.filter(run -> run.execution().status() == Execution.Status.RUNNING)
                .filter(run -> run.input().equals(input))
                .isPresent();
        if (existing.isPresent() && !same) {
            throw errors.of("ExecutionAlreadyExists", 400, "Execution Already Exists: '" + arn + "'");
        }
        StateMachines.Run run = existing.orElseGet(() -> machines.start(machine, name, input));
        return StartExecutionResponse.builder()
                .executionArn(run.execution().identity().arn())
                .startDate(run.startedAt())
                .build();
    }

    private DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        StateMachines.Run run = run(request.executionArn());
        Execution execution = run.execution();
        return DescribeExecutionResponse.builder()
                .executionArn(execution.identity().arn())
                .stateMachineArn(execution.identity().stateMachineArn())
                .name(execution.identity().name())
                .status(execution.status().name())
                .startDate(run.startedAt())
                .stopDate(run.stoppedAt().orElse(null))
                .input(run.input())
                .output(StateMachines.output(execution).orElse(null))
                .error(text(execution.error()))
                .cause(text(execution.cause()))
                .redriveCount(execution.redriveCount())
                .redriveDate(run.redrivenAt().orElse(null))
                .redriveStatus(isRedrivable(run) ? "REDRIVABLE" : "NOT_REDRIVABLE")
                .build();
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    /** Stopping what has ended already changes nothing. */
    private StopExecutionResponse stopExecution(StopExecutionRequest request) {
        StateMachines.Run run = run(request.executionArn());
        run.execution()
                .abort(
                        Objects.requireNonNullElse(request.error(), ""),
                        Objects.requireNonNullElse(request.cause(), ""));
        return StopExecutionResponse.builder()
                .stopDate(run.stoppedAt().orElse(time.instant()))
                .build();
    }

    private RedriveExecutionResponse redriveExecution(RedriveExecutionRequest request) {
        StateMachines.Run run = run(request.executionArn());
        if (!isRedrivable(run)) {
            throw errors.of(
                    "ExecutionNotRedrivable",
                    400,
                    "Execution is not RedriveExecution eligible: '"
                            + run.execution().identity().arn() + "' is "
                            + run.execution().status());
        }
        run.execution().redrive();
        return RedriveExecutionResponse.builder().redriveDate(time.instant()).build();
    }

    private SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        Optional<?> output = Json.read(request.output());
        if (output.isEmpty()) {
            throw errors.of("InvalidOutput", 400, "Invalid Output: '" + request.output() + "' is not JSON");
        }
        tokens.open(request.taskToken()).succeed(output.get());
        return SendTaskSuccessResponse.builder().build();
    }

    private SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
        tokens.open(request.taskToken()).fail(request.error(), request.cause());
        return SendTaskFailureResponse.builder().build();
    }

    private boolean isRedrivable(StateMachines.Run run) {
        boolean ended = List.of(Execution.Status.FAILED, Execution.Status.ABORTED, Execution.Status.TIMED_OUT)
                .contains(run.execution().status());
        Instant since = run.stoppedAt().orElse(time.instant());
        return ended
                && Duration.between(since, time.instant()).compareTo(REDRIVABLE) <= 0
                && run.execution().history().size() < 24_999;
    }

    private ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
        List<StateMachines.Run> wanted = machines.of(machine(request.stateMachineArn())).stream()
                .filter(run -> request.statusFilterAsString() == null
                        || run.execution().status().name().equals(request.statusFilterAsString()))
                .toList();
        Page<StateMachines.Run> page = Page.of(
                wanted,
                request.nextToken(),
                request.maxResults(),
                PAGE,
                run -> run.execution().identity().arn());
        return ListExecutionsResponse.builder()
                .executions(page.items().stream().map(SfnOperations::listed).toList())
                .nextToken(page.next())
                .build();
    }

    private static ExecutionListItem listed(StateMachines.Run run) {
        Execution execution = run.execution();
        return ExecutionListItem.builder()
                .executionArn(execution.identity().arn())
                .stateMachineArn(execution.identity().stateMachineArn())
                .name(execution.identity().name())
                .status(execution.status().name())
                .startDate(run.startedAt())
                .stopDate(run.stoppedAt().orElse(null))
                .redriveCount(execution.redriveCount())
                .build();
    }

    private StateMachines.Machine machine(String arn) {
        return machines.machine(arn)
                .orElseThrow(() ->
                        errors.of("StateMachineDoesNotExist", 400, "State Machine Does Not Exist: '" + arn + "'"));
    }

    private StateMachines.Run run(String arn) {
        return machines.find(arn)
                .orElseThrow(() -> errors.of("ExecutionDoesNotExist", 400, "Execution Does Not Exist: '" + arn + "'"));
    }
}
