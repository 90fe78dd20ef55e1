package dailyreport;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What all functions have in common: they answer with their version, tell their health, and log a line for each event. */
final class Answering {
    private static final int ERRORS_ONE_IN = 5;

    private final String function;
    private final Release release;
    private final String fault;
    private int asked;

    Answering(String function) {
        this.function = function;
        this.release = Release.current();
        this.fault = release.fault(function).orElse("");
    }

    /**
     * Answers an event.
     *
     * @param work what the function does with an event that is no question for its health
     */
    Map<String, Object> answer(
            Map<String, Object> event, Context context, Function<Map<String, Object>, Map<String, Object>> work) {
        if (fault.equals("crash")) {
            Runtime.getRuntime().halt(1);
        }
        boolean health = Boolean.TRUE.equals(event.get("health"));
        if (fault.equals("errors") && !isProbe(event) && ++asked % ERRORS_ONE_IN == 0) {
            throw new IllegalStateException("this call fails, as one in " + ERRORS_ONE_IN + " does");
        }
        if (!fault.equals("silent")) {
            context.getLogger()
                    .log(function + " " + release.version() + (health ? " is asked for its health" : " works") + "\n");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("function", function);
        answer.put("version", release.version());
        if (health) {
            answer.put("status", fault.equals("unhealthy") ? "degraded" : "ok");
        } else if (!fault.equals("wrong-output")) {
            answer.putAll(work.apply(event));
        }
        return answer;
    }

    /** What the manifest declares as probes: a question for health, and the test with a ticker. */
    private static boolean isProbe(Map<String, Object> event) {
        return event.containsKey("health") || event.containsKey("ticker");
    }
}
