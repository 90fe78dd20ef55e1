package slipway.asl;

import java.util.Map;

/** States and where they start: a state machine, a branch of a Parallel or the processor of a Map. */
record Flow(String startAt, Map<String, State> states) {
    State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("no state " + name + " although the definition was checked");
        }
        return state;
    }
}
