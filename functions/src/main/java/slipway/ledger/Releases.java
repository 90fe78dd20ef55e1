package slipway.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.image.Digest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** What an environment ran, as the ledger's deployments tell it. Reads only. */
public final class Releases {
    /** Of the newest deployments, refused ones among them, this many pages are looked at. */
    private static final int PAGES = 5;

    private static final int PAGE = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public Releases(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * A deployment that ended well.
     *
     * @param deployed false for a rollback to the digest
     */
    public record Release(Digest digest, boolean deployed, Instant endedAt) {}

    /** The deployments, and rollbacks to a named digest, that ended well; the one that ended last is the first. */
    public List<Release> of(String environment) {
        List<Release> releases = new ArrayList<>();
        Map<String, AttributeValue> last = Map.of();
        for (int page = 0; page < PAGES; page++) {
            QueryResponse found = query(environment, last);
            found.items().forEach(item -> release(item).ifPresent(releases::add));
            last = found.lastEvaluatedKey();
            if (last.isEmpty()) {
                break;
            }
        }
        // The ledger's order is that of their starts: one that started earlier may have ended later, or was redriven.
        releases.sort(Comparator.comparing(Release::endedAt).reversed());
        return releases;
    }

    /** Whether a deployment is under way, its holder dead or alive, or a failed rollback is waiting to be resumed. */
    public boolean isChanging(String environment) {
        Map<String, AttributeValue> lock = dynamoDb.getItem(request -> request.tableName(table)
                        .key(Map.of("pk", partition(environment), "sk", AttributeValue.fromS("lock")))
                        .consistentRead(true))
                .item();
        boolean free = text(lock, "status").orElse("free").equals("free");
        return !free && text(lock, "action").orElse("").equals("deploy");
    }

    private QueryResponse query(String environment, Map<String, AttributeValue> last) {
        return dynamoDb.query(request -> {
            request.tableName(table)
                    .keyConditionExpression("pk = :environment AND begins_with(sk, :deployments)")
                    .expressionAttributeValues(Map.of(
                            ":environment",
                            partition(environment),
                            ":deployments",
                            AttributeValue.fromS("deployment#")))
                    .scanIndexForward(false)
                    .consistentRead(true)
                    .limit(PAGE);
            if (!last.isEmpty()) {
                request.exclusiveStartKey(last);
            }
        });
    }

    private static Optional<Release> release(Map<String, AttributeValue> item) {
        String outcome = text(item, "outcome").orElse("");
        boolean deployed = outcome.equals("DEPLOYED") || outcome.equals("ALREADY_DEPLOYED");
        return text(item, "digest")
                .filter(Digest::isDigest)
                .filter(digest -> deployed || outcome.equals("RESTORED"))
                .map(digest -> new Release(
                        new Digest(digest),
                        deployed,
                        text(item, "endedAt").map(Instant::parse).orElse(Instant.EPOCH)));
    }

    private static AttributeValue partition(String environment) {
        return AttributeValue.fromS("environment#" + environment);
    }

    private static Optional<String> text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s);
    }
}
