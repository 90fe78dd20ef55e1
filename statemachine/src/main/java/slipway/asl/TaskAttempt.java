package slipway.asl;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.asl.TaskEvents.Family;

/** One call of a Task state's resource. */
final class TaskAttempt implements TaskCall {
    private final Visit visit;
    private final State.Task task;
    private final TaskEvents events;
    private final Request request;
    private VirtualTime.@Nullable Timer timeout;
    private VirtualTime.@Nullable Timer heartbeat;
    private boolean started;
    private boolean settled;

    /** What the state's fields came to. */
    private record Request(
            @Nullable Object arguments,
            @Nullable Object credentials,
            long timeoutSeconds,
            long heartbeatSeconds,
            @Nullable String token) {}

    private TaskAttempt(Visit visit, State.Task task, Request request) {
        this.visit = visit;
        this.task = task;
        this.request = request;
        this.events = new TaskEvents(visit.frame(), task.resource());
    }

    /** Evaluates what the call needs; a {@link StateFailed} here fails the state before anything is called. */
    static TaskAttempt prepare(Visit visit, State.Task task, View view) {
        Object arguments =
                task.arguments() == null ? visit.input() : task.arguments().evaluate(view);
        Limits.checkPayload(arguments, visit.input(), task.name(), "has arguments");
        return new TaskAttempt(
                visit,
                task,
                new Request(
                        arguments,
                        task.credentials() == null ? null : task.credentials().evaluate(view),
                        seconds(task.timeoutSeconds(), view, "TimeoutSeconds"),
                        seconds(task.heartbeatSeconds(), view, "HeartbeatSeconds"),
                        visit.taskToken()));
    }

    private static long seconds(@Nullable Template field, View view, String name) {
        return field == null ? 0 : WaitTimes.wholeSeconds(field, view, 1, name);
    }

    void start() {
        events.scheduled(request.arguments, request.timeoutSeconds, request.heartbeatSeconds, request.credentials);
        if (events.family() != Family.ACTIVITY) {
            begin(null);
        }
        engine().tasks().start(this);
    }

    private void begin(@Nullable String workerName) {
        started = true;
        events.started(workerName);
        timeout = timer(request.timeoutSeconds, Failure.Kind.ORDINARY);
        heartbeat = timer(request.heartbeatSeconds, Failure.Kind.HEARTBEAT);
    }

    private VirtualTime.@Nullable Timer timer(long seconds, Failure.Kind kind) {
        return seconds == 0 ? null : engine().later(Duration.ofSeconds(seconds), () -> timeOut(kind));
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
        if (heartbeat != null) {
            heartbeat.cancel();
        }
        return true;
    }

    @Override
    public void started(@Nullable String workerName) {
        if (!settled && !started) {
            engine().run(() -> begin(workerName));
        }
    }

    @Override
    public void submitted(@Nullable Object answer) {
        if (!settled && events.family() == Family.INTEGRATION) {
            engine().run(() -> {
                if (!settled) {
                    events.submitted(answer);
                }
            });
        }
    }

    @Override
    public void heartbeat() {
        if (!settled && heartbeat != null) {
            heartbeat.cancel();
            heartbeat = timer(request.heartbeatSeconds, Failure.Kind.HEARTBEAT);
        }
    }

    @Override
    public void succeed(@Nullable Object result) {
        if (!settle()) {
            return;
        }
        answer(() -> {
            if (JsonSize.of(result, Limits.PAYLOAD_BYTES) > Limits.PAYLOAD_BYTES) {
                fail(new Failure(Failure.DATA_LIMIT_EXCEEDED, Limits.tooLarge(events.taskName())));
                return;
            }
            events.succeeded(result);
            visit.succeeded(task.exit(), result);
        });
    }

    @Override
    public void fail(@Nullable String error, @Nullable String cause) {
        if (settle()) {
            answer(() -> fail(new Failure(error, cause == null ? null : Visit.shorten(cause))));
        }
    }

    /** A worker that answers without a word of its start has started all the same. */
    private void answer(Runnable answer) {
        engine().run(() -> {
            if (!started) {
                started = true;
                events.started(null);
            }
            answer.run();
        });
    }

    private void fail(Failure failure) {
        events.failed(failure);
        visit.failed(failure);
    }

    private void timeOut(Failure.Kind kind) {
        if (settle()) {
            Failure failure = new Failure(Failure.TIMEOUT, null, kind);
            events.timedOut(failure);
            visit.failed(failure);
        }
    }

    private Engine engine() {
        return visit.frame().engine();
    }

    @Override
    public boolean isOpen() {
        return !settled;
    }

    @Override
    public Optional<String> token() {
        return Optional.ofNullable(request.token);
    }

    @Override
    public String resource() {
        return task.resource();
    }

    @Override
    public @Nullable Object arguments() {
        return request.arguments;
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
