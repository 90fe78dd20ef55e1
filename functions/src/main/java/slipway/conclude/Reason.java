package slipway.conclude;

import java.util.Optional;

/**
 * Why.
 *
 * @param error the error's name, a class of {@code slipway.error} or a name of Step Functions
 * @param cause what it said; Step Functions leaves it out for some of its own
 */
public record Reason(String error, Optional<String> cause) {}
