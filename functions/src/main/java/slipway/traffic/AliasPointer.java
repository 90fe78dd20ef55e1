package slipway.traffic;

import java.util.Map;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/** The one way to move an alias: read it, check the lock, change it under the revision that was read. */
public final class AliasPointer {
    private final LambdaClient lambda;
    private final Ledger ledger;

    public AliasPointer(LambdaClient lambda, Ledger ledger) {
        this.lambda = lambda;
        this.ledger = ledger;
    }

    /** Gives all of an alias's traffic to a version; false when it had it already. */
    public boolean move(String function, String alias, String version, Hold hold) {
        GetAliasResponse now =
                lambda.getAlias(request -> request.functionName(function).name(alias));
        boolean whole = now.routingConfig() == null
                || now.routingConfig().additionalVersionWeights().isEmpty();
        if (now.functionVersion().equals(version) && whole) {
            return false;
        }
        ledger.requireFence(hold);
        // Routing is always sent: leaving it out would keep a split that another tool left behind.
        lambda.updateAlias(request -> request.functionName(function)
                .name(alias)
                .functionVersion(version)
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of()))
                .revisionId(now.revisionId()));
        return true;
    }
}
