package slipway.manifest;

import java.util.Optional;

/**
 * A place that is deployed to.
 *
 * @param after the environment whose verified digests alone are accepted here
 * @param promotes whether a success puts the next environment's tag on the same image
 * @param reconcile how often the newest image is looked for by the clock; empty for never
 */
public record Environment(
        String name,
        GitRef ref,
        Optional<String> after,
        Strategy strategy,
        boolean promotes,
        Optional<Interval> reconcile) {}
