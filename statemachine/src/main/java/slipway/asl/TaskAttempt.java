package slipway.asl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of a Task state's resource. */
final class TaskAttempt implements TaskCall {
    private static final String INTEGRATION = ":states:::";

    private final Visit visit;
    private final State.Task task;
    private final @Nullable Object arguments;
    private final long timeoutSeconds;
    private final long heartbeatSeconds;
    private final Map<String, @Nullable Object> resourceDetails = new LinkedHashMap<>();
    private VirtualTime.@Nullable Timer timeout;
    private boolean settled;

    private TaskAttempt(
            Visit visit, State.Task task, @Nullable Object arguments, long timeoutSeconds, long heartbeatSeconds) {
        this.visit = visit;
        this.task = task;
        this.arguments = arguments;
        this.timeoutSeconds = timeoutSeconds;
        this.heartbeatSeconds = heartbeatSeconds;
        String resource = task.resource();
        int integration = resource.indexOf(INTEGRATION);
        String name = integration < 0 ? resource : resource.substring(integration + INTEGRATION.length());
        int action = integration < 0 ? -1 : name.lastIndexOf(':');
        resourceDetails.put("resource", name.substring(action + 1));
        resourceDetails.put("resourceType", action < 0 ? "lambda" : name.substring(0, action));
    }

    /** Evaluates what the call needs; a {@link StateFailed} here fails the state before anything is called. */
    static TaskAttempt prepare(Visit visit, State.Task task, View view) {
        Object arguments =
                task.arguments() == null ? visit.input() : task.arguments().evaluate(view);
        Limits.checkPayload(arguments, visit.input(), task.name(), "has arguments");
        return new TaskAttempt(
                visit,
                task,
                arguments,
                seconds(task.timeoutSeconds(), view, "TimeoutSeconds"),
                seconds(task.heartbeatSeconds(), view, "HeartbeatSeconds"));
    }

    private static long seconds(@Nullable Template field, View view, String name) {
        return field == null ? 0 : WaitTimes.wholeSeconds(field, view, 1, name);
    }

    void start() {
        Map<String, @Nullable Object> scheduled = new LinkedHashMap<>(resourceDetails);
        scheduled.put("region", visit.frame().engine().region());
        scheduled.put("parameters", arguments);
        if (timeoutSeconds > 0) {
            scheduled.put("timeoutInSeconds", timeoutSeconds);
        }
        if (heartbeatSeconds > 0) {
            scheduled.put("heartbeatInSeconds", heartbeatSeconds);
        }
        Frame frame = visit.frame();
        frame.record("TaskScheduled", scheduled);
        frame.record("TaskStarted", resourceDetails);
        if (timeoutSeconds > 0) {
            timeout = frame.engine().later(Duration.ofSeconds(timeoutSeconds), this::timeOut);
        }
        frame.engine().tasks().start(this);
    }

    /** Makes the call deaf to answers; false when it was before. */
    boolean settle() {
        if (settled) {
            return false;
        }
        settled = true;
        if (timeout != null) {
            timeout.cancel();
        }
        return true;
    }

    @Override
    public void succeed(@Nullable Object result) {
        if (!settle()) {
            return;
        }
        visit.frame().engine().run(() -> {
            if (JsonSize.of(result, Limits.PAYLOAD_BYTES) > Limits.PAYLOAD_BYTES) {
                end("TaskFailed", Limits.tooLarge(task.name()));
                return;
            }
            Map<String, @Nullable Object> details = new LinkedHashMap<>(resourceDetails);
            details.put("output", result);
            visit.frame().record("TaskSucceeded", details);
            visit.succeeded(task.exit(), result);
        });
    }

    @Override
    public void fail(String error, String cause) {
        if (settle()) {
            visit.frame().engine().run(() -> end("TaskFailed", new Failure(error, Visit.shorten(cause))));
        }
    }

    private void timeOut() {
        if (settle()) {
            end("TaskTimedOut", new Failure(Failure.TIMEOUT, null));
        }
    }

    private void end(String type, Failure failure) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(resourceDetails);
        details.putAll(failure.details());
        visit.frame().record(type, details);
        visit.failed(failure);
    }

    @Override
    public String resource() {
        return task.resource();
    }

    @Override
    public @Nullable Object arguments() {
        return arguments;
    }

    @Override
    public Map<String, @Nullable Object> context() {
        return visit.context();
    }

    @Override
    public String stateName() {
        return task.name();
    }
}
