package slipway.cloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A conditional write of one item, read and judged before anything is written, so that a transaction can judge all of its writes first.
 *
 * @param before the item as it is, empty where there is none
 * @param after the item as it will be; empty where it is deleted, and left as it is where only a condition is checked
 */
record ItemWrite(
        DynamoTable table,
        Map<String, AttributeValue> key,
        Optional<Condition> condition,
        Map<String, AttributeValue> before,
        Map<String, AttributeValue> after) {
    static ItemWrite put(DynamoTable table, Map<String, AttributeValue> item, Optional<Condition> condition) {
        Map<String, AttributeValue> key = table.keyOf(item);
        return new ItemWrite(table, key, condition, table.get(key), item);
    }

    static ItemWrite delete(DynamoTable table, Map<String, AttributeValue> key, Optional<Condition> condition) {
        table.checkKey(key);
        return new ItemWrite(table, key, condition, table.get(key), Map.of());
    }

    static ItemWrite check(DynamoTable table, Map<String, AttributeValue> key, Condition condition) {
        table.checkKey(key);
        return new ItemWrite(table, key, Optional.of(condition), table.get(key), table.get(key));
    }

    /** An update of an item that is not there makes one, from its key on. The condition is judged first: the update may need what it promises. */
    static ItemWrite update(
            DynamoTable table,
            Map<String, AttributeValue> key,
            Optional<UpdateExpression> update,
            Optional<Condition> condition) {
        table.checkKey(key);
        Map<String, AttributeValue> before = table.get(key);
        if (condition.isPresent() && !condition.get().holds(before)) {
            return new ItemWrite(table, key, condition, before, before);
        }
        Map<String, AttributeValue> base = new LinkedHashMap<>(before);
        base.putAll(key);
        update.stream().flatMap(it -> it.actions().stream()).forEach(action -> {
            if (table.isKey(action.path().names().getFirst())) {
                throw new InvalidExpression("One or more parameter values were invalid: Cannot update attribute "
                        + action.path().names().getFirst() + ". This attribute is part of the key");
            }
        });
        return new ItemWrite(
                table, key, condition, before, update.map(it -> it.apply(base)).orElse(base));
    }

    boolean holds() {
        return condition.isEmpty() || condition.get().holds(before);
    }

    void apply() {
        if (after.isEmpty()) {
            table.delete(key);
        } else {
            table.put(after);
        }
    }

    /** What {@code ReturnValues} asks for; empty where nothing is to be returned. */
    Map<String, AttributeValue> returned(String returnValues) {
        return switch (returnValues) {
            case "NONE" -> Map.of();
            case "ALL_OLD" -> before;
            case "ALL_NEW" -> after;
            default -> throw new UnsupportedOperationException("ReturnValues " + returnValues + " is not modelled");
        };
    }

    static void checkDistinct(List<ItemWrite> writes) {
        long distinct = writes.stream()
                .map(write -> List.of(write.table.name(), write.key))
                .distinct()
                .count();
        if (distinct < writes.size()) {
            throw new InvalidExpression("Transaction request cannot include multiple operations on one item");
        }
    }
}
