package slipway.cloud;

import java.net.URI;
import java.util.Map;

/** A GET request that is routed to a function; the parameters are those of {@link Request}. */
public record HttpRequest(
        String functionName, String version, URI uri, Map<String, String> environment, String imageDigest) {
    public HttpRequest {
        environment = Map.copyOf(environment);
    }
}
