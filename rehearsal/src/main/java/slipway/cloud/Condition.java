package slipway.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition on an item; an item that is not there is an item without attributes. */
sealed interface Condition {
    boolean holds(Map<String, AttributeValue> item);

    record Comparison(Operand left, String operator, Operand right) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            Optional<AttributeValue> a = left.value(item);
            Optional<AttributeValue> b = right.value(item);
            if (a.isEmpty() || b.isEmpty()) {
                return operator.equals("<>") && a.isPresent() != b.isPresent();
            }
            var order = ItemValues.compare(a.get(), b.get());
            return switch (operator) {
                case "=" -> ItemValues.same(a.get(), b.get());
                case "<>" -> !ItemValues.same(a.get(), b.get());
                case "<" -> order.isPresent() && order.getAsInt() < 0;
                case "<=" -> order.isPresent() && order.getAsInt() <= 0;
                case ">" -> order.isPresent() && order.getAsInt() > 0;
                default -> order.isPresent() && order.getAsInt() >= 0;
            };
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return left.holds(item) && right.holds(item);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return left.holds(item) || right.holds(item);
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return !inner.holds(item);
        }
    }

    record Exists(Operand path) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return path.value(item).isPresent();
        }
    }

    record BeginsWith(Operand path, Operand prefix) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            Optional<String> text = path.value(item).map(AttributeValue::s);
            Optional<String> start = prefix.value(item).map(AttributeValue::s);
            return text.isPresent() && start.isPresent() && text.get().startsWith(start.get());
        }
    }

    record Contains(Operand path, Operand part) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            Optional<AttributeValue> wanted = part.value(item);
            return wanted.isPresent()
                    && path.value(item).filter(it -> contains(it, wanted.get())).isPresent();
        }

        private static boolean contains(AttributeValue whole, AttributeValue part) {
            return switch (whole.type()) {
                case S -> part.s() != null && whole.s().contains(part.s());
                case SS -> part.s() != null && whole.ss().contains(part.s());
                case L -> whole.l().stream().anyMatch(it -> ItemValues.same(it, part));
                default -> false;
            };
        }
    }

    record In(Operand path, List<Operand> choices) implements Condition {
        public In {
            choices = List.copyOf(choices);
        }

        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return choices.stream().anyMatch(choice -> new Comparison(path, "=", choice).holds(item));
        }
    }
}
