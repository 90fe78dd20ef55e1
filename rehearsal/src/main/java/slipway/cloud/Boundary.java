package slipway.cloud;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import slipway.asl.VirtualTime;
import slipway.fault.ApiCall;
import slipway.fault.Failure;
import slipway.fault.Fault;
import slipway.fault.Faults;

/**
 * What every call passes on its way to a simulated service: faults, permissions, rate limits, then the effect.
 *
 * <p>A call takes effect at the virtual instant at which its caller runs. What it would have taken is added to the caller's meter, and whoever
 * started the caller lets that much virtual time pass before it answers.
 */
final class Boundary {
    private final VirtualTime time;
    private final Randomness randomness;
    private final Faults faults = new Faults();
    private final Permissions permissions = new Permissions();
    private final RateLimits rateLimits = new RateLimits();
    private final List<ApiCall> calls = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private boolean rivalActs;

    /** Code that runs now: who it is, and how long it has taken so far. */
    private static final class Frame {
        private final Optional<String> function;
        private Duration elapsed = Duration.ZERO;

        private Frame(Optional<String> function) {
            this.function = function;
        }
    }

    /** What some code answered, and the virtual time that its calls took. */
    record Measured<R>(R result, Duration elapsed) {}

    Boundary(VirtualTime time, Randomness randomness) {
        this.time = time;
        this.randomness = randomness;
    }

    Faults faults() {
        return faults;
    }

    Permissions permissions() {
        return permissions;
    }

    List<ApiCall> calls() {
        return Collections.unmodifiableList(calls);
    }

    /** One call; {@code failures} says how this service's callers learn of a failure. */
    <R> R call(
            Service service, String operation, String resource, Object request, Failures failures, Supplier<R> effect) {
        ApiCall call = record(service.id(), operation, resource, request);
        spend(service.latency().draw(randomness.stream("latency " + service.id())));
        Optional<Failure> lost = Optional.empty();
        for (Fault fault : strikes(call)) {
            switch (fault) {
                case Fault.Fail fail -> throw failures.of(fail.failure(), call);
                case Fault.FailAfterEffect fail -> lost = Optional.of(fail.failure());
                case Fault.Preceded preceded -> act(preceded.rival());
                case Fault.Slow slow -> spend(slow.by());
                case Fault.Drop _, Fault.Repeat _ ->
                    throw new IllegalArgumentException(fault + " is for events:Deliver, not for " + call.action());
            }
        }
        if (!permissions.permits(call)) {
            throw failures.of(Failure.denied(), call);
        }
        if (!rivalActs && !rateLimits.admit(service, operation, time.instant())) {
            throw failures.of(Failure.throttled(), call);
        }
        R result = effect.get();
        if (lost.isPresent()) {
            throw failures.of(lost.get(), call);
        }
        return result;
    }

    /** How often an event on its way arrives, and how much later than usual. */
    record Delivery(int times, Duration delay) {}

    Delivery delivery(String bus, Object entry) {
        int times = 1;
        Duration delay = Duration.ZERO;
        ApiCall call = record(Service.EVENTS.id(), "Deliver", bus, entry);
        for (Fault fault : strikes(call)) {
            switch (fault) {
                case Fault.Drop _ -> times = 0;
                case Fault.Repeat repeat -> times = repeat.times();
                case Fault.Slow slow -> delay = delay.plus(slow.by());
                case Fault.Preceded preceded -> act(preceded.rival());
                case Fault.Fail _, Fault.FailAfterEffect _ ->
                    throw new IllegalArgumentException("an event has no caller to fail: drop it instead of " + fault);
            }
        }
        return new Delivery(times, delay);
    }

    /** Runs a function's code, or other code when empty, with a meter of its own. */
    <R> Measured<R> measure(Optional<String> function, Supplier<R> code) {
        Frame frame = new Frame(function);
        frames.push(frame);
        try {
            R result = code.get();
            return new Measured<>(result, frame.elapsed);
        } finally {
            frames.pop();
        }
    }

    /** Adds to the meter of the code that runs now; from outside of all code it costs nothing. */
    void spend(Duration duration) {
        Frame frame = frames.peek();
        if (frame != null) {
            frame.elapsed = frame.elapsed.plus(duration);
        }
    }

    private ApiCall record(String service, String operation, String resource, Object request) {
        Optional<String> caller = Optional.ofNullable(frames.peek()).flatMap(frame -> frame.function);
        ApiCall call = new ApiCall(calls.size() + 1L, time.instant(), service, operation, resource, caller, request);
        calls.add(call);
        return call;
    }

    /** A rival's own calls are not struck: it is the fault, and must not set itself off again. */
    private List<Fault> strikes(ApiCall call) {
        return rivalActs ? List.of() : faults.strike(call);
    }

    private void act(Runnable rival) {
        rivalActs = true;
        try {
            measure(Optional.of("rival"), () -> {
                rival.run();
                return Boolean.TRUE;
            });
        } finally {
            rivalActs = false;
        }
    }

    /** Turns a failure into what the caller of one service sees. */
    interface Failures {
        RuntimeException of(Failure failure, ApiCall call);
    }
}
