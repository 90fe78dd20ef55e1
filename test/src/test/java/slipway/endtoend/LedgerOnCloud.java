package slipway.endtoend;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger as an operator reads it. */
record LedgerOnCloud(RunningCloud cloud) {
    /** The lock's status; free as long as nobody has ever taken it. */
    String lock() {
        return item("lock").map(item -> item.get("status").s()).orElse("free");
    }

    /** What is on record of a deployment, by the execution's name. */
    Map<String, AttributeValue> deployment(String execution) {
        return cloud
                .clients()
                .dynamoDb()
                .queryPaginator(request -> request.tableName(table())
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS("environment#" + RunningCloud.ENVIRONMENT),
                                ":sk", AttributeValue.fromS("deployment#"))))
                .items()
                .stream()
                .filter(item -> item.get("execution").s().equals(execution))
                .findFirst()
                .orElse(Map.of());
    }

    private Optional<Map<String, AttributeValue>> item(String sk) {
        return Optional.of(cloud.clients()
                        .dynamoDb()
                        .getItem(request -> request.tableName(table())
                                .consistentRead(true)
                                .key(Map.of(
                                        "pk", AttributeValue.fromS("environment#" + RunningCloud.ENVIRONMENT),
                                        "sk", AttributeValue.fromS(sk))))
                        .item())
                .filter(item -> !item.isEmpty());
    }

    private String table() {
        return "slipway-" + cloud.plan().application() + "-ledger";
    }
}
