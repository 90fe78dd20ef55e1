package slipway.cloud;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How DynamoDB compares attribute values: only values of one type have an order. */
final class ItemValues {
    private ItemValues() {}

    static boolean same(AttributeValue left, AttributeValue right) {
        boolean numbers = left.type() == AttributeValue.Type.N && right.type() == AttributeValue.Type.N;
        return numbers ? number(left).compareTo(number(right)) == 0 : left.equals(right);
    }

    /** Empty for values of different types, or of a type without order. */
    static OptionalInt compare(AttributeValue left, AttributeValue right) {
        if (left.type() != right.type()) {
            return OptionalInt.empty();
        }
        return switch (left.type()) {
            case S -> OptionalInt.of(left.s().compareTo(right.s()));
            case N -> OptionalInt.of(number(left).compareTo(number(right)));
            default -> OptionalInt.empty();
        };
    }

    static BigDecimal number(AttributeValue value) {
        if (value.n() == null) {
            throw new InvalidExpression("An operand in the update expression has an incorrect data type");
        }
        return new BigDecimal(value.n());
    }

    static AttributeValue number(BigDecimal value) {
        return AttributeValue.fromN(value.toPlainString());
    }

    static Optional<AttributeValue> member(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name));
    }
}
