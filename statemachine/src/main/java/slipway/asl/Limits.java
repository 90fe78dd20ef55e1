package slipway.asl;

import org.jspecify.annotations.Nullable;

/**
 * The service's quotas that a definition can run into.
 *
 * <p>See <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step Functions quotas</a>.
 */
final class Limits {
    static final int PAYLOAD_BYTES = 256 * 1024;
    static final int HISTORY_EVENTS = 25_000;
    static final int INLINE_MAP_CONCURRENCY = 40;
    static final int DISTRIBUTED_MAP_CONCURRENCY = 10_000;
    static final int EXPRESS_SECONDS = 300;
    static final int DEFINITION_BYTES = 1024 * 1024;
    static final int NAME_LENGTH = 80;

    private Limits() {}

    /** How many parts of a Map run at a time; a stated 0 asks for as many as possible. */
    static int concurrency(@Nullable Template field, View view, int most) {
        long stated = field == null ? 0 : WaitTimes.wholeSeconds(field, view, 0, "MaxConcurrency");
        return stated == 0 ? most : (int) Math.min(stated, most);
    }

    /** What is said of a task, or a Map, whose result is larger than a payload may be. */
    static String tooLarge(String stateOrTask) {
        return exceeds(stateOrTask, "returned a result");
    }

    private static String exceeds(String stateName, String what) {
        return "The state/task '" + stateName + "' " + what
                + " with a size exceeding the maximum number of bytes service limit.";
    }

    /** Fails the state when the value is larger than a payload may be; the state's own input was checked before. */
    @SuppressWarnings("ReferenceEquality")
    static void checkPayload(@Nullable Object value, @Nullable Object input, String stateName, String what) {
        if (value != input && JsonSize.of(value, PAYLOAD_BYTES) > PAYLOAD_BYTES) {
            throw StateFailed.of(Failure.DATA_LIMIT_EXCEEDED, exceeds(stateName, what));
        }
    }
}
