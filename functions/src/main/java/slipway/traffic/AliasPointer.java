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
    /** No alias has it. */
    private static final String NO_REVISION = "00000000-0000-0000-0000-000000000000";

    private final LambdaClient lambda;
    private final Ledger ledger;

    public AliasPointer(LambdaClient lambda, Ledger ledger) {
        this.lambda = lambda;
        this.ledger = ledger;
    }

    /** Where an alias points, and the revision under which that was read. */
    record Position(Routing routing, String revision) {
        boolean is(Routing wanted) {
            return routing.equals(wanted);
        }
    }

    Position read(String function, String alias) {
        GetAliasResponse now =
                lambda.getAlias(request -> request.functionName(function).name(alias));
        Map<String, Double> weights =
                now.routingConfig() == null ? Map.of() : now.routingConfig().additionalVersionWeights();
        return new Position(new Routing(now.functionVersion(), weights), now.revisionId());
    }

    /** Gives all of an alias's traffic to a version, wherever it is now; false when it had it already. */
    public boolean move(String function, String alias, String version, Hold hold) {
        Position now = read(function, alias);
        if (now.is(Routing.whole(version))) {
            return false;
        }
        update(function, alias, Routing.whole(version), now.revision(), hold);
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
        return routeFrom(revision, function, alias, Routing.whole(version), hold);
    }

    /** The same for any division of the traffic. */
    Optional<String> routeFrom(String revision, String function, String alias, Routing routing, Hold hold) {
        try {
            return Optional.of(update(function, alias, routing, revision, hold));
        } catch (LambdaException e) {
            if (e.statusCode() == STALE || e.statusCode() == DENIED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Asks AWS whether an alias may be moved, without moving it: UpdateAlias has no dry run, but under a revision that no alias has
     * it is refused as stale, after the permission was checked.
     *
     * @throws LambdaException when it is refused for another reason
     */
    public void tryMove(String function, String alias, String version) {
        try {
            lambda.updateAlias(request -> request.functionName(function)
                    .name(alias)
                    .functionVersion(version)
                    .revisionId(NO_REVISION));
        } catch (LambdaException e) {
            if (e.statusCode() == STALE) {
                return;
            }
            throw e;
        }
        throw new IllegalStateException(function + ":" + alias + " was moved under a revision that it does not have");
    }

    /** Checks the lock, then changes; answers the new revision. */
    String update(String function, String alias, Routing routing, String revision, Hold hold) {
        ledger.requireFence(hold);
        // Routing is always sent: leaving it out would keep a split that another tool left behind.
        return lambda.updateAlias(request -> request.functionName(function)
                        .name(alias)
                        .functionVersion(routing.version())
                        .routingConfig(weighted -> weighted.additionalVersionWeights(routing.weights()))
                        .revisionId(revision))
                .revisionId();
    }
}
