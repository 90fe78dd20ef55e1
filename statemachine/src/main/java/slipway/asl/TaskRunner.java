package slipway.asl;

/**
 * What a Task state calls: the resource's side of a state machine.
 *
 * <p>{@link #start} must not block. The runner answers through the call, at once or from a later event of the same {@link
 * VirtualTime}; an answer after the call was settled (timed out, aborted) is ignored. An exception thrown by {@code start} is a
 * bug of the runner and passes through the interpreter unchanged.
 */
@FunctionalInterface
public interface TaskRunner {
    void start(TaskCall call);
}
