package slipway.verify;

/**
 * Which words of a function's log speak against the change: what the manifest leaves out is told, and undoes nothing.
 *
 * @param importErrors that code could not be loaded
 * @param silentFunctions that the function's own code logged nothing
 */
public record LogRules(boolean importErrors, boolean silentFunctions) {}
