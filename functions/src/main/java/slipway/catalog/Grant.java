package slipway.catalog;

/** What a Lambda may do; the CDK app turns each into statements on the manifest's own resources. */
public enum Grant {
    /** Read the lock and the function records. */
    LEDGER_READ,
    /** Write function records. */
    LEDGER_WRITE,
    /** Read what the environment before this one knows of images. */
    LEDGER_BEFORE_READ,
    /** List the environment's deployments, and items of the register. */
    LEDGER_QUERY,
    /** Take an operator's pin away. */
    PIN_REMOVE,
    /** Put another tag on an image. */
    IMAGE_TAG,
    /** Read images, tags, manifests and scan findings of the application's repository. */
    IMAGE_READ,
    /** Read which images the repository has, and how long it keeps them. */
    IMAGE_RETENTION,
    /** Read the functions, their versions and their aliases. */
    FUNCTION_READ,
    /** Read who may invoke the functions that have an alias, and what polls for functions. */
    FUNCTION_CALLERS,
    /** List the functions' versions. */
    FUNCTION_VERSIONS,
    /** Read the retention of the functions' log groups. */
    LOG_GROUP_READ,
    /** Search the functions' logs. */
    LOG_SEARCH,
    /** Read metrics. */
    METRIC_READ,
    /** Read the state of alarms. */
    ALARM_READ,
    /** Change the functions' code. */
    FUNCTION_UPDATE,
    /** Change the functions' code and configuration. */
    FUNCTION_RESTORE,
    /** Publish versions of the functions. */
    FUNCTION_PUBLISH,
    /** Move the functions' aliases. */
    FUNCTION_TRAFFIC,
    /** Invoke the functions. */
    FUNCTION_INVOKE,
    /** Read the definition of the application's workflow. */
    WORKFLOW_READ
}
