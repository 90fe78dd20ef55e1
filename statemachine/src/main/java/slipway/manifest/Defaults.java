package slipway.manifest;

/** What holds when a manifest does not say; the schema tells the same to editors. */
final class Defaults {
    static final String NAMES = "{application}-{function}-{environment}";
    static final String TAG = "{environment}-{sha}";
    static final String RECONCILE = "1h";
    static final String ERROR_RATE = "5%";

    private Defaults() {}
}
