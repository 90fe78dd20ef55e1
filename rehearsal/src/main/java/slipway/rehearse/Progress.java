package slipway.rehearse;

import java.time.Duration;

/** Hears of a rehearsal while it runs. */
public interface Progress {
    /** Nobody listens. */
    Progress NONE = new Progress() {
        @Override
        public void entered(String state, Duration since) {}

        @Override
        public void happened(String function, String what, Duration since) {}
    };

    /**
     * A state of the machine was entered; states inside a Map are not told of one by one.
     *
     * @param since virtual time from the start
     */
    void entered(String state, Duration since);

    /**
     * Something happened to a function.
     *
     * @param function its short name
     * @param what for example {@code updating}, {@code updated}, {@code live}, {@code verified}, {@code restored}
     */
    void happened(String function, String what, Duration since);
}
