package slipway.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who started an execution. */
public enum By {
    EVENT,
    CI,
    OPERATOR,
    /** The clock: a reconciliation. */
    SCHEDULE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
