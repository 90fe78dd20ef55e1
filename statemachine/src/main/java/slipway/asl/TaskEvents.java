package slipway.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The history events of a task: their names and details depend on what kind of resource it calls. */
final class TaskEvents {
    private static final String INTEGRATION = ":states:::";
    private static final String VERSIONED_SYNC = ".sync:2";

    /** How a resource's events are named. */
    enum Family {
        INTEGRATION("Task"),
        FUNCTION("LambdaFunction"),
        ACTIVITY("Activity");

        private final String prefix;

        Family(String prefix) {
            this.prefix = prefix;
        }
    }

    private final Frame frame;
    private final Family family;
    private final String resource;

    /** The members that every event of an integration repeats. */
    private final Map<String, @Nullable Object> repeated = new LinkedHashMap<>(4);

    TaskEvents(Frame frame, String resource) {
        this.frame = frame;
        this.resource = resource;
        int integration = resource.indexOf(INTEGRATION);
        if (integration >= 0) {
            family = Family.INTEGRATION;
            String name = resource.substring(integration + INTEGRATION.length());
            int end = name.endsWith(VERSIONED_SYNC) ? name.length() - VERSIONED_SYNC.length() : name.length();
            int action = name.lastIndexOf(':', end - 1);
            repeated.put("resource", name.substring(action + 1));
            repeated.put("resourceType", action < 0 ? "" : name.substring(0, action));
        } else {
            family = resource.contains(":activity:") ? Family.ACTIVITY : Family.FUNCTION;
        }
    }

    Family family() {
        return family;
    }

    /** What the service calls the task in its messages. */
    String taskName() {
        return family == Family.INTEGRATION ? String.valueOf(repeated.get("resourceType")) : resource;
    }

    void scheduled(
            @Nullable Object arguments, long timeoutSeconds, long heartbeatSeconds, @Nullable Object credentials) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(repeated);
        if (family == Family.INTEGRATION) {
            details.put("region", frame.engine().region());
            details.put("parameters", arguments);
        } else {
            details.put("resource", resource);
            details.put("input", arguments);
        }
        if (timeoutSeconds > 0) {
            details.put("timeoutInSeconds", timeoutSeconds);
        }
        if (heartbeatSeconds > 0 && family != Family.FUNCTION) {
            details.put("heartbeatInSeconds", heartbeatSeconds);
        }
        if (credentials instanceof Map<?, ?> given && given.get("RoleArn") instanceof String role) {
            details.put("taskCredentials", Map.of("roleArn", role));
        }
        record("Scheduled", details);
    }

    void started(@Nullable String workerName) {
        record("Started", workerName == null ? repeated : Details.of("workerName", workerName));
    }

    void submitted(@Nullable Object answer) {
        record("Submitted", withOutput(answer));
    }

    void succeeded(@Nullable Object result) {
        record("Succeeded", withOutput(result));
    }

    void failed(Failure failure) {
        record("Failed", withFailure(failure));
    }

    void timedOut(Failure failure) {
        record("TimedOut", withFailure(failure));
    }

    private Map<String, @Nullable Object> withOutput(@Nullable Object output) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(repeated);
        details.put("output", output);
        return details;
    }

    private Map<String, @Nullable Object> withFailure(Failure failure) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(repeated);
        details.putAll(failure.details());
        return details;
    }

    private void record(String suffix, Map<String, @Nullable Object> details) {
        frame.record(family.prefix + suffix, details);
    }
}
