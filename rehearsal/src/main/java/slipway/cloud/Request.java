package slipway.cloud;

import java.util.Map;

/**
 * One invocation, as the function's code sees it.
 *
 * @param version {@code $LATEST} or a number: the version that runs, whatever alias was called
 * @param payload JSON text
 * @param environment the function's variables
 * @param imageDigest {@code sha256:…} of the image that runs; empty for a function without image
 */
public record Request(
        String functionName, String version, String payload, Map<String, String> environment, String imageDigest) {
    public Request {
        environment = Map.copyOf(environment);
    }
}
