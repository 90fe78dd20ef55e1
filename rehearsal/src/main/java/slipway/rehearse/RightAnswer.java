package slipway.rehearse;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes up an answer that an {@code expect} expression is true of, so that the simulated application can give it.
 *
 * <p>It reads the forms that manifests use: comparisons of a path with a text, number or boolean, and {@code $exists(path)},
 * joined by {@code and}. For any other the manifest's {@code example} says what a right answer is.
 */
final class RightAnswer {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PATH = "([A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)";
    private static final Pattern EXISTS = Pattern.compile("\\$exists\\(\\s*" + PATH + "\\s*\\)");
    private static final Pattern EQUALS =
            Pattern.compile(PATH + "\\s*=\\s*('[^']*'|\"[^\"]*\"|-?[0-9]+(?:\\.[0-9]+)?|true|false)");

    private RightAnswer() {}

    /** An object that makes the expression true; empty when none could be made up. */
    static Optional<JsonNode> to(String expect) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (String term : expect.split("\\band\\b", -1)) {
            Matcher exists = EXISTS.matcher(term.strip());
            Matcher equals = EQUALS.matcher(term.strip());
            if (exists.matches()) {
                set(answer, exists.group(1), JsonNodeFactory.instance.textNode("rehearsed"));
            } else if (equals.matches()) {
                set(answer, equals.group(1), literal(equals.group(2)));
            }
        }
        return satisfies(answer, expect) ? Optional.of(answer) : Optional.empty();
    }

    static boolean satisfies(JsonNode answer, String expect) {
        try {
            Object value = MAPPER.convertValue(answer, Object.class);
            return Boolean.TRUE.equals(Jsonata.jsonata(expect).evaluate(value == null ? Jsonata.NULL_VALUE : value));
        } catch (RuntimeException _) {
            // The library lets exceptions of the JDK through, and what cannot be evaluated is not satisfied.
            return false;
        }
    }

    private static void set(ObjectNode answer, String path, JsonNode value) {
        List<String> names = List.of(path.split("\\.", -1));
        ObjectNode parent = answer;
        for (String name : names.subList(0, names.size() - 1)) {
            parent = parent.withObjectProperty(name);
        }
        parent.set(names.getLast(), value);
    }

    private static JsonNode literal(String text) {
        try {
            return text.startsWith("'")
                    ? JsonNodeFactory.instance.textNode(text.substring(1, text.length() - 1))
                    : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'" + text + "' matched as a literal but is none", e);
        }
    }
}
