package slipway.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which way an image is bad for a function; each is really so, in the program or in what Lambda does with it. */
public enum Fault {
    /** The handler's class is not in the image. */
    IMPORT_ERROR,
    /** The process ends in the middle of every invocation. */
    CRASH,
    /** The health check answers that something is wrong. */
    UNHEALTHY,
    /** The function logs nothing. */
    SILENT,
    /** Lambda accepts the update, and then cannot carry it out. */
    UPDATE_FAILS,
    /** Test calls are answered without what they ask for. */
    WRONG_OUTPUT,
    /** Probes are answered rightly, and one in five of the users' calls fails. */
    ERRORS;

    /** The word on the command line, for example {@code import-error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Fault> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
