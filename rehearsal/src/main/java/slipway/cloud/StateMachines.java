package slipway.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.asl.Execution;
import slipway.asl.ItemReader;
import slipway.asl.StateMachine;
import slipway.asl.TaskRunner;
import slipway.asl.VirtualTime;

/** The account's state machines and their executions, which {@link Execution} runs in virtual time. */
public final class StateMachines {
    /**
     * A state machine.
     *
     * @param parsed empty for one that can be described and not run
     */
    record Machine(
            String name,
            String definition,
            Instant createdAt,
            Optional<StateMachine> parsed,
            Optional<TaskRunner> tasks,
            ItemReader items) {
        String arn() {
            return machineArn(name);
        }
    }

    /** An execution, with the dates and texts that the API shows beside what the interpreter knows. */
    static final class Run {
        private final Execution execution;
        private final String input;
        private final Instant startedAt;
        private Optional<Instant> stoppedAt = Optional.empty();
        private Optional<Instant> redrivenAt = Optional.empty();

        private Run(Execution execution, String input, Instant startedAt) {
            this.execution = execution;
            this.input = input;
            this.startedAt = startedAt;
        }

        Execution execution() {
            return execution;
        }

        String input() {
            return input;
        }

        Instant startedAt() {
            return startedAt;
        }

        Optional<Instant> stoppedAt() {
            return stoppedAt;
        }

        Optional<Instant> redrivenAt() {
            return redrivenAt;
        }

        private void changed(Instant now) {
            boolean running = execution.status() == Execution.Status.RUNNING;
            stoppedAt = running ? Optional.empty() : Optional.of(now);
            if (running) {
                redrivenAt = Optional.of(now);
            }
        }
    }

    private final VirtualTime time;
    private final Randomness randomness;
    private final EventBus events;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, Run> children = new LinkedHashMap<>();

    StateMachines(VirtualTime time, Randomness randomness, EventBus events) {
        this.time = time;
        this.randomness = randomness;
        this.events = events;
    }

    /** Makes a state machine, or gives one another definition: executions that run keep theirs. Answers its ARN. */
    public String register(String name, String definition, TaskRunner tasks) {
        return register(name, definition, tasks, ItemReader.NONE);
    }

    /** The same, for a definition whose distributed Maps read their items. */
    public String register(String name, String definition, TaskRunner tasks, ItemReader items) {
        return add(new Machine(
                name,
                definition,
                time.instant(),
                Optional.of(StateMachine.parse(definition)),
                Optional.of(tasks),
                items));
    }

    /** Makes a state machine that can be described and not run, such as the application's own workflow. */
    public String registerDefinition(String name, String definition) {
        return add(new Machine(name, definition, time.instant(), Optional.empty(), Optional.empty(), ItemReader.NONE));
    }

    /** The execution behind an ARN, with its history and its billed transitions. */
    public Optional<Execution> execution(String arn) {
        return find(arn).map(Run::execution);
    }

    /** Every execution but the children of distributed Maps, in the order in which they were started. */
    public List<Execution> executions() {
        return runs.values().stream().map(Run::execution).toList();
    }

    public static String machineArn(String name) {
        return Account.arn("states", "stateMachine:" + name);
    }

    Optional<Machine> machine(String arn) {
        return Optional.ofNullable(machines.get(arn));
    }

    Optional<Run> find(String arn) {
        return Optional.ofNullable(runs.get(arn)).or(() -> Optional.ofNullable(children.get(arn)));
    }

    /** The executions of one machine, newest first. */
    List<Run> of(Machine machine) {
        List<Run> found = new ArrayList<>();
        for (Run run : runs.values()) {
            if (run.execution.identity().stateMachineArn().equals(machine.arn())) {
                found.addFirst(run);
            }
        }
        return found;
    }

    Run start(Machine machine, String name, String input) {
        if (machine.parsed.isEmpty() || machine.tasks.isEmpty()) {
            throw new UnsupportedOperationException(
                    "the state machine " + machine.name + " was registered without a way to run its tasks");
        }
        String arn = Account.arn("states", "execution:" + machine.name + ":" + name);
        var identity = new Execution.Identity(
                arn,
                name,
                machine.arn(),
                machine.name,
                "arn:aws:iam::" + Account.ID + ":role/" + machine.name,
                Json.read(input).orElse(null));
        Execution execution = Execution.start(
                machine.parsed.get(),
                identity,
                time,
                machine.tasks.get(),
                machine.items,
                randomness.stream("execution " + name));
        execution.onChild(this::add);
        Run run = new Run(execution, input, time.instant());
        runs.put(arn, run);
        execution.onStatusChange(_ -> {
            run.changed(time.instant());
            announce(run);
        });
        announce(run);
        return run;
    }

    private String add(Machine machine) {
        machines.put(machine.arn(), machine);
        return machine.arn();
    }

    /** A child execution can be described and stopped like any other; no event tells of it. */
    private void add(Execution child) {
        Run run = new Run(child, Json.write(child.identity().input()), time.instant());
        children.put(child.identity().arn(), run);
        child.onStatusChange(_ -> run.changed(time.instant()));
    }

    private void announce(Run run) {
        Execution execution = run.execution;
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("executionArn", execution.identity().arn());
        detail.put("stateMachineArn", execution.identity().stateMachineArn());
        detail.put("name", execution.identity().name());
        detail.put("status", execution.status().name());
        detail.put("startDate", run.startedAt.toEpochMilli());
        detail.put("stopDate", run.stoppedAt.map(Instant::toEpochMilli).orElse(null));
        detail.put("input", run.input);
        detail.put("output", output(execution).orElse(null));
        detail.put("inputDetails", Map.of("included", true));
        detail.put(
                "outputDetails",
                output(execution).map(_ -> Map.of("included", true)).orElse(null));
        detail.put("stateMachineVersionArn", null);
        detail.put("stateMachineAliasArn", null);
        detail.put("redriveCount", execution.redriveCount());
        detail.put("redriveDate", run.redrivenAt.map(Instant::toEpochMilli).orElse(null));
        detail.put("error", execution.error());
        detail.put("cause", execution.cause());
        events.emit(
                "aws.states",
                "Step Functions Execution Status Change",
                List.of(execution.identity().arn()),
                detail);
    }

    /** The output's text; empty until the execution succeeded. */
    static Optional<String> output(Execution execution) {
        return execution.status() == Execution.Status.SUCCEEDED
                ? Optional.of(Json.write(execution.output()))
                : Optional.empty();
    }
}
