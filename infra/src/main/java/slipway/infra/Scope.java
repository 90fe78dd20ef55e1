package slipway.infra;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import slipway.definition.Trigger;

/**
 * What one environment's stack may touch, and what starts it: read from the manifest.
 *
 * @param push the event of a pushed image that starts a deployment
 * @param functions each function once
 * @param workflow the name of the application's own state machine, if there is one
 * @param recipients {@code mailto:} and {@code https:} addresses that hear of deployments
 * @param after the environment that comes before this one
 * @param reconcile how often the newest image is looked for; empty for never
 */
record Scope(
        String application,
        String environment,
        String repository,
        Trigger push,
        List<Target> functions,
        Optional<String> workflow,
        List<String> recipients,
        Optional<String> after,
        Optional<Duration> reconcile) {}
