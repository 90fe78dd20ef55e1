package slipway.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an execution is asked to do. */
public enum Action {
    DEPLOY,
    RECOVER,
    /** Deploy the newest image that may be, if it is not the one that runs. */
    RECONCILE,
    /** The same, after the operator's own decision was taken back. */
    UNPIN,
    /** Hand an image on to the next environment. */
    PROMOTE,
    /** Bring an earlier release back, whatever is under way. */
    ROLLBACK,
    /** Show that a rollback would find its way, and change nothing. */
    DRILL,
    /** The event is genuine, but none of this environment's. */
    IGNORE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
