package slipway.ledger;

import java.util.Optional;

/**
 * What a deployment did to a function's alias so far.
 *
 * @param shifting true from before it was first moved until it was put back
 * @param revisionBefore the alias's revision id when the deployment began
 * @param revisionShifted the one that it got by being moved; empty until the answer to that was written down
 * @param percentShifted what part of the traffic the new version was given last; empty when never less than all of it
 */
public record Traffic(
        boolean shifting,
        Optional<String> revisionBefore,
        Optional<String> revisionShifted,
        Optional<Integer> percentShifted) {
    static final String SHIFTING = "shifting";
    static final String RESTORED = "restored";
    private static final int ALL = 100;

    /** The revision that the alias has unless somebody else moved it, or an answer was lost. */
    public Optional<String> revision() {
        return revisionShifted.or(() -> revisionBefore);
    }

    /** Whether the new version has been given that part of the traffic, and the answer was written down. */
    public boolean hasShifted(int percent) {
        return shifting && revisionShifted.isPresent() && percentShifted.orElse(ALL) == percent;
    }

    /** Whether a shift to that part has to be written down: all at once needs no more than the alias's revision. */
    public boolean isWeighted(int percent) {
        return percent < ALL || percentShifted.isPresent();
    }
}
