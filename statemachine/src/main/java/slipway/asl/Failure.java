package slipway.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a state, a branch or an execution failed.
 *
 * @param error the name that ErrorEquals matches; null when whoever failed gave none
 */
record Failure(@Nullable String error, @Nullable String cause, Kind kind) {
    /** What a name alone does not say about how an error is caught. */
    enum Kind {
        ORDINARY,
        /** A time-out for want of heartbeats; it bears the name of a time-out. */
        HEARTBEAT,
        /** What a state made of its data is too large: caught by its own name only. */
        TOO_LARGE
    }

    Failure(@Nullable String error, @Nullable String cause) {
        this(error, cause, Kind.ORDINARY);
    }

    static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    static final String QUERY_EVALUATION = "States.QueryEvaluationError";
    static final String ITEM_READER_FAILED = "States.ItemReaderFailed";
    static final String TOLERANCE_EXCEEDED = "States.ExceedToleratedFailureThreshold";

    /** What {@code $states.errorOutput} holds. */
    Map<String, @Nullable Object> errorOutput() {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("Error", error);
        output.put("Cause", cause == null && TIMEOUT.equals(error) ? "" : cause);
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
