package slipway.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a state, a branch or an execution failed.
 *
 * @param error the name that ErrorEquals matches; null for a Fail state without one
 */
record Failure(@Nullable String error, @Nullable String cause) {
    static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    static final String QUERY_EVALUATION = "States.QueryEvaluationError";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    static final String ITEM_READER_FAILED = "States.ItemReaderFailed";
    static final String TOLERANCE_EXCEEDED = "States.ExceedToleratedFailureThreshold";

    /** What {@code $states.errorOutput} holds. */
    Map<String, @Nullable Object> errorOutput() {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("Error", error);
        output.put("Cause", cause == null ? "" : cause);
        return output;
    }

    /** The details of the events that report a failure; absent members are left out, as the service does. */
    Map<String, @Nullable Object> details() {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        if (error != null) {
            details.put("error", error);
        }
        if (cause != null) {
            details.put("cause", cause);
        }
        return details;
    }
}
