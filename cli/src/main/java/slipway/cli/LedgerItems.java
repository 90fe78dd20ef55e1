package slipway.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** An environment's items in the ledger, as objects of texts. */
record LedgerItems(Machine machine) {
    private static final JsonMapper MAPPER = new JsonMapper();

    Optional<ObjectNode> item(String name) {
        Map<String, AttributeValue> item = machine.account()
                .dynamoDb()
                .getItem(request -> request.tableName(machine.ledger())
                        .key(machine.key(name))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(texts(item));
    }

    /** The last deployments that have ended, the newest first. */
    List<ObjectNode> deployments(int last) {
        if (last < 1) {
            throw new BadInput("--last %d: must be 1 or more.".formatted(last));
        }
        List<ObjectNode> found = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryResponse page = page(last - found.size(), from);
            page.items().stream().map(LedgerItems::texts).forEach(found::add);
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (found.size() < last && !from.isEmpty());
        return found;
    }

    private QueryResponse page(int most, Map<String, AttributeValue> from) {
        return machine.account().dynamoDb().query(request -> {
            request.tableName(machine.ledger())
                    .keyConditionExpression("pk = :environment AND begins_with(sk, :deployments)")
                    .expressionAttributeValues(Map.of(
                            ":environment", machine.key("").get("pk"),
                            ":deployments", AttributeValue.fromS("deployment#")))
                    .scanIndexForward(false)
                    .limit(most);
            if (!from.isEmpty()) {
                request.exclusiveStartKey(from);
            }
        });
    }

    private static ObjectNode texts(Map<String, AttributeValue> item) {
        ObjectNode texts = MAPPER.createObjectNode();
        item.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> !entry.getKey().equals("pk"))
                .forEach(entry -> texts.put(
                        entry.getKey(),
                        Optional.ofNullable(entry.getValue().s())
                                .orElse(entry.getValue().n())));
        return texts;
    }
}
