package slipway.cli;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Texts of a ledger's item. */
final class Words {
    private Words() {}

    /** The attribute's text; empty where there is none. */
    static String of(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s).orElse("");
    }
}
