package slipway.asl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt of a Task state, to be answered exactly once. JSON values are Map, List, String, Number, Boolean or null. */
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

    void succeed(@Nullable Object result);

    /** Fails the attempt with an error name that Retry and Catch match. */
    void fail(String error, String cause);
}
