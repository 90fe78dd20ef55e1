package slipway.fault;

import java.time.Instant;
import java.util.Optional;

/**
 * One call that crosses the boundary of the simulated AWS, seen before anything has come of it.
 *
 * @param number counted from 1 over all services, so that a run's n-th call can be named
 * @param at the virtual instant of the call
 * @param service {@code lambda}, {@code ecr}, {@code sfn}, {@code dynamodb}, {@code s3}, {@code sns}, {@code events}, {@code cloudwatch}, {@code
 *     logs} or {@code http}
 * @param operation as the service's API names it: {@code UpdateFunctionCode}; {@code Get} for HTTP, {@code Deliver} for an event on its way to a
 *     subscriber
 * @param resource the short name of what is called: function, repository, state machine, table, bucket, topic, log group, host; empty where a call
 *     names none
 * @param caller the function whose code makes the call; empty for state machines and for calls from outside
 * @param request the SDK's request; a URI for HTTP, a {@code PutEventsRequestEntry} for a delivery
 */
public record ApiCall(
        long number,
        Instant at,
        String service,
        String operation,
        String resource,
        Optional<String> caller,
        Object request) {
    /** The call's name as policies write it: {@code lambda:UpdateFunctionCode}. */
    public String action() {
        return service + ":" + operation;
    }

    /** The request as the type that the operation takes. */
    public <T> T request(Class<T> type) {
        return type.cast(request);
    }
}
