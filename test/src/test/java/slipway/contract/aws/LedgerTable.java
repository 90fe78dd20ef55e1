package slipway.contract.aws;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table, and items of it that look like Slipway's. */
record LedgerTable(Aws aws, String name) {
    static LedgerTable create(Aws aws) {
        return new LedgerTable(aws, aws.createTable());
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }

    static Map<String, AttributeValue> key(String sort) {
        return Map.of("pk", text("env"), "sk", text(sort));
    }

    static Map<String, AttributeValue> item(String sort, int fence) {
        return Map.of("pk", text("env"), "sk", text(sort), "status", text("held"), "fence", number(fence));
    }

    void put(Map<String, AttributeValue> item) {
        aws.dynamoDb().putItem(it -> it.tableName(name).item(item));
    }

    Map<String, AttributeValue> read(String sort) {
        return aws.dynamoDb()
                .getItem(it -> it.tableName(name).key(key(sort)).consistentRead(true))
                .item();
    }
}
