package slipway.asl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One execution of a state machine, moved forward by the events of a {@link VirtualTime}. */
public final class Execution {
    /** How an execution stands; the names are the service's. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    /**
     * Who runs what.
     *
     * @param arn the execution's ARN, {@code $states.context.Execution.Id}
     * @param name {@code $states.context.Execution.Name}
     * @param stateMachineArn {@code $states.context.StateMachine.Id}
     * @param stateMachineName {@code $states.context.StateMachine.Name}
     * @param input a JSON value
     */
    public record Identity(
            String arn,
            String name,
            String stateMachineArn,
            String stateMachineName,
            String roleArn,
            @Nullable Object input) {}

    private final Identity identity;
    private final int timeoutSeconds;
    private final @Nullable Parent parent;
    private final Engine engine;
    private final Frame root;
    private final List<Consumer<Execution>> statusListeners = new ArrayList<>();
    private final List<Consumer<Execution>> childListeners = new ArrayList<>();
    private final List<MapRun> mapRuns = new ArrayList<>();
    private VirtualTime.@Nullable Timer timeout;
    private Status status = Status.RUNNING;
    private int redriveCount;
    private @Nullable Object output;
    private @Nullable String error;
    private @Nullable String cause;

    /** The execution whose map run this one belongs to, and what waits there for its end. */
    private record Parent(Execution execution, boolean express, Runnable ended) {}

    private Execution(
            Flow flow, int timeoutSeconds, Identity identity, Surroundings surroundings, @Nullable Parent parent) {
        this.identity = identity;
        this.timeoutSeconds = timeoutSeconds;
        this.parent = parent;
        this.engine = new Engine(this, identity, surroundings);
        this.root = new Frame(engine, flow, new Scope(null), new Ending(), 0, null);
    }

    /** Starts an execution that reads no items from elsewhere: its first state is entered when the time's queue next runs. */
    public static Execution start(
            StateMachine machine, Identity identity, VirtualTime time, TaskRunner tasks, RandomGenerator random) {
        return start(machine, identity, time, tasks, ItemReader.NONE, random);
    }

    /** Starts an execution: its first state is entered when the time's queue next runs. */
    public static Execution start(
            StateMachine machine,
            Identity identity,
            VirtualTime time,
            TaskRunner tasks,
            ItemReader items,
            RandomGenerator random) {
        Surroundings surroundings = new Surroundings(time, tasks, items, random);
        Execution execution = new Execution(machine.flow(), machine.timeoutSeconds(), identity, surroundings, null);
        execution.begin();
        return execution;
    }

    /** Starts a child of one of this execution's map runs. */
    Execution startChild(Identity childIdentity, Flow flow, boolean express, Runnable ended) {
        Execution child = new Execution(
                flow,
                express ? Limits.EXPRESS_SECONDS : 0,
                childIdentity,
                engine.surroundings(),
                new Parent(this, express, ended));
        announce(child);
        child.begin();
        return child;
    }

    private void announce(Execution child) {
        childListeners.forEach(listener -> listener.accept(child));
        if (parent != null) {
            parent.execution.announce(child);
        }
    }

    private void begin() {
        engine.history()
                .add(0, "ExecutionStarted", Details.of("input", identity.input(), "roleArn", identity.roleArn()));
        startTimeout();
        // The service has the first state's entry follow 0, not the start.
        root.start(identity.input(), 0);
    }

    private void startTimeout() {
        if (timeoutSeconds > 0) {
            timeout = engine.later(Duration.ofSeconds(timeoutSeconds), this::timeOut);
        }
    }

    public Identity identity() {
        return identity;
    }

    public Status status() {
        return status;
    }

    /** The output; null until the execution succeeded. */
    public @Nullable Object output() {
        return output;
    }

    /** The error name of an execution that failed, timed out or was aborted. */
    public @Nullable String error() {
        return error;
    }

    public @Nullable String cause() {
        return cause;
    }

    /** The events so far, over all redrives; a view that grows as the execution goes on. */
    public List<HistoryEvent> history() {
        return engine.history().events();
    }

    /**
     * State transitions as the service bills them: retries and redrives included, those of children not; none for a child that is an
     * Express workflow, which is billed by its time.
     */
    public long billedTransitions() {
        return parent != null && parent.express ? 0 : engine.billedTransitions();
    }

