package slipway.fault;

import java.time.Duration;

/** Something that goes wrong with one call. */
public sealed interface Fault {
    /** The call fails and has no effect. */
    static Fault fail(Failure failure) {
        return new Fail(failure);
    }

    /** The call takes effect, and fails all the same: its answer is lost. */
    static Fault failAfterEffect(Failure failure) {
        return new FailAfterEffect(failure);
    }

    /** Something else happens just before the call: a rival writer, an aborted execution. */
    static Fault preceded(Runnable rival) {
        return new Preceded(rival);
    }

    /** The call takes longer by this much. */
    static Fault slow(Duration by) {
        return new Slow(by);
    }

    /** An event is lost on its way to the subscribers; for {@code events:Deliver} only. */
    static Fault drop() {
        return new Drop();
    }

    /** An event arrives this many times; for {@code events:Deliver} only. */
    static Fault repeat(int times) {
        return new Repeat(times);
    }

    /** See {@link Fault#fail}. */
    record Fail(Failure failure) implements Fault {}

    /** See {@link Fault#failAfterEffect}. */
    record FailAfterEffect(Failure failure) implements Fault {}

    /** See {@link Fault#preceded}. */
    record Preceded(Runnable rival) implements Fault {}

    /** See {@link Fault#slow}. */
    record Slow(Duration by) implements Fault {}

    /** See {@link Fault#drop}. */
    record Drop() implements Fault {}

    /** See {@link Fault#repeat}. */
    record Repeat(int times) implements Fault {}
}
