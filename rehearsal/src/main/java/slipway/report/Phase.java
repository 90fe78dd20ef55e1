package slipway.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is being done to a function. */
enum Phase {
    AIM("find the release before", "Aim"),
    DRILL("try the way back", "Drill"),
    PREFLIGHT("checked before", "Preflight"),
    UPDATE("update", "Update"),
    WAIT("wait until ready", "Wait"),
    SHIFT("shift traffic", "Shift"),
    VERIFY("verify", "Verify"),
    OBSERVE("watch", "Observe"),
    ROLLBACK("roll back", "Restore");

    private final String words;
    private final String stem;

    Phase(String words, String stem) {
        this.words = words;
        this.stem = stem;
    }

    String words() {
        return words;
    }

    /** The class that it is drawn with. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The phase that a state belongs to: its name begins with the phase's verb; all that restoring, aiming or a drill encloses is that.
     *
     * @param within the states that enclose it
     */
    static Optional<Phase> of(String state, List<String> within) {
        for (Phase whole : List.of(ROLLBACK, AIM, DRILL)) {
            if (within.stream().anyMatch(outer -> outer.startsWith(whole.stem))) {
                return Optional.of(whole);
            }
        }
        for (Phase phase : values()) {
            if (state.startsWith(phase.stem)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }
}
