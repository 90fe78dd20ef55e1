package slipway.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import slipway.error.LockLost;
import slipway.error.UpdateOverwritten;
import slipway.image.ImageUri;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The one table: the environment's lock, and what a deployment remembers of each function.
 *
 * <p>Items: the lock is {@code environment#<environment>} / {@code lock}; a function's record is {@code
 * deployment#<environment>#<deployment>} / {@code function#<name>}. The machine itself writes the lock and the deployment's item.
 */
public final class Ledger {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public Ledger(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Reads the lock, strongly consistent, and goes on only when it is still held under this fence.
     *
     * @throws LockLost when it is not
     */
    public void requireFence(Hold hold) {
        Map<String, AttributeValue> lock = dynamoDb.getItem(request -> request.tableName(table)
                        .key(Map.of("pk", text("environment#" + hold.environment()), "sk", text("lock")))
                        .consistentRead(true))
                .item();
        boolean held = "held".equals(textOf(lock, "status").orElse(""))
                && Long.toString(hold.fence())
                        .equals(Optional.ofNullable(lock.get("fence"))
                                .map(AttributeValue::n)
                                .orElse(""));
        if (!held) {
            throw new LockLost("The lock of " + hold.environment() + " is no longer held under fence " + hold.fence()
                    + " but by " + textOf(lock, "holder").orElse("nobody")
                    + "; this execution stops touching anything. Look at that execution.");
        }
    }

    /** The freeze by hand that holds in an environment; strongly consistent. */
    public Optional<Freeze> freeze(String environment) {
        Map<String, AttributeValue> item = dynamoDb.getItem(request -> request.tableName(table)
                        .key(Map.of("pk", text("environment#" + environment), "sk", text("freeze")))
                        .consistentRead(true))
                .item();
        return textOf(item, "since")
                .map(since -> new Freeze(
                        textOf(item, "by").orElse("somebody"),
                        textOf(item, "reason").orElse("no reason given"),
                        since));
    }

    /**
     * Remembers how a function stood; the first snapshot of a deployment stands, whoever repeats the step.
     *
     * @param at when it stood so: nothing of it was changed before
     */
    public void snapshot(Hold hold, String function, Snapshot snapshot, Instant at) {
        Map<String, AttributeValue> item = item(hold, function, snapshot);
        item.put("takenAt", text(at.toString()));
        try {
            dynamoDb.putItem(
                    request -> request.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException _) {
            // A repeated step: what it would write now may already be the new state.
        }
    }

    /**
     * Writes a snapshot of what a function is to be brought to, over what may be there.
     *
     * @param moves whether its alias has to move for that
     * @param configuration whether its configuration is to be put back, too
     */
    public void aim(Hold hold, String function, Snapshot target, boolean moves, boolean configuration) {
        Map<String, AttributeValue> item = item(hold, function, target);
        item.put("traffic", text(moves ? Traffic.SHIFTING : Traffic.RESTORED));
        if (configuration) {
            item.put("configuration", AttributeValue.fromBool(true));
        }
        dynamoDb.putItem(request -> request.tableName(table).item(item));
    }

    private static Map<String, AttributeValue> item(Hold hold, String function, Snapshot snapshot) {
        Map<String, AttributeValue> item = new HashMap<>(key(hold, function));
        snapshot.alias().ifPresent(alias -> item.put("alias", text(alias)));
        snapshot.aliasRevision().ifPresent(revision -> item.put("revisionBefore", text(revision)));
        item.put("versionBefore", text(snapshot.version()));
        item.put("liveBefore", text(snapshot.live().toString()));
        item.put("latestBefore", text(snapshot.latest().toString()));
        return item;
    }

    /** Whether the function's configuration is to be put back, too. */
    public boolean aimsAtConfiguration(Hold hold, String function) {
        return read(hold, function).containsKey("configuration");
    }

    /** Remembers which version was published for the new image. */
    public void staged(Hold hold, String function, String version) {
        set(hold, function, "versionStaged", text(version));
    }

    /** Remembers that the alias is about to move: from here on it may stand anywhere, also when no answer ever comes. */
    public void shifting(Hold hold, String function) {
        set(hold, function, "traffic", text(Traffic.SHIFTING));
    }

    /** Remembers the revision that the alias got when it moved to the new version. */
    public void shifted(Hold hold, String function, String revision) {
        set(hold, function, "revisionShifted", text(revision));
    }

    /** Remembers what part of the alias's traffic the new version has. */
    public void weighted(Hold hold, String function, int percent) {
        set(hold, function, "percentShifted", text(Integer.toString(percent)));
    }

    /** Remembers that the alias is back where the snapshot has it. */
    public void restored(Hold hold, String function) {
        set(hold, function, "traffic", text(Traffic.RESTORED));
    }

    /** What this deployment did to a function's alias so far. */
    public Traffic traffic(Hold hold, String function) {
        Map<String, AttributeValue> item = read(hold, function);
        return new Traffic(
                textOf(item, "traffic").filter(Traffic.SHIFTING::equals).isPresent(),
                textOf(item, "revisionBefore"),
                textOf(item, "revisionShifted"),
                textOf(item, "percentShifted").map(Integer::valueOf));
    }

    /** Remembers what was verified, as one JSON text. */
    public void verified(Hold hold, String function, String stage, String evidence) {
        set(hold, function, "verified" + Character.toUpperCase(stage.charAt(0)) + stage.substring(1), text(evidence));
    }

    /** How the function stood before the deployment; empty when the deployment never came to it. */
    public Optional<Snapshot> findSnapshot(Hold hold, String function) {
        Map<String, AttributeValue> item = read(hold, function);
        return textOf(item, "liveBefore")
                .map(live -> new Snapshot(
                        textOf(item, "alias"),
                        textOf(item, "revisionBefore"),
                        textOf(item, "versionBefore").orElseThrow(),
                        ImageUri.parse(live),
                        ImageUri.parse(textOf(item, "latestBefore").orElseThrow())));
    }

    /** When the deployment first came to the function; empty when it never did. */
    public Optional<Instant> findSnapshotTime(Hold hold, String function) {
        return textOf(read(hold, function), "takenAt").map(Instant::parse);
    }

    /**
     * The version published for the new image.
     *
     * @throws UpdateOverwritten when there is none: nothing else may be taken in its place
     */
    public String stagedVersion(Hold hold, String function) {
        return textOf(read(hold, function), "versionStaged")
                .orElseThrow(() -> new UpdateOverwritten("The ledger has no new version of " + function
                        + ", so there is nothing to wait for, to verify or to give traffic to. Deploy again."));
    }

    private Map<String, AttributeValue> read(Hold hold, String function) {
        return dynamoDb.getItem(request ->
                        request.tableName(table).key(key(hold, function)).consistentRead(true))
                .item();
    }

    private void set(Hold hold, String function, String attribute, AttributeValue value) {
        dynamoDb.updateItem(request -> request.tableName(table)
                .key(key(hold, function))
                .updateExpression("SET #attribute = :value")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Map.of(":value", value)));
    }

    private static Map<String, AttributeValue> key(Hold hold, String function) {
        return Map.of(
                "pk", text("deployment#" + hold.environment() + "#" + hold.deployment()),
                "sk", text("function#" + function));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static Optional<String> textOf(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s);
    }
}
