package slipway.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an execution is asked to do. */
public enum Action {
    DEPLOY,
    RECOVER,
    /** Bring an earlier release back, whatever is under way. */
    ROLLBACK,
    /** The event is genuine, but none of this environment's. */
    IGNORE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
