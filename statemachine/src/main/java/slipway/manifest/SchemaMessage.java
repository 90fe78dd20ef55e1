package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A schema's complaint in a user's words.
 *
 * @param parent the schema whose keyword complains
 * @param root the whole schema
 */
record SchemaMessage(Error error, Path path, JsonNode parent, JsonNode root) {
    /** How the strategies are written that are more than a word. */
    private static final Map<String, String> FIGURES = Map.of(
            "canary", "{ canary: { percent: 10, for: 5m } }", "linear", "{ linear: { percent: 10, every: 1m } }");

    String text() {
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(error.getProperty());
            case "required" -> "is missing: " + described(error.getProperty());
            case "type" -> wrongType();
            case "enum" -> wrongWord();
            case "pattern" -> Words.quoted(value()) + " cannot be used: " + rule(parent);
            case "propertyNames" -> Words.quoted(error.getProperty()) + " cannot be a name here: " + rule(nameSchema());
            case "oneOf" -> "needs either 'payload' (the function is invoked) or 'http' (a URL is read), and not both";
            case "minLength" -> "is too short: write at least " + characters("minLength");
            case "maxLength" -> "is too long: write at most " + characters("maxLength");
            case "minItems", "minProperties" -> "is empty; write at least one";
            case "maxProperties" -> "has more than one; write one of them";
            case "maxItems" -> "has too many; write at most " + parent.path("maxItems");
            case "minimum" -> "is too small: at least " + parent.path("minimum") + ", not " + value();
            case "maximum" -> "is too large: at most " + parent.path("maximum") + ", not " + value();
            default -> throw new IllegalStateException("no words for the schema's " + error.getKeyword());
        };
    }

    /** The known key that an unknown one is near to. */
    Optional<String> unknownKeyMeans() {
        return LaterKeys.has(path, error.getProperty())
                ? Optional.empty()
                : Words.nearest(error.getProperty(), knownKeys());
    }

    private String unknownKey(String key) {
        if (LaterKeys.has(path, key)) {
            return Words.quoted(key) + " is not supported yet; remove it";
        }
        return "unknown key " + Words.quoted(key) + "; " + Words.suggestion(key, knownKeys());
    }

    private List<String> knownKeys() {
        List<String> keys = new ArrayList<>();
        parent.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private String described(String key) {
        String text = parent.path("properties").path(key).path("description").asText();
        int end = text.indexOf(". ");
        String first = end < 0 ? text.replaceFirst("\\.$", "") : text.substring(0, end);
        return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
    }

    private String wrongType() {
        List<String> expected = new ArrayList<>();
        JsonNode types = parent.path("type");
        (types.isArray() ? types : List.of(types)).forEach(type -> expected.add(typeName(type.textValue())));
        JsonNode node = error.getInstanceNode();
        String hint = expected.contains("text") && (node.isNumber() || node.isBoolean()) ? "; write it in quotes" : "";
        return "must be " + Words.or(expected) + ", not " + typeOf(node) + hint;
    }

    private static String typeName(String type) {
        return switch (type) {
            case "string" -> "text";
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            default -> throw new IllegalStateException("no word for the schema's type " + type);
        };
    }

    private static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a truth value";
            case ARRAY -> "a list";
            case OBJECT -> "a mapping";
            case NULL -> "nothing";
            case BINARY, MISSING, POJO -> throw new IllegalStateException("not JSON: " + node.getNodeType());
        };
    }

    private String wrongWord() {
        List<String> words = new ArrayList<>();
        parent.path("enum").forEach(word -> words.add(word.textValue()));
        if (FIGURES.containsKey(value()) && words.equals(Strategy.WORDS)) {
            return Words.quoted(value()) + " needs its figures; write " + FIGURES.get(value());
        }
        if (words.equals(List.of("none"))) {
            return "must be a mapping or none, not " + Words.quoted(value());
        }
        return error.getInstanceNode().isTextual()
                ? "unknown word " + Words.quoted(value()) + "; " + Words.suggestion(value(), words)
                : "must be " + Words.or(words) + ", not " + typeOf(error.getInstanceNode());
    }

    private String value() {
        return error.getInstanceNode().asText();
    }

    private String characters(String keyword) {
        int count = parent.path(keyword).intValue();
        return count + (count == 1 ? " character" : " characters");
    }

    private JsonNode nameSchema() {
        JsonNode names = parent.path("propertyNames");
        return root.at(names.path("$ref").asText().replaceFirst("^#", ""));
    }

    private static String rule(JsonNode patterned) {
        JsonNode longest = patterned.path("maxLength");
        return patterned.path("patternErrorMessage").asText()
                + (longest.isMissingNode() ? "" : ", at most " + longest + " of them");
    }
}
