package slipway.asl;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ErrorEquals of one retrier or catcher. */
record ErrorMatcher(Set<String> names) {
    boolean matches(Failure failure) {
        String error = failure.error();
        // A broken state machine cannot mend itself: no retrier or catcher sees this error, not even by name.
        if (Failure.RUNTIME.equals(error)) {
            return false;
        }
        if (error != null && names.contains(error)) {
            return true;
        }
        return !Failure.DATA_LIMIT_EXCEEDED.equals(error) && matchesByWildcard(error);
    }

    private boolean matchesByWildcard(@Nullable String error) {
        return names.contains(Failure.ALL)
                || (names.contains(Failure.TASK_FAILED) && !Failure.TIMEOUT.equals(error))
                || (names.contains(Failure.HEARTBEAT_TIMEOUT) && Failure.TIMEOUT.equals(error));
    }
}
