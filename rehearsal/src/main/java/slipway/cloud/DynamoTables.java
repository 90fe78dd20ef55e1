package slipway.cloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The account's DynamoDB tables. */
public final class DynamoTables {
    private final ServiceErrors errors;
    private final Map<String, DynamoTable> tables = new LinkedHashMap<>();

    DynamoTables(ServiceErrors errors) {
        this.errors = errors;
    }

    /** Makes a table whose key attributes are strings. */
    public void create(String name, String partitionKey, String sortKey) {
        tables.put(name, new DynamoTable(name, partitionKey, Optional.of(sortKey)));
    }

    public boolean exists(String name) {
        return tables.containsKey(name);
    }

    /** Every item of a table, by partition and then sort key. */
    public List<Map<String, AttributeValue>> items(String table) {
        return require(table).items();
    }

    /** One item; empty where there is none. */
    public Map<String, AttributeValue> item(String table, Map<String, AttributeValue> key) {
        return require(table).get(key);
    }

    /** Table names may be given as ARNs. */
    DynamoTable require(String name) {
        DynamoTable table = tables.get(ResourceNames.shortName(name));
        if (table == null) {
            throw errors.of("ResourceNotFoundException", 400, "Requested resource not found");
        }
        return table;
    }
}
