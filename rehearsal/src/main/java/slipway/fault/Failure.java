package slipway.fault;

/** How a call fails, in words that do not depend on the service; the boundary makes the service's own exception of it. */
public sealed interface Failure {
    /** Over its rate: each service has its own code for it. */
    static Failure throttled() {
        return new Throttled();
    }

    /** Not permitted. */
    static Failure denied() {
        return new Denied();
    }

    /** The service's own trouble, a 5xx that a caller may try again. */
    static Failure unavailable() {
        return new Unavailable();
    }

    /** No answer: the SDK throws without a status, and the caller cannot know whether the call took effect. */
    static Failure connectionLost() {
        return new ConnectionLost("Unable to execute HTTP request: Read timed out");
    }

    /** An error that the service's API names. */
    static Failure error(String code, int status, String message) {
        return new ServiceError(code, status, message);
    }

    /** See {@link Failure#throttled()}. */
    record Throttled() implements Failure {}

    /** See {@link Failure#denied()}. */
    record Denied() implements Failure {}

    /** See {@link Failure#unavailable()}. */
    record Unavailable() implements Failure {}

    /** See {@link Failure#connectionLost()}. */
    record ConnectionLost(String message) implements Failure {}

    /** See {@link Failure#error}. */
    record ServiceError(String code, int status, String message) implements Failure {}
}
