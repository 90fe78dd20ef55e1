package slipway.cloud;

import java.util.Map;

/** The answer to an HTTP request. Header names are in lower case. */
public record HttpReply(int status, String body, Map<String, String> headers) {
    public HttpReply {
        headers = Map.copyOf(headers);
    }

    public static HttpReply json(int status, String body) {
        return new HttpReply(status, body, Map.of("content-type", "application/json"));
    }
}
