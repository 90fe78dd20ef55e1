package slipway.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import slipway.image.Digest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * What an environment knows of images: which runs, which were verified, which are poisoned, and which a person decided on.
 *
 * <p>All items are of {@code environment#<environment>}: {@code running}, {@code newest}, {@code pin}, {@code image#<digest>}, {@code
 * digest#<digest>#<function>} and {@code function#<function>}. The machine writes {@code running}, {@code pin} and {@code
 * image#…} in the transaction that releases the lock.
 */
public final class Register {
    /** Pages of the register that are read at most: far more functions than an application has. */
    private static final int MOST_PAGES = 200;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public Register(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** An image, and when it was pushed first. */
    public record Pushed(Digest digest, Instant pushedAt) {}

    /**
     * The image that was deployed last.
     *
     * @param everywhere false when that was for some of the apps, so that others may run another one
     */
    public record Running(Pushed image, boolean everywhere) {
        public Digest digest() {
            return image.digest();
        }
    }

    /**
     * An operator's decision for an image.
     *
     * @param digest empty for what ran before the first deployment
     */
    public record Pin(Optional<Digest> digest, Instant since, String by, String reason) {
        /** Names the image, for messages. */
        public String named() {
            return digest.map(Digest::text).orElse("what ran before Slipway's first deployment");
        }
    }

    /** The evidence against an image. */
    public record Poison(String error, String cause, String deployment) {}

    /**
     * An image in an environment.
     *
     * @param tag the one that it was deployed by
     * @param pushedAt its first push, as far as the environment knows it
     * @param verifiedAt when a deployment of the whole set ended well
     */
    public record Standing(
            Optional<String> tag, Optional<Instant> pushedAt, Optional<Instant> verifiedAt, Optional<Poison> poison) {}

    /** What a deployment left a function with. */
    public record Left(Digest digest, String deployment) {}

    /** What the environment runs; empty before the first deployment. */
    public Optional<Running> running(String environment) {
        Map<String, AttributeValue> item = read(environment, "running");
        boolean everywhere = textOf(item, "apps").filter("all"::equals).isPresent();
        return pushed(item).map(image -> new Running(image, everywhere));
    }

    /** The newest image that was found fit to be deployed by itself; it may be waiting for the lock. */
    public Optional<Pushed> newest(String environment) {
        return pushed(read(environment, "newest"));
    }

    public Optional<Pin> pin(String environment) {
        Map<String, AttributeValue> item = read(environment, "pin");
        return textOf(item, "since")
                .map(since -> new Pin(
                        textOf(item, "digest").map(Digest::new),
                        Instant.parse(since),
                        textOf(item, "by").orElse("operator"),
                        textOf(item, "reason").orElse("")));
    }

    public Standing image(String environment, Digest digest) {
        Map<String, AttributeValue> item = read(environment, "image#" + digest);
        return new Standing(
                textOf(item, "tag"),
                textOf(item, "pushedAt").map(Instant::parse),
                textOf(item, "verifiedAt").map(Instant::parse),
                Optional.ofNullable(item.get("poison"))
                        .map(AttributeValue::m)
                        .map(poison -> new Poison(
                                textOf(poison, "error").orElse(""),
                                textOf(poison, "cause").orElse(""),
                                textOf(poison, "deployment").orElse(""))));
    }

    /** Remembers an image as the newest, unless a newer one is known. */
    public void noteNewest(String environment, Pushed image) {
        Map<String, AttributeValue> item = new HashMap<>(key(environment, "newest"));
        item.put("digest", text(image.digest().text()));
        item.put("pushedAt", text(image.pushedAt().toString()));
        // Texts of instants do not sort by time: they leave out a fraction that is zero.
        AttributeValue order =
                AttributeValue.fromN(Long.toString(image.pushedAt().toEpochMilli()));
        item.put("pushedMillis", order);
        try {
            dynamoDb.putItem(request -> request.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) OR pushedMillis < :order")
                    .expressionAttributeValues(Map.of(":order", order)));
        } catch (ConditionalCheckFailedException _) {
            // A newer one is known, or this one already.
        }
    }

    /** Takes an operator's decision back; nothing when there is none. */
    public void removePin(String environment) {
        dynamoDb.deleteItem(request -> request.tableName(table).key(key(environment, "pin")));
    }

    /** Remembers that a function runs a digest and was verified with it. */
    public void verified(Hold hold, String function, Digest digest, Instant at) {
        dynamoDb.updateItem(request -> request.tableName(table)
                .key(key(hold.environment(), verifiedKey(digest) + function))
                .updateExpression("SET deployedAt = if_not_exists(deployedAt, :at), verifiedAt = :at,"
                        + " deployment = :deployment REMOVE rolledBackAt")
                .expressionAttributeValues(Map.of(":at", text(at.toString()), ":deployment", text(hold.deployment()))));
        leave(hold, function, digest, at);
    }

    /** Remembers that a function was put back to a digest; what this deployment had verified before counts no longer. */
    public void restored(Hold hold, String function, Digest digest, Instant at) {
        left(hold.environment(), function)
                .filter(left -> left.deployment().equals(hold.deployment()))
                .filter(left -> !left.digest().equals(digest))
                .ifPresent(left -> dynamoDb.updateItem(request -> request.tableName(table)
                        .key(key(hold.environment(), verifiedKey(left.digest()) + function))
                        .updateExpression("SET rolledBackAt = :at REMOVE verifiedAt")
                        .expressionAttributeValues(Map.of(":at", text(at.toString())))));
        leave(hold, function, digest, at);
    }

    private void leave(Hold hold, String function, Digest digest, Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(key(hold.environment(), "function#" + function));
        item.put("digest", text(digest.text()));
        item.put("deployment", text(hold.deployment()));
        item.put("since", text(at.toString()));
        dynamoDb.putItem(request -> request.tableName(table).item(item));
    }

    /** What the last deployment left a function with; empty when none came to it. */
    public Optional<Left> left(String environment, String function) {
        Map<String, AttributeValue> item = read(environment, "function#" + function);
        return textOf(item, "digest")
                .map(digest ->
                        new Left(new Digest(digest), textOf(item, "deployment").orElse("")));
    }

    /** The real names of the functions that were left with a digest, and verified with it: one that runs another by now does not count. */
    public Set<String> verifiedWith(String environment, Digest digest) {
        Set<String> names = named(environment, verifiedKey(digest), item -> item.containsKey("verifiedAt"));
        names.retainAll(named(
                environment,
                "function#",
                item -> textOf(item, "digest").filter(digest.text()::equals).isPresent()));
        return names;
    }

    /** The ends of those keys that begin so. */
    private Set<String> named(String environment, String prefix, Predicate<Map<String, AttributeValue>> filter) {
        return items(environment, prefix).stream()
                .filter(filter)
                .map(item -> textOf(item, "sk").orElseThrow().substring(prefix.length()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * The images that a person is asked about, or has rejected.
     *
     * @param since who was asked before that is asked no more
     */
    public Set<Digest> inQuestion(String environment, Instant since) {
        return items(environment, "approval#").stream()
                .filter(item -> isInQuestion(item, since))
                .map(item -> new Digest(textOf(item, "digest").orElseThrow()))
                .collect(Collectors.toSet());
    }

    private static boolean isInQuestion(Map<String, AttributeValue> approval, Instant since) {
        return switch (textOf(approval, "state").orElse("")) {
            case "rejected" -> true;
            case "asked" ->
                textOf(approval, "askedAt")
                        .map(Instant::parse)
                        .filter(since::isBefore)
                        .isPresent();
            default -> false;
        };
    }

    private List<Map<String, AttributeValue>> items(String environment, String prefix) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        for (int page = 0; page < MOST_PAGES; page++) {
            QueryResponse answer = query(environment, prefix, from);
            items.addAll(answer.items());
            if (!answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty()) {
                return items;
            }
            from = answer.lastEvaluatedKey();
        }
        return items;
    }

    private QueryResponse query(String environment, String prefix, Map<String, AttributeValue> from) {
        return dynamoDb.query(request -> {
            request.tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                    .expressionAttributeValues(
                            Map.of(":pk", text("environment#" + environment), ":prefix", text(prefix)));
            if (!from.isEmpty()) {
                request.exclusiveStartKey(from);
            }
        });
    }

    private static String verifiedKey(Digest digest) {
        return "digest#" + digest + "#";
    }

    private Map<String, AttributeValue> read(String environment, String sk) {
        return dynamoDb.getItem(request ->
                        request.tableName(table).key(key(environment, sk)).consistentRead(true))
                .item();
    }

    private static Optional<Pushed> pushed(Map<String, AttributeValue> item) {
        return textOf(item, "digest")
                .map(digest -> new Pushed(
                        new Digest(digest),
                        Instant.parse(textOf(item, "pushedAt").orElseThrow())));
    }

    private static Map<String, AttributeValue> key(String environment, String sk) {
        return Map.of("pk", text("environment#" + environment), "sk", text(sk));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static Optional<String> textOf(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s);
    }
}
