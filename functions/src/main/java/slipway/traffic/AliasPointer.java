package slipway.traffic;

import java.util.Map;
import java.util.Optional;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** The one way to move an alias: under a revision that was read before the lock was checked, so that a late writer loses. */
public final class AliasPointer {
    private static final int DENIED = 403;
    private static final int STALE = 412;

    private final LambdaClient lambda;
    private final Ledger ledger;

    public AliasPointer(LambdaClient lambda, Ledger ledger) {
        this.lambda = lambda;
        this.ledger = ledger;
    }

    /**
     * Where an alias points.
     *
     * @param whole false when it shares its traffic with a second version
     */
    record Position(String version, boolean whole, String revision) {
        boolean is(String wanted) {
            return version.equals(wanted) && whole;
        }
    }

    Position read(String function, String alias) {
        GetAliasResponse now =
                lambda.getAlias(request -> request.functionName(function).name(alias));
        boolean whole = now.routingConfig() == null
                || now.routingConfig().additionalVersionWeights().isEmpty();
        return new Position(now.functionVersion(), whole, now.revisionId());
    }

    /** Gives all of an alias's traffic to a version, wherever it is now; false when it had it already. */
    public boolean move(String function, String alias, String version, Hold hold) {
        Position now = read(function, alias);
        if (now.is(version)) {
            return false;
        }
        update(function, alias, version, now.revision(), hold);
        return true;
    }

    /**
     * Gives all of an alias's traffic to a version without reading it first, which costs one call of the control plane instead
     * of two.
     *
     * @param revision the alias's, as it was last seen
     * @return its revision now; empty when it no longer had that one, or may not be moved at all: nothing changed, and whether
     *     something is to be changed has to be read
     */
    public Optional<String> moveFrom(String revision, String function, String alias, String version, Hold hold) {
        try {
            return Optional.of(update(function, alias, version, revision, hold));
        } catch (LambdaException e) {
            if (e.statusCode() == STALE || e.statusCode() == DENIED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Checks the lock, then changes; answers the new revision. */
    String update(String function, String alias, String version, String revision, Hold hold) {
        ledger.requireFence(hold);
        // Routing is always sent: leaving it out would keep a split that another tool left behind.
        return lambda.updateAlias(request -> request.functionName(function)
                        .name(alias)
                        .functionVersion(version)
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of()))
                        .revisionId(revision))
                .revisionId();
    }
}
