package slipway.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import slipway.asl.TaskCall;

/** The tasks that wait for an answer from outside, by the token that the answer has to name. */
public final class TaskTokens {
    private final Map<String, TaskCall> calls = new HashMap<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private final ServiceErrors errors;

    TaskTokens(ServiceErrors errors) {
        this.errors = errors;
    }

    /** Tells the listener of each token, once the task that handed it out waits. */
    public void onWaiting(Consumer<String> listener) {
        listeners.add(listener);
    }

    void waiting(TaskCall call, Object answer) {
        String token = call.token().orElseThrow();
        calls.put(token, call);
        call.submitted(answer);
        listeners.forEach(listener -> listener.accept(token));
    }

    /** The task that waits for an answer with this token; one that was answered, or ended otherwise, takes no other. */
    TaskCall open(String token) {
        TaskCall call = calls.get(token);
        if (call == null) {
            throw errors.of("InvalidToken", 400, "Invalid Token: 'Invalid token'");
        }
        if (!call.isOpen()) {
            throw errors.of("TaskTimedOut", 400, "Task Timed Out: 'Provided task does not exist anymore'");
        }
        return call;
    }
}
