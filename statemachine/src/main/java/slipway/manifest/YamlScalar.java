package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns a YAML scalar into a JSON value, and refuses what JSON does not have or what YAML 1.1 and 1.2 read differently: an
 * editor would then show something else than what is deployed.
 */
final class YamlScalar {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,4})?");
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");

    /** The largest integer that every JSON reader keeps exactly: 2^53 - 1. */
    private static final BigDecimal LARGEST_EXACT = BigDecimal.valueOf((1L << 53) - 1);

    private static final Map<Tag, String> NOT_JSON =
            Map.of(Tag.TIMESTAMP, "a date", Tag.BINARY, "binary data", Tag.MERGE, "a merge key");

    private YamlScalar() {}

    static boolean isText(ScalarNode node) {
        return node.getTag().equals(Tag.STR) && !(node.isPlain() && isNumber(node.getValue()));
    }

    /** The value; what is refused is reported and becomes the text as it stands. */
    static JsonNode read(ScalarNode node, Consumer<String> report) {
        String text = node.getValue();
        Tag tag = node.getTag();
        boolean number = isNumber(text);
        if (isText(node)) {
            return text(text, report);
        }
        if (tag.equals(Tag.NULL)) {
            return NullNode.getInstance();
        }
        if (tag.equals(Tag.BOOL) && (isWord(text, "true") || isWord(text, "false"))) {
            return BooleanNode.valueOf(isWord(text, "true"));
        }
        if (number && (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) || tag.equals(Tag.STR))) {
            return number(text, report);
        }
        report.accept(refusal(node));
        return TextNode.valueOf(text);
    }

    static String shortTag(Node node) {
        String tag = node.getTag().getValue();
        return tag.startsWith(Tag.PREFIX) ? "!!" + tag.substring(Tag.PREFIX.length()) : tag;
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static boolean isWord(String text, String word) {
        return text.toLowerCase(Locale.ROOT).equals(word);
    }

    private static JsonNode text(String text, Consumer<String> report) {
        if (text.codePoints().anyMatch(character -> Character.getType(character) == Character.SURROGATE)) {
            report.accept("half a character (a lone surrogate) is no text in JSON; remove it");
            return TextNode.valueOf("");
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode number(String text, Consumer<String> report) {
        BigDecimal value = new BigDecimal(text);
        if (Double.isInfinite(value.doubleValue())) {
            report.accept("the number " + Words.quoted(text) + " is too large for JSON; write it in quotes");
            return TextNode.valueOf(text);
        }
        if (!INTEGER.matcher(text).matches()) {
            return DoubleNode.valueOf(value.doubleValue());
        }
        if (value.abs().compareTo(LARGEST_EXACT) > 0) {
            report.accept("the number " + Words.quoted(text) + " loses digits in JSON (beyond "
                    + LARGEST_EXACT.toPlainString() + "); write it in quotes");
            return TextNode.valueOf(text);
        }
        return LongNode.valueOf(value.longValueExact());
    }

    private static String refusal(ScalarNode node) {
        String quoted = Words.quoted(node.getValue());
        Tag tag = node.getTag();
        if (NOT_JSON.containsKey(tag)) {
            return quoted + " is " + NOT_JSON.get(tag) + " to YAML, which JSON does not have; write it in quotes";
        }
        if (tag.equals(Tag.FLOAT) && !node.getValue().matches(".*[0-9].*")) {
            return quoted + " is not a JSON number; write a number, or text in quotes";
        }
        if (tag.equals(Tag.BOOL)) {
            return quoted
                    + " is a truth value to some readers and text to others; write true or false, or text in quotes";
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return quoted + " is one number to some readers and another, or text, to others; write a decimal number, or"
                    + " text in quotes";
        }
        return "the tag " + Words.quoted(shortTag(node)) + " is not JSON; remove it";
    }
}
