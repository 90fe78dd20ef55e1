package slipway.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A place that is deployed to.
 *
 * @param after the environment whose verified digests alone are accepted here
 * @param freeze when nothing is deployed
 * @param approvalWithin how long a person has to approve a deployment; empty when none needs to
 */
public record Environment(
        String name,
        GitRef ref,
        Optional<String> after,
        Strategy strategy,
        List<FreezeWindow> freeze,
        Optional<Duration> approvalWithin) {
    public Environment {
        freeze = List.copyOf(freeze);
    }
}
