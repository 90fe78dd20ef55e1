package slipway.cloud;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A part of an expression that has a value, given an item. */
sealed interface Operand {
    /** The value; empty where the item has no such attribute. */
    Optional<AttributeValue> value(Map<String, AttributeValue> item);

    /** A literal, from the expression's values. */
    record Literal(AttributeValue literal) implements Operand {
        @Override
        public Optional<AttributeValue> value(Map<String, AttributeValue> item) {
            return Optional.of(literal);
        }
    }

    /** An attribute, or a member within maps. */
    record Path(List<String> names) implements Operand {
        public Path {
            names = List.copyOf(names);
        }

        @Override
        public Optional<AttributeValue> value(Map<String, AttributeValue> item) {
            Optional<AttributeValue> found = ItemValues.member(item, names.getFirst());
            for (String name : names.subList(1, names.size())) {
                found = found.filter(AttributeValue::hasM).flatMap(map -> ItemValues.member(map.m(), name));
            }
            return found;
        }
    }

    /** {@code size(path)}: of a string its length, of a list or map its number of members. */
    record Size(Operand of) implements Operand {
        @Override
        public Optional<AttributeValue> value(Map<String, AttributeValue> item) {
            return of.value(item)
                    .map(it -> switch (it.type()) {
                        case S -> it.s().length();
                        case L -> it.l().size();
                        case M -> it.m().size();
                        case SS -> it.ss().size();
                        default ->
                            throw new InvalidExpression("size of a value of type " + it.type() + " is not modelled");
                    })
                    .map(size -> AttributeValue.fromN(Integer.toString(size)));
        }
    }

    /** {@code if_not_exists(path, value)}. */
    record IfNotExists(Operand path, Operand otherwise) implements Operand {
        @Override
        public Optional<AttributeValue> value(Map<String, AttributeValue> item) {
            return path.value(item).or(() -> otherwise.value(item));
        }
    }

    /** {@code list_append(list, list)}. */
    record ListAppend(Operand first, Operand second) implements Operand {
        @Override
        public Optional<AttributeValue> value(Map<String, AttributeValue> item) {
            List<AttributeValue> all = new ArrayList<>(list(first, item));
            all.addAll(list(second, item));
            return Optional.of(AttributeValue.fromL(all));
        }

        private static List<AttributeValue> list(Operand operand, Map<String, AttributeValue> item) {
            return Arithmetic.required(operand, item).l();
        }
    }

    /** {@code a + b} or {@code a - b}. */
    record Arithmetic(Operand left, Operand right, boolean add) implements Operand {
        @Override
        public Optional<AttributeValue> value(Map<String, AttributeValue> item) {
            BigDecimal a = ItemValues.number(required(left, item));
            BigDecimal b = ItemValues.number(required(right, item));
            return Optional.of(ItemValues.number(add ? a.add(b) : a.subtract(b)));
        }

        static AttributeValue required(Operand operand, Map<String, AttributeValue> item) {
            return operand.value(item)
                    .orElseThrow(() -> new InvalidExpression(
                            "The provided expression refers to an attribute that does not exist in the item"));
        }
    }
}
