package slipway.manifest;

/**
 * What a deployment is rolled back for, besides a failed update or probe.
 *
 * @param errorRatePercent more of a function's invocations failed after the change
 * @param importErrors an import error in a function's log
 * @param silentFunctions a log of nothing but the platform's lines
 */
public record Rollback(double errorRatePercent, boolean importErrors, boolean silentFunctions) {}
