package slipway.asl;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of an execution, in the form of <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">
 * GetExecutionHistory</a>.
 *
 * @param id counted from 1
 * @param previousId the event that led to this one; 0 for the first
 * @param type for example {@code TaskStateEntered}
 * @param details the members of the type's own detail structure, such as {@code name}, {@code input}, {@code error}
 */
public record HistoryEvent(
        long id, long previousId, Instant timestamp, String type, Map<String, @Nullable Object> details) {}