    /** The billed transitions of this execution and of all child executions below it. */
    public long allBilledTransitions() {
        long all = billedTransitions();
        for (MapRun run : mapRuns) {
            for (Execution child : run.children()) {
                all += child.allBilledTransitions();
            }
        }
        return all;
    }

    /** The map runs that distributed Maps of this execution have started, in that order; a view that grows. */
    public List<MapRun> mapRuns() {
        return Collections.unmodifiableList(mapRuns);
    }

    void add(MapRun run) {
        mapRuns.add(run);
    }

    public int redriveCount() {
        return redriveCount;
    }

    /** Calls the listener with every event as it happens. */
    public void onEvent(Consumer<HistoryEvent> listener) {
        engine.history().onEvent(listener);
    }

    /** Calls the listener each time the status changes: when the execution ends and when it is redriven. */
    public void onStatusChange(Consumer<Execution> listener) {
        statusListeners.add(listener);
    }

    /** Calls the listener with each child execution, of children as well, as it starts: before its first event. */
    public void onChild(Consumer<Execution> listener) {
        childListeners.add(listener);
    }

    /**
     * Ends a running execution, and with it its children, as ABORTED; what its tasks have already sent is not undone.
     *
     * <p>Called from inside a step, by a task or a listener, it takes effect when the step has finished.
     */
    public void abort(@Nullable String error, @Nullable String cause) {
        engine.runBetweenSteps(() -> {
            if (status == Status.RUNNING) {
                root.abort();
                end(Status.ABORTED, "ExecutionAborted", 0, new Failure(error, cause));
            }
        });
    }

    /**
     * Starts a failed, aborted or timed-out execution again at the state that failed.
     *
     * <p>Branches and iterations that succeeded are kept; retry counters and time-outs start over.
     *
     * @throws IllegalStateException when it is running, has succeeded or has no room left in its history
     */
    public void redrive() {
        if (status == Status.RUNNING || status == Status.SUCCEEDED) {
            throw new IllegalStateException(
                    "the execution " + identity.name() + " cannot be redriven: it is " + status);
        }
        if (!hasRoom()) {
            throw new IllegalStateException(
                    "the execution " + identity.name() + " cannot be redriven: its history is full");
        }
        redriveCount++;
        error = null;
        cause = null;
        status = Status.RUNNING;
        engine.resume(redriveCount);
        long redriven = engine.history().add(0, "ExecutionRedriven", Details.of("redriveCount", redriveCount));
        startTimeout();
        root.redrive(redriven);
        statusListeners.forEach(listener -> listener.accept(this));
    }

    /** Whether there is room in the history for a redrive. */
    boolean hasRoom() {
        return engine.history().size() < Limits.HISTORY_EVENTS - 1;
    }

    private void timeOut() {
        root.abort();
        end(Status.TIMED_OUT, "ExecutionTimedOut", 0, new Failure(Failure.TIMEOUT, null));
    }

    void endWithoutRoom() {
        root.abort();
        String message = "The execution reached the maximum number of history events (" + Limits.HISTORY_EVENTS + ").";
        end(Status.FAILED, "ExecutionFailed", root.cursor(), new Failure(Failure.RUNTIME, message));
    }

    private void end(Status ending, String event, long previousEvent, Failure failure) {
        error = failure.error();
        cause = failure.cause();
        end(ending, event, previousEvent, failure.details());
    }

    private void end(Status ending, String event, long previousEvent, Map<String, @Nullable Object> details) {
        if (timeout != null) {
            timeout.cancel();
        }
        engine.stop();
        status = ending;
        engine.history().end(previousEvent, event, details);
        statusListeners.forEach(listener -> listener.accept(this));
        if (parent != null) {
            parent.ended.run();
        }
    }

    /** Hears how the outermost flow ended. */
    private final class Ending implements Frame.Owner {
        @Override
        public void succeeded(Frame frame) {
            output = frame.output();
            end(Status.SUCCEEDED, "ExecutionSucceeded", frame.cursor(), Details.of("output", output));
        }

        @Override
        public void failed(Frame frame, Failure failure) {
            end(Status.FAILED, "ExecutionFailed", frame.cursor(), failure);
        }
    }
}
