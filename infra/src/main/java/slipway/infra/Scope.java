package slipway.infra;

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
 */
record Scope(
        String application,
        String environment,
        String repository,
        Trigger push,
        List<Target> functions,
        Optional<String> workflow,
        List<String> recipients) {}
