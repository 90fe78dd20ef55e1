package slipway.asl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A clock that only moves when its next event is due, and the queue of those events.
 *
 * <p>Everything that takes time in a rehearsal is an event here: a state's wait, a function's update, a task's answer. Events
 * due at the same instant run in the order in which they were scheduled, so a run is the same every time. Not thread-safe:
 * one thread runs the queue.
 */
public final class VirtualTime implements InstantSource {
    private final PriorityQueue<Timer> queue = new PriorityQueue<>(
            Comparator.comparing((Timer timer) -> timer.due).thenComparingLong(timer -> timer.sequence));
    private Instant now;
    private long scheduled;

    public VirtualTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Schedules an action; a delay that is zero or negative runs after the events already due now. */
    public Timer after(Duration delay, Runnable action) {
        Timer timer = new Timer(delay.isNegative() ? now : now.plus(delay), scheduled++, action);
        queue.add(timer);
        return timer;
    }

    /** Moves to the next event and runs it; false when there is none. */
    public boolean step() {
        Timer next = next();
        if (next == null) {
            return false;
        }
        queue.remove();
        now = next.due;
        next.action.run();
        return true;
    }

    /** Runs events until the condition holds; false when the queue ran empty first. */
    public boolean runUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!step()) {
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    /** Runs every event that is due within the duration, and leaves the clock at its end. */
    public void runFor(Duration duration) {
        Instant end = now.plus(duration);
        for (Timer next = next(); next != null && !next.due.isAfter(end); next = next()) {
            step();
        }
        now = end;
    }

    private @Nullable Timer next() {
        while (!queue.isEmpty() && queue.element().cancelled) {
            queue.remove();
        }
        return queue.peek();
    }

    /** An event that has not happened yet. */
    public static final class Timer {
        private final Instant due;
        private final long sequence;
        private final Runnable action;
        private boolean cancelled;

        private Timer(Instant due, long sequence, Runnable action) {
            this.due = due;
            this.sequence = sequence;
            this.action = action;
        }

        /** Keeps the event from happening; no effect once it has. */
        public void cancel() {
            cancelled = true;
        }
    }
}
