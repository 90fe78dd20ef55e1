package slipway.asl;

import org.jspecify.annotations.Nullable;

/** Thrown where a state's evaluation goes wrong; its visit turns it into a {@link Failure}. */
final class StateFailed extends RuntimeException {
    private final String error;
    private final @Nullable String location;

    private StateFailed(String error, String message, @Nullable String location) {
        // Part of a definition's normal course: a stack trace would only cost time.
        super(message, null, false, false);
        this.error = error;
        this.location = location;
    }

    static StateFailed of(String error, String message) {
        return new StateFailed(error, message, null);
    }

    /** An evaluation error at a field such as {@code Output/total}. */
    static StateFailed at(@Nullable String location, String message) {
        return new StateFailed(Failure.QUERY_EVALUATION, message, location);
    }

    static StateFailed wrongType(Expression expression, String expected, @Nullable Object actual) {
        return at(
                expression.location(),
                expression.describe() + " returned an unexpected result type. Expected '" + expected + "', but was '"
                        + Json.typeOf(actual) + "' for value: " + Json.print(actual));
    }

    String error() {
        return error;
    }

    @Nullable
    String location() {
        return location;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
