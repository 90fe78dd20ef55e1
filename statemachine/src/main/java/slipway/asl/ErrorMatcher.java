package slipway.asl;

import java.util.Set;

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
        if (failure.kind() == Failure.Kind.TOO_LARGE) {
            return false;
        }
        return names.contains(Failure.ALL)
                || (names.contains(Failure.TASK_FAILED) && !Failure.TIMEOUT.equals(error))
                || (names.contains(Failure.HEARTBEAT_TIMEOUT) && failure.kind() == Failure.Kind.HEARTBEAT);
    }
}
