package slipway.rehearse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which way the new image is bad for a function. */
public enum Break {
    /** The code cannot be loaded. */
    IMPORT_ERROR,
    /** The process ends in the middle of every invocation. */
    CRASH,
    /** The health check does not give the expected answer. */
    UNHEALTHY,
    /** Nothing is logged but the platform's lines. */
    SILENT,
    /** AWS Lambda accepts the update, and then cannot carry it out. */
    UPDATE_FAILS,
    /** Test and smoke calls are answered with something else than expected. */
    WRONG_OUTPUT,
    /** Every probe is answered rightly, and one in five of the users' calls fails. */
    ERRORS;

    /** The word on the command line, for example {@code import-error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Break> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
