package slipway.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** DynamoDB: one table of items by {@code pk} and {@code sk}. A read that is not strongly consistent is not modelled. */
public final class FakeDynamoDb implements DynamoDbClient {
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+) = (if_not_exists\\(\\w+, )?(:\\w+)");

    private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
    private final Calls calls;

    FakeDynamoDb(Calls calls) {
        this.calls = calls;
    }

    /** An item by {@code pk|sk}; absent when there is none. */
    public Optional<Map<String, AttributeValue>> find(String key) {
        return Optional.ofNullable(items.get(key));
    }

    /** An item by {@code pk|sk}, free to change; made when there is none. */
    public Map<String, AttributeValue> item(String key) {
        return items.computeIfAbsent(key, _ -> new HashMap<>());
    }

    /** Everything that is written down. */
    public String dump() {
        return items.toString();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        requireTable(request.tableName());
        if (!Boolean.TRUE.equals(request.consistentRead())) {
            throw new UnsupportedOperationException("an eventually consistent read of the ledger is not modelled");
        }
        return calls.make("getItem " + text(request.key(), "sk"), () -> {
            Map<String, AttributeValue> item = items.get(key(request.key()));
            return item == null
                    ? GetItemResponse.builder().build()
                    : GetItemResponse.builder().item(Map.copyOf(item)).build();
        });
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        requireTable(request.tableName());
        return calls.make("putItem " + text(request.item(), "sk"), () -> {
            if (request.conditionExpression() == null) {
                items.put(key(request.item()), new HashMap<>(request.item()));
                return PutItemResponse.builder().build();
            }
            require("attribute_not_exists(pk)", request.conditionExpression());
            if (items.putIfAbsent(key(request.item()), new HashMap<>(request.item())) != null) {
                throw Unmodelled.error(
                        ConditionalCheckFailedException.builder(),
                        "ConditionalCheckFailedException",
                        400,
                        "The conditional request failed");
            }
            return PutItemResponse.builder().build();
        });
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        requireTable(request.tableName());
        if (!request.hasExpressionAttributeNames()) {
            return updateRegister(request);
        }
        require("SET #attribute = :value", request.updateExpression());
        String attribute = request.expressionAttributeNames().get("#attribute");
        return calls.make("updateItem " + text(request.key(), "sk") + " " + attribute, () -> {
            Map<String, AttributeValue> item =
                    items.computeIfAbsent(key(request.key()), _ -> new HashMap<>(request.key()));
            item.put(attribute, request.expressionAttributeValues().get(":value"));
            return UpdateItemResponse.builder().build();
        });
    }

    /** The two updates of the register, each of which sets some texts and removes one. */
    private UpdateItemResponse updateRegister(UpdateItemRequest request) {
        String expression = request.updateExpression();
        return calls.make("updateItem " + text(request.key(), "sk"), () -> {
            Map<String, AttributeValue> item =
                    items.computeIfAbsent(key(request.key()), _ -> new HashMap<>(request.key()));
            ASSIGNMENT.matcher(expression).results().forEach(assignment -> {
                AttributeValue value = Objects.requireNonNull(
                        request.expressionAttributeValues().get(assignment.group(3)));
                if (assignment.group(2) == null || !item.containsKey(assignment.group(1))) {
                    item.put(assignment.group(1), value);
                }
            });
            item.remove(expression.substring(expression.lastIndexOf(' ') + 1));
            return UpdateItemResponse.builder().build();
        });
    }

    private static String key(Map<String, AttributeValue> item) {
        return text(item, "pk") + "|" + text(item, "sk");
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute)).s();
    }

    private static void requireTable(String table) {
        require(World.TABLE, table);
    }

    private static void require(String modelled, String asked) {
        if (!modelled.equals(Optional.ofNullable(asked).orElse(""))) {
            throw new UnsupportedOperationException("'" + asked + "' is not modelled, only '" + modelled + "'");
        }
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}
}
