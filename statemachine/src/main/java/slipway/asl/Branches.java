package slipway.asl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The branches of a Parallel or the iterations of a Map while they run. */
final class Branches implements Fork, Frame.Owner {
    /** A branch about to start: its frame and its input. */
    private record Start(Frame frame, @Nullable Object input) {}

    private final Visit visit;
    private final State.Exit exit;
    private final boolean map;
    private final int concurrency;
    private final Tolerance tolerance;
    private final Starter starter;
    private final @Nullable Frame[] frames;
    private final @Nullable Failure[] failures;
    private final Deque<Integer> pending = new ArrayDeque<>();
    private int running;

    private interface Starter {
        Start start(Branches fork, int index);
    }

    private Branches(
            Visit visit,
            State.Exit exit,
            boolean map,
            int count,
            int concurrency,
            Tolerance tolerance,
            Starter starter) {
        this.visit = visit;
        this.exit = exit;
        this.map = map;
        this.concurrency = concurrency;
        this.tolerance = tolerance;
        this.starter = starter;
        this.frames = new @Nullable Frame[count];
        this.failures = new @Nullable Failure[count];
    }

    static Branches of(Visit visit, State.Parallel parallel) {
        Object input = parallel.arguments() == null
                ? visit.input()
                : parallel.arguments().evaluate(visit.view());
        int count = parallel.branches().size();
        IntFunction<Flow> flows = parallel.branches()::get;
        return new Branches(
                visit,
                parallel.exit(),
                false,
                count,
                count,
                Tolerance.NONE,
                (fork, index) -> new Start(
                        frame(fork, flows.apply(index), index, visit.frame().mapContext()), input));
    }

    static Branches of(Visit visit, State.ForEach map) {
        Items source = new Items(visit, map);
        List<?> items = source.inState();
        View view = visit.view();
        return new Branches(
                visit,
                map.exit(),
                true,
                items.size(),
                Limits.concurrency(map.maxConcurrency(), view, Limits.INLINE_MAP_CONCURRENCY),
                Tolerance.of(map, view),
                (fork, index) -> {
                    Object item = items.get(index);
                    Map<String, @Nullable Object> context = Items.context(index, item);
                    return new Start(frame(fork, map.processor(), index, context), source.selected(item, context));
                });
    }

    private static Frame frame(
            Branches fork, Flow flow, int index, @Nullable Map<String, @Nullable Object> mapContext) {
        Frame outer = fork.visit.frame();
        return new Frame(outer.engine(), flow, new Scope(outer.scope()), fork, index, mapContext);
    }

    @Override
    public void start() {
        visit.frame()
                .record(
                        visit.state().typeName() + "StateStarted",
                        map ? Details.of("length", frames.length) : Details.NONE);
        for (int i = 0; i < frames.length; i++) {
            pending.add(i);
        }
        startMore(visit.frame().cursor());
    }

    @Override
    public void redrive() {
        pending.clear();
        running = 0;
        for (int i = 0; i < frames.length; i++) {
            Frame frame = frames[i];
            failures[i] = null;
            if (frame == null || !frame.succeeded()) {
                pending.add(i);
            }
        }
        startMore(visit.frame().cursor());
    }

    private void startMore(long previousEvent) {
        while (running < concurrency && !pending.isEmpty()) {
            int index = pending.remove();
            long event = previousEvent;
            if (map) {
                event = engine().history().add(previousEvent, "MapIterationStarted", iteration(index));
            }
            running++;
            Frame frame = frames[index];
            if (frame == null) {
                Start start = starter.start(this, index);
                frames[index] = start.frame();
                start.frame().start(start.input(), event);
            } else {
                frame.redrive(event);
            }
        }
        if (running == 0) {
            complete();
        }
    }

    private void complete() {
        List<@Nullable Object> outputs = new ArrayList<>(frames.length);
        for (int i = 0; i < frames.length; i++) {
            Frame frame = frames[i];
            Failure failure = failures[i];
            outputs.add(failure != null ? failure.errorOutput() : frame == null ? null : frame.output());
        }
        visit.succeeded(exit, outputs, visit.frame().cursor());
    }

    @Override
    public void succeeded(Frame frame) {
        running--;
        long last = frame.cursor();
        if (map) {
            visit.frame().moveCursor(engine().history().add(last, "MapIterationSucceeded", iteration(frame.index())));
        } else {
            visit.frame().moveCursor(last);
        }
        visit.attempt(() -> startMore(last));
    }

    @Override
    public void failed(Frame frame, Failure failure) {
        running--;
        long last = frame.cursor();
        failures[frame.index()] = failure;
        if (map) {
            engine().history().add(last, "MapIterationFailed", iteration(frame.index()));
        }
        visit.frame().moveCursor(last);
        int failed = 0;
        for (Failure each : failures) {
            failed += each == null ? 0 : 1;
        }
        if (tolerance.stated() && tolerance.allows(failed, frames.length)) {
            visit.attempt(() -> startMore(last));
            return;
        }
        if (frame.current().state() instanceof State.Task) {
            engine().history().add(last, "TaskStateAborted", Details.NONE);
        }
        visit.failed(tolerance.stated() ? Tolerance.EXCEEDED : failure);
    }

    @Override
    public void abortRunning(long previousEvent) {
        pending.clear();
        for (Frame frame : frames) {
            if (frame != null && frame.running()) {
                if (map) {
                    engine().history().add(previousEvent, "MapIterationAborted", iteration(frame.index()));
                }
                Visit inside = frame.current();
                Fork inner = inside.fork();
                if (inner != null) {
                    inner.abortRunning(previousEvent);
                }
                switch (inside.state()) {
                    case State.Task _, State.Wait _, State.Parallel _, State.ForEach _ -> {
                        String type = inside.state().typeName() + "StateAborted";
                        engine().history().add(previousEvent, type, Details.NONE);
                    }
                    default -> {}
                }
                frame.abort();
            }
        }
        running = 0;
    }

    @Override
    public void abort() {
        pending.clear();
        running = 0;
        for (Frame frame : frames) {
            if (frame != null) {
                frame.abort();
            }
        }
    }

    private Map<String, @Nullable Object> iteration(int index) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("name", visit.state().name());
        details.put("index", index);
        return details;
    }

    private Engine engine() {
        return visit.frame().engine();
    }
}
