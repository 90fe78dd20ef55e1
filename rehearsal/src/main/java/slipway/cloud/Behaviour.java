package slipway.cloud;

import java.util.Optional;

/** What an image's code does when it runs; belongs to the image, so that a function's behaviour changes with its digest. */
@FunctionalInterface
public interface Behaviour {
    /** Answers an invocation; calls that it makes to the simulated AWS are metered into its duration. */
    Reply invoke(Request request);

    /** Answers an HTTP request that is routed to a function with this code. */
    default HttpReply http(HttpRequest request) {
        return HttpReply.json(404, "{\"message\":\"Not Found\"}");
    }

    /** The {@code LastUpdateStatusReasonCode} with which an update of this function to this image fails; empty when it succeeds. */
    default Optional<String> updateFailure(String functionName) {
        return Optional.empty();
    }

    /** The behaviour of a Java function on the managed runtime: a stream handler in this very JVM. */
    static Behaviour ofHandler(Handler handler) {
        return new HandlerBehaviour(handler);
    }
}
