package slipway.asl;

/** What a Parallel or Map runs inside itself. */
sealed interface Fork permits Branches, Distribution {
    static Fork of(Visit visit, State.ForEach map) {
        return map.distributed() == null ? Branches.of(visit, map) : Distribution.of(visit, map, map.distributed());
    }

    void start();

    /** Runs what has not succeeded again, each part from where it stopped. */
    void redrive();

    /** Stops everything, without a trace in the history. */
    void abort();

    /** Aborts what still runs, and says so in the history. */
    void abortRunning(long previousEvent);
}
