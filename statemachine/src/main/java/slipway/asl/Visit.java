package slipway.asl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stay in a state, from its entry over any retries to its exit or failure. */
final class Visit {
    private static final int LONGEST_CAUSE = 32_768;

    private final Frame frame;
    private final Engine engine;
    private final State state;
    private final @Nullable Object input;
    private final RetryCounts retries;
    private @Nullable String taskToken;
    private long enteredEvent;
    private String enteredTime = "";
    private VirtualTime.@Nullable Timer timer;
    private @Nullable TaskAttempt attempt;
    private @Nullable Fork fork;
    private long forkEnd;

    Visit(Frame frame, State state, @Nullable Object input) {
        this.frame = frame;
        this.engine = frame.engine();
        this.state = state;
        this.input = input;
        this.retries = new RetryCounts(state.recovery().retriers());
    }

    void schedule() {
        timer = engine.later(Duration.ZERO, this::begin);
    }

    private void begin() {
        enteredTime = engine.printedNow();
        enteredEvent = engine.history()
                .add(
                        frame.cursor(),
                        state.typeName() + "StateEntered",
                        Details.of("name", state.name(), "input", input));
        engine.billTransition();
        run();
    }

    private void run() {
        attempt(() -> {
            switch (state) {
                case State.Pass pass -> leave(pass.exit(), view(), input);
                case State.Succeed succeed -> leave(succeed.exit(), view(), input);
                case State.Choice choice -> leave(choice.exit(view()), view(), input);
                case State.Wait wait -> await(wait);
                case State.Fail fail -> failOnPurpose(fail);
                case State.Task task -> startTask(task);
                case State.Parallel parallel -> startFork(Branches.of(this, parallel));
                case State.ForEach map -> startFork(Fork.of(this, map));
            }
        });
    }

    /** Does something that may fail this state. */
    void attempt(Runnable action) {
        try {
            action.run();
        } catch (StateFailed e) {
            failed(recorded(e));
        }
    }

    private void await(State.Wait wait) {
        commitEntry();
        Duration delay = WaitTimes.delay(wait, view(), engine.now());
        timer = engine.later(delay, () -> attempt(() -> leave(wait.exit(), view(), input)));
    }

    private void failOnPurpose(State.Fail fail) {
        View view = view();
        String error = fail.error() == null ? null : fail.error().evaluate(view, String.class, "string");
        String cause = fail.cause() == null ? null : fail.cause().evaluate(view, String.class, "string");
        commitEntry();
        frame.fail(new Failure(error, cause));
    }

    private void startTask(State.Task task) {
        taskToken = task.waits() ? Functions.uuid(engine.random()) : null;
        TaskAttempt next = TaskAttempt.prepare(this, task, view());
        commitEntry();
        attempt = next;
        next.start();
    }

    private void startFork(Fork next) {
        commitEntry();
        fork = next;
        next.start();
    }

    /** From here on events follow the entry; a state that fails before is as if it had not been entered. */
    private void commitEntry() {
        frame.moveCursor(Math.max(frame.cursor(), enteredEvent));
    }

    /** Leaves with the result of a Task. */
    void succeeded(State.Exit exit, @Nullable Object result) {
        succeeded(exit, result, 0);
    }

    /**
     * Leaves with the result of a Task, Parallel or Map.
     *
     * @param lastEvent what the success of a Parallel or Map follows
     */
    void succeeded(State.Exit exit, @Nullable Object result, long lastEvent) {
        forkEnd = lastEvent;
        attempt(() -> {
            View view = view();
            view.states().put("result", result);
            leave(exit, view, result);
        });
    }

    private void leave(State.Exit exit, View view, @Nullable Object withoutOutput) {
        Map<String, @Nullable Object> assigned = new LinkedHashMap<>();
        exit.assign().forEach((name, value) -> assigned.put(name, value.evaluate(view)));
        Object output = exit.output() == null ? withoutOutput : exit.output().evaluate(view);
        Limits.checkPayload(output, input, state.name(), "returned a result");
        Map<String, @Nullable Object> details = Details.of("name", state.name(), "output", output);
        if (!assigned.isEmpty()) {
            Limits.checkPayload(assigned, null, state.name(), "assigned variables");
            frame.scope().assign(assigned);
            details.put("assignedVariables", assigned);
        }
        commitEntry();
        if (fork != null && view.states().containsKey("result")) {
            engine.history().add(forkEnd, state.typeName() + "StateSucceeded", Details.NONE);
        }
        frame.record(state.typeName() + "StateExited", details);
        if (exit.next() == null) {
            frame.succeed(output);
        } else {
            frame.enter(exit.next(), output);
        }
    }

