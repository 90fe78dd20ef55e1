package slipway.manifest;

import java.util.Optional;

/**
 * A place that is deployed to.
 *
 * @param after the environment whose verified digests alone are accepted here
 */
public record Environment(String name, GitRef ref, Optional<String> after, Strategy strategy) {}
