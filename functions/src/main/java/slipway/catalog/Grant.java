package slipway.catalog;

/** What a Lambda may do; the CDK app turns each into statements on the manifest's own resources. */
public enum Grant {
    /** Read the lock and the function records. */
    LEDGER_READ,
    /** List the environment's deployments. */
    LEDGER_QUERY,
    /** Write function records. */
    LEDGER_WRITE,
    /** Read images, tags, manifests and scan findings of the application's repository. */
    IMAGE_READ,
    /** Read the functions, their versions and their aliases. */
    FUNCTION_READ,
    /** List the functions' versions. */
    FUNCTION_VERSIONS,
    /** Read the retention of the functions' log groups. */
    LOG_GROUP_READ,
    /** Change the functions' code. */
    FUNCTION_UPDATE,
    /** Publish versions of the functions. */
    FUNCTION_PUBLISH,
    /** Move the functions' aliases. */
    FUNCTION_TRAFFIC,
    /** Invoke the functions. */
    FUNCTION_INVOKE,
    /** Read the definition of the application's workflow. */
    WORKFLOW_READ
}