    private Failure recorded(StateFailed e) {
        boolean dataLimit = e.error().equals(Failure.DATA_LIMIT_EXCEEDED);
        String where = "An error occurred while executing the state '" + state.name() + "' (entered at the event id #"
                + enteredEvent + "). ";
        if (!e.error().equals(Failure.QUERY_EVALUATION)) {
            commitEntry();
        }
        if (dataLimit) {
            return new Failure(e.error(), shorten(e.message()), Failure.Kind.TOO_LARGE);
        }
        Failure failure = new Failure(e.error(), shorten(where + e.message()));
        if (e.error().equals(Failure.QUERY_EVALUATION)) {
            Map<String, @Nullable Object> details = failure.details();
            if (e.location() != null) {
                details.put("location", e.location());
            }
            details.put("state", state.name());
            frame.record("EvaluationFailed", details);
        }
        return failure;
    }

    static String shorten(String cause) {
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }

    /** Retries, catches, or fails the frame. */
    void failed(Failure failure) {
        if (fork != null) {
            fork.abortRunning(frame.cursor());
        }
        if (retry(failure)) {
            return;
        }
        if (state instanceof State.Parallel || state instanceof State.ForEach) {
            frame.record(state.typeName() + "StateFailed", Details.NONE);
        }
        if (!caught(failure)) {
            frame.fail(failure);
        }
    }

    private boolean retry(Failure failure) {
        Optional<Duration> delay = retries.next(failure, engine.random());
        delay.ifPresent(wait -> timer = engine.later(wait, () -> {
            engine.billTransition();
            run();
        }));
        return delay.isPresent();
    }

    private boolean caught(Failure failure) {
        for (State.Catcher catcher : state.recovery().catchers()) {
            if (catcher.errors().matches(failure)) {
                View view = view();
                Map<String, @Nullable Object> errorOutput = failure.errorOutput();
                view.states().put("errorOutput", errorOutput);
                try {
                    leave(catcher.exit(), view, errorOutput);
                } catch (StateFailed e) {
                    // A state does not catch what its own catcher got wrong.
                    frame.fail(recorded(e));
                }
                return true;
            }
        }
        return false;
    }

    /** Stops timer, call and branches; what a call has already sent is not undone. */
    void abort() {
        if (timer != null) {
            timer.cancel();
        }
        if (attempt != null) {
            attempt.settle();
        }
        if (fork != null) {
            fork.abort();
        }
    }

    /** The same state with the same input, from the start. */
    Visit again() {
        return new Visit(frame, state, input);
    }

    /** Goes on with the branches that did not succeed; false when there is none to go on with. */
    boolean continueBranches() {
        if (fork == null) {
            return false;
        }
        Fork unfinished = fork;
        retries.startOver();
        timer = engine.later(Duration.ZERO, () -> attempt(unfinished::redrive));
        return true;
    }

    View view() {
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        states.put("input", input);
        states.put("context", context());
        return new View(states, frame.scope(), engine.functions());
    }

    Map<String, @Nullable Object> context() {
        Map<String, @Nullable Object> stateContext = new LinkedHashMap<>();
        stateContext.put("Name", state.name());
        stateContext.put("EnteredTime", enteredTime);
        if (state.isRetryable()) {
            stateContext.put("RetryCount", retries.total());
        }
        Map<String, @Nullable Object> context = engine.context();
        context.put("State", stateContext);
        if (taskToken != null) {
            context.put("Task", Details.of("Token", taskToken));
        }
        if (frame.mapContext() != null) {
            context.put("Map", frame.mapContext());
        }
        return context;
    }

    @Nullable
    String taskToken() {
        return taskToken;
    }

    Frame frame() {
        return frame;
    }

    State state() {
        return state;
    }

    @Nullable
    Object input() {
        return input;
    }

    @Nullable
    Fork fork() {
        return fork;
    }
}
