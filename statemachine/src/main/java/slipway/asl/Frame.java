package slipway.asl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a flow: the execution itself, a branch or an iteration.
 *
 * <p>Frames form a tree that outlives the execution's end, because a redrive goes on from it.
 */
final class Frame {
    private enum Standing {
        RUNNING,
        SUCCEEDED,
        UNSUCCESSFUL
    }

    /** Whom a frame tells how it ended. */
    interface Owner {
        void succeeded(Frame frame);

        void failed(Frame frame, Failure failure);
    }

    private final Engine engine;
    private final Flow flow;
    private final Scope scope;
    private final Owner owner;
    private final int index;
    private final @Nullable Map<String, @Nullable Object> mapContext;
    private Standing standing = Standing.RUNNING;
    private long cursor;
    private @Nullable Visit visit;
    private @Nullable Object output;

    /**
     * @param index the frame's place among its siblings
     * @param mapContext the context object's {@code Map} inside an iteration
     */
    Frame(
            Engine engine,
            Flow flow,
            Scope scope,
            Owner owner,
            int index,
            @Nullable Map<String, @Nullable Object> mapContext) {
        this.engine = engine;
        this.flow = flow;
        this.scope = scope;
        this.owner = owner;
        this.index = index;
        this.mapContext = mapContext;
    }

    void start(@Nullable Object input, long previousEvent) {
        cursor = previousEvent;
        enter(flow.startAt(), input);
    }

    void enter(String stateName, @Nullable Object input) {
        visit = new Visit(this, flow.state(stateName), input);
        visit.schedule();
    }

    void succeed(@Nullable Object result) {
        standing = Standing.SUCCEEDED;
        output = result;
        owner.succeeded(this);
    }

    void fail(Failure failure) {
        standing = Standing.UNSUCCESSFUL;
        owner.failed(this, failure);
    }

    /** Stops what is running, without a trace in the history. */
    void abort() {
        if (standing == Standing.RUNNING) {
            standing = Standing.UNSUCCESSFUL;
            current().abort();
        }
    }

    /** Goes on where the frame failed or was aborted. */
    void redrive(long previousEvent) {
        standing = Standing.RUNNING;
        cursor = previousEvent;
        Visit unfinished = current();
        if (!unfinished.continueBranches()) {
            visit = unfinished.again();
            visit.schedule();
        }
    }

    Visit current() {
        if (visit == null) {
            throw new IllegalStateException("the frame has not started");
        }
        return visit;
    }

    boolean running() {
        return standing == Standing.RUNNING;
    }

    boolean succeeded() {
        return standing == Standing.SUCCEEDED;
    }

    /** The event that the next one follows. */
    long cursor() {
        return cursor;
    }

    void moveCursor(long event) {
        cursor = event;
    }

    /** Adds an event after the cursor, and moves the cursor to it. */
    void record(String type, Map<String, @Nullable Object> details) {
        cursor = engine.history().add(cursor, type, details);
    }

    Engine engine() {
        return engine;
    }

    Scope scope() {
        return scope;
    }

    int index() {
        return index;
    }

    @Nullable
    Object output() {
        return output;
    }

    @Nullable
    Map<String, @Nullable Object> mapContext() {
        return mapContext;
    }
}
