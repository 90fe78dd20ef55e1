package slipway.ledger;

/**
 * A freeze by hand.
 *
 * @param by the identity that froze the environment
 * @param since when, ISO 8601
 */
public record Freeze(String by, String reason, String since) {}
