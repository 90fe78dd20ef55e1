package slipway.endtoend;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger as an operator reads it. */
record LedgerOnCloud(RunningCloud cloud) {
    private static final AttributeValue PARTITION = AttributeValue.fromS("environment#" + RunningCloud.ENVIRONMENT);

    /** The lock's status; free as long as nobody has ever taken it. */
    String lock() {
        Map<String, AttributeValue> item = cloud.clients()
                .dynamoDb()
                .getItem(request -> request.tableName(table())
                        .consistentRead(true)
                        .key(Map.of("pk", PARTITION, "sk", AttributeValue.fromS("lock"))))
                .item();
        return Optional.ofNullable(item.get("status")).map(AttributeValue::s).orElse("free");
    }

    /** What is on record of an execution's deployment; empty when nothing is. */
    Map<String, String> deployment(String execution) {
        return cloud
                .clients()
                .dynamoDb()
                .queryPaginator(request -> request.tableName(table())
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(
                                Map.of(":pk", PARTITION, ":sk", AttributeValue.fromS("deployment#"))))
                .items()
                .stream()
                .map(LedgerOnCloud::texts)
                .filter(item -> execution.equals(item.get("execution")))
                .findFirst()
                .orElse(Map.of());
    }

    private static Map<String, String> texts(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .filter(attribute -> attribute.getValue().s() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, attribute -> attribute.getValue().s()));
    }

    String table() {
        return "slipway-" + cloud.plan().application() + "-ledger";
    }
}
