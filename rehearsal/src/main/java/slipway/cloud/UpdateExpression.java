package slipway.cloud;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an update does to an item. Every value is taken from the item as it was before. */
record UpdateExpression(List<Action> actions) {
    UpdateExpression {
        actions = List.copyOf(actions);
    }

    sealed interface Action {
        Operand.Path path();
    }

    record Assign(Operand.Path path, Operand value) implements Action {}

    record Remove(Operand.Path path) implements Action {}

    record Add(Operand.Path path, Operand value) implements Action {}

    Map<String, AttributeValue> apply(Map<String, AttributeValue> before) {
        Map<String, AttributeValue> after = new LinkedHashMap<>(before);
        for (Action action : actions) {
            List<String> path = action.path().names();
            switch (action) {
                case Assign assign -> put(after, path, Optional.of(Operand.Arithmetic.required(assign.value, before)));
                case Remove _ -> put(after, path, Optional.empty());
                case Add add -> put(after, path, Optional.of(sum(add, before)));
            }
        }
        return after;
    }

    /** Adding to a number that is not there starts at zero; sets are not modelled. */
    private static AttributeValue sum(Add add, Map<String, AttributeValue> before) {
        AttributeValue added = Operand.Arithmetic.required(add.value, before);
        if (added.n() == null) {
            throw new InvalidExpression("ADD of a value that is no number is not modelled");
        }
        AttributeValue current = add.path.value(before).orElse(AttributeValue.fromN("0"));
        return ItemValues.number(ItemValues.number(current).add(ItemValues.number(added)));
    }

    private static void put(Map<String, AttributeValue> members, List<String> path, Optional<AttributeValue> value) {
        String name = path.getFirst();
        if (path.size() == 1) {
            value.ifPresentOrElse(it -> members.put(name, it), () -> members.remove(name));
            return;
        }
        AttributeValue inner = members.get(name);
        if (inner == null || !inner.hasM()) {
            throw new InvalidExpression("The document path provided in the update expression is invalid for update");
        }
        Map<String, AttributeValue> changed = new HashMap<>(inner.m());
        put(changed, path.subList(1, path.size()), value);
        members.put(name, AttributeValue.fromM(changed));
    }
}
