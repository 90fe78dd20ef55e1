package slipway.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A place that is deployed to.
 *
 * @param after the environment whose verified digests alone are accepted here
 * @param promotes whether a success puts the next environment's tag on the same image
 * @param reconcile how often the newest image is looked for by the clock; empty for never
 * @param observe how long it is watched after the last function went live; empty when it is not
 * @param alarms whose firing, meanwhile, speaks against the change
 * @param freeze when nothing is deployed
 * @param approvalWithin how long a person has to approve a deployment; empty when none needs to
 */
public record Environment(
        String name,
        GitRef ref,
        Optional<String> after,
        Strategy strategy,
        boolean promotes,
        Optional<Interval> reconcile,
        Optional<Duration> observe,
        List<Template> alarms,
        List<FreezeWindow> freeze,
        Optional<Duration> approvalWithin) {
    public Environment {
        alarms = List.copyOf(alarms);
        freeze = List.copyOf(freeze);
    }
}
