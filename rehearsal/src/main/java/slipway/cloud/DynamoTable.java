package slipway.cloud;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One table: items by partition key and sort key, both strings. */
final class DynamoTable {
    private record Key(String partition, String sort) {}

    private final String name;
    private final String partitionKey;
    private final Optional<String> sortKey;
    private final Map<Key, Map<String, AttributeValue>> items =
            new TreeMap<>(Comparator.comparing(Key::partition).thenComparing(Key::sort));

    DynamoTable(String name, String partitionKey, Optional<String> sortKey) {
        this.name = name;
        this.partitionKey = partitionKey;
        this.sortKey = sortKey;
    }

    String name() {
        return name;
    }

    String partitionKey() {
        return partitionKey;
    }

    Optional<String> sortKey() {
        return sortKey;
    }

    /** The item, and an empty map where there is none. */
    Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
        return items.getOrDefault(key(key), Map.of());
    }

    void put(Map<String, AttributeValue> item) {
        items.put(key(item), Map.copyOf(item));
    }

    void delete(Map<String, AttributeValue> key) {
        items.remove(key(key));
    }

    /** Every item, by partition and then sort key. */
    List<Map<String, AttributeValue>> items() {
        return List.copyOf(items.values());
    }

    /** The key attributes of an item. */
    Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        key.put(partitionKey, AttributeValue.fromS(text(item, partitionKey)));
        sortKey.ifPresent(sort -> key.put(sort, AttributeValue.fromS(text(item, sort))));
        return key;
    }

    /** Refuses a key that has other attributes than the table's. */
    void checkKey(Map<String, AttributeValue> key) {
        if (key.size() != (sortKey.isPresent() ? 2 : 1)) {
            throw new InvalidExpression("The provided key element does not match the schema");
        }
        key(key);
    }

    boolean isKey(String attribute) {
        return attribute.equals(partitionKey)
                || sortKey.filter(attribute::equals).isPresent();
    }

    private Key key(Map<String, AttributeValue> item) {
        return new Key(
                text(item, partitionKey), sortKey.map(sort -> text(item, sort)).orElse(""));
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        if (value == null || value.s() == null || value.s().isEmpty()) {
            throw new InvalidExpression("One or more parameter values were invalid: Missing the key " + attribute
                    + " in the item, or it is no string");
        }
        return value.s();
    }
}
