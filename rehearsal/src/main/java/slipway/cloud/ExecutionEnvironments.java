package slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The execution environments of one version: an invocation takes an idle one, or starts one of its own. */
final class ExecutionEnvironments {
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final List<Instant> freeFrom = new ArrayList<>();

    /** Takes an idle environment; false when the invocation must start one. */
    boolean take(Instant now) {
        freeFrom.removeIf(free -> free.plus(IDLE).isBefore(now));
        for (int i = 0; i < freeFrom.size(); i++) {
            if (!freeFrom.get(i).isAfter(now)) {
                freeFrom.remove(i);
                return true;
            }
        }
        return false;
    }

    void release(Instant at) {
        freeFrom.add(at);
    }

    /** New code runs in new environments. */
    void clear() {
        freeFrom.clear();
    }
}
