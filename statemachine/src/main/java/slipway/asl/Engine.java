package slipway.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What all frames of one execution share: time, tasks, chance, history, bill and the outer part of the context object. */
final class Engine {
    private final Execution execution;
    private final Surroundings surroundings;
    private final VirtualTime time;
    private final Functions functions;
    private final History history;
    private final String region;
    private final Map<String, @Nullable Object> machineContext = new LinkedHashMap<>();
    private Map<String, @Nullable Object> executionContext = new LinkedHashMap<>();
    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private boolean busy;
    private boolean running = true;
    private long billedTransitions;
    private Instant printedInstant = Instant.MIN;
    private String printedText = "";

    Engine(Execution execution, Execution.Identity identity, Surroundings surroundings) {
        this.execution = execution;
        this.surroundings = surroundings;
        this.time = surroundings.time();
        this.functions = new Functions(time, surroundings.random());
        this.history = new History(time);
        String[] arn = identity.arn().split(":", -1);
        this.region = arn.length > 3 ? arn[3] : "";
        machineContext.put("Id", identity.stateMachineArn());
        machineContext.put("Name", identity.stateMachineName());
        executionContext.put("Id", identity.arn());
        executionContext.put("Input", identity.input());
        executionContext.put("Name", identity.name());
        executionContext.put("RoleArn", identity.roleArn());
        executionContext.put("StartTime", Timestamps.print(time.instant()));
        executionContext.put("RedriveCount", 0);
    }

    /** Runs a step of the execution; nothing happens once the execution has ended. */
    void run(Runnable action) {
        if (!running) {
            return;
        }
        boolean outermost = !busy;
        busy = true;
        try {
            action.run();
        } catch (History.Full _) {
            execution.endWithoutRoom();
        } finally {
            busy = !outermost;
        }
        while (!busy && !afterwards.isEmpty()) {
            afterwards.remove().run();
        }
    }

    /** Runs an action now, or as soon as the step that is under way has finished. */
    void runBetweenSteps(Runnable action) {
        if (busy) {
            afterwards.add(action);
        } else {
            action.run();
        }
    }

    VirtualTime.Timer later(Duration delay, Runnable action) {
        return time.after(delay, () -> run(action));
    }

    void stop() {
        running = false;
    }

    void resume(int redriveCount) {
        running = true;
        executionContext = new LinkedHashMap<>(executionContext);
        executionContext.put("RedriveCount", redriveCount);
        executionContext.put("RedriveTime", printedNow());
    }

    Execution execution() {
        return execution;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    History history() {
        return history;
    }

    Functions functions() {
        return functions;
    }

    RandomGenerator random() {
        return surroundings.random();
    }

    TaskRunner tasks() {
        return surroundings.tasks();
    }

    Instant now() {
        return time.instant();
    }

    /** The current time as the context object shows it; bursts of states share an instant, so the text is kept. */
    String printedNow() {
        Instant now = time.instant();
        if (!now.equals(printedInstant)) {
            printedInstant = now;
            printedText = Timestamps.print(now);
        }
        return printedText;
    }

    String region() {
        return region;
    }

    void billTransition() {
        billedTransitions++;
    }

    long billedTransitions() {
        return billedTransitions;
    }

    /** A new context object with what is the same for every state. */
    Map<String, @Nullable Object> context() {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Execution", executionContext);
        context.put("StateMachine", machineContext);
        return context;
    }
}
