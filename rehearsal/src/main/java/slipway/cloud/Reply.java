package slipway.cloud;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of an invocation.
 *
 * @param payload JSON text; of an error, an object with {@code errorType} and {@code errorMessage}
 * @param errorType the error's name; empty when the code returned
 * @param duringInit whether the error happened while the environment started, before the handler was called
 * @param log the application's own lines; the platform's are added by the simulator
 * @param duration what the code itself takes, without a cold start and without the calls that it makes to the simulated AWS
 */
public record Reply(
        String payload, Optional<String> errorType, boolean duringInit, List<String> log, Duration duration) {
    private static final Duration USUAL = Duration.ofMillis(40);

    public Reply {
        log = List.copyOf(log);
    }

    /** The code returned this JSON text. */
    public static Reply of(String payload) {
        return new Reply(payload, Optional.empty(), false, List.of(), USUAL);
    }

    /** The handler threw. */
    public static Reply functionError(String errorType, String errorMessage) {
        return new Reply(error(errorType, errorMessage), Optional.of(errorType), false, List.of(), USUAL);
    }

    /** The code could not even be loaded: {@code Runtime.ImportModuleError}, {@code Runtime.ExitError} …. */
    public static Reply initError(String errorType, String errorMessage) {
        return new Reply(error(errorType, errorMessage), Optional.of(errorType), true, List.of(), USUAL);
    }

    public Reply withLog(String... lines) {
        return new Reply(payload, errorType, duringInit, List.of(lines), duration);
    }

    public Reply taking(Duration changed) {
        return new Reply(payload, errorType, duringInit, log, changed);
    }

    Reply withPayload(String changed) {
        return new Reply(changed, errorType, duringInit, log, duration);
    }

    static String error(String errorType, String errorMessage) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("errorType", errorType);
        members.put("errorMessage", errorMessage);
        return Json.write(members);
    }
}
