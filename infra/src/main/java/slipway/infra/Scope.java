package slipway.infra;

import java.util.List;
import java.util.Optional;

/**
 * What one environment's stack may touch, and what starts it: read from the manifest.
 *
 * @param tagPrefix what the tags of the environment's images begin with
 * @param tagSuffix what they end with; often nothing
 * @param functions each function once
 * @param workflow the name of the application's own state machine, if there is one
 * @param recipients {@code mailto:} and {@code https:} addresses that hear of deployments
 */
record Scope(
        String application,
        String environment,
        String repository,
        String tagPrefix,
        String tagSuffix,
        List<Target> functions,
        Optional<String> workflow,
        List<String> recipients) {}
