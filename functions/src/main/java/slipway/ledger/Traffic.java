package slipway.ledger;

import java.util.Optional;

/**
 * What a deployment did to a function's alias so far.
 *
 * @param shifting true from before it was first moved until it was put back
 * @param revisionBefore the alias's revision id when the deployment began
 * @param revisionShifted the one that it got by being moved; empty until the answer to that was written down
 */
public record Traffic(boolean shifting, Optional<String> revisionBefore, Optional<String> revisionShifted) {
    static final String SHIFTING = "shifting";
    static final String RESTORED = "restored";

    /** The revision that the alias has unless somebody else moved it, or an answer was lost. */
    public Optional<String> revision() {
        return revisionShifted.or(() -> revisionBefore);
    }
}
