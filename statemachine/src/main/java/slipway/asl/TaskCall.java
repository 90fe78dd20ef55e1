package slipway.asl;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a Task state. JSON values are Map, List, String, Number, Boolean or null.
 *
 * <p>It is to be answered once. An answer that comes second, or after the attempt timed out or was aborted, changes nothing, as the
 * service refuses it; {@link #isOpen} tells beforehand.
 */
public interface TaskCall {
    /** The state's Resource, for example {@code arn:aws:states:::lambda:invoke}. */
    String resource();

    /** The evaluated Arguments, or the state's input when it has none. */
    @Nullable
    Object arguments();

    /** The context object, as {@code $states.context} sees it. */
    Map<String, @Nullable Object> context();

    /** The name of the state that calls. */
    String stateName();

    /** {@code $states.context.Task.Token}, another one for each attempt; only of resources that wait ({@code .sync}, {@code .waitForTaskToken}). */
    default Optional<String> token() {
        return Optional.empty();
    }

    /** Whether an answer still counts. */
    default boolean isOpen() {
        return true;
    }

    /** An activity's worker has taken the task: its time-outs begin. Other resources start by themselves. */
    default void started(@Nullable String workerName) {}

    /** The service has accepted the request of a resource that waits, and answered this; the result is to come. */
    default void submitted(@Nullable Object answer) {}

    /** Proves that somebody still works on the task: HeartbeatSeconds counts from here again. */
    default void heartbeat() {}

    void succeed(@Nullable Object result);

    /** Fails the attempt with an error name that Retry and Catch match; the service allows to leave out either. */
    void fail(@Nullable String error, @Nullable String cause);
}
