package slipway.asl;

import java.util.List;
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

    private Execution() {}

    /** Starts an execution: its first state is entered when the time's queue next runs. */
    public static Execution start(
            StateMachine machine, Identity identity, VirtualTime time, TaskRunner tasks, RandomGenerator random) {
        throw new UnsupportedOperationException("Execution.start " + machine + identity + time + tasks + random);
    }

    public Identity identity() {
        throw new UnsupportedOperationException("Execution.identity");
    }

    public Status status() {
        throw new UnsupportedOperationException("Execution.status");
    }

    /** The output; null until the execution succeeded. */
    public @Nullable Object output() {
        throw new UnsupportedOperationException("Execution.output");
    }

    /** The error name of an execution that failed, timed out or was aborted. */
    public @Nullable String error() {
        throw new UnsupportedOperationException("Execution.error");
    }

    public @Nullable String cause() {
        throw new UnsupportedOperationException("Execution.cause");
    }

    /** The events so far, over all redrives. */
    public List<HistoryEvent> history() {
        throw new UnsupportedOperationException("Execution.history");
    }

    /** State transitions as the service bills them: retries and redrives included. */
    public long billedTransitions() {
        throw new UnsupportedOperationException("Execution.billedTransitions");
    }

    public int redriveCount() {
        throw new UnsupportedOperationException("Execution.redriveCount");
    }

    /** Calls the listener with every event as it happens. */
    public void onEvent(Consumer<HistoryEvent> listener) {
        throw new UnsupportedOperationException("Execution.onEvent " + listener);
    }

    /** Calls the listener each time the status changes: when the execution ends and when it is redriven. */
    public void onStatusChange(Consumer<Execution> listener) {
        throw new UnsupportedOperationException("Execution.onStatusChange " + listener);
    }

    /** Ends a running execution as ABORTED; what its tasks have already sent is not undone. */
    public void abort(String error, String cause) {
        throw new UnsupportedOperationException("Execution.abort " + error + cause);
    }

    /** Starts a failed, aborted or timed-out execution again at the state that failed. */
    public void redrive() {
        throw new UnsupportedOperationException("Execution.redrive");
    }
}
