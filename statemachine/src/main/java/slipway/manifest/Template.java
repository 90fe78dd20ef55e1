package slipway.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with placeholders such as {@code {environment}}. */
public record Template(String text) {
    static final String APPLICATION = "application";
    static final String ENVIRONMENT = "environment";
    static final String FUNCTION = "function";
    static final String SHA = "sha";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    /** The text with every placeholder replaced by its value. */
    public String fill(Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
    }

    /** The placeholders' names in the order of the text, as often as they occur. */
    List<String> placeholders() {
        return PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).toList();
    }

    boolean has(String placeholder) {
        return placeholders().contains(placeholder);
    }

    /** Whether a brace is left that opens or closes no placeholder. */
    boolean hasStrayBrace() {
        String rest = PLACEHOLDER.matcher(text).replaceAll("");
        return rest.contains("{") || rest.contains("}");
    }

    /** The literal texts before, between and after the occurrences of a placeholder. */
    List<String> around(String placeholder) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        String token = "{" + placeholder + "}";
        for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, from)) {
            parts.add(text.substring(from, at));
            from = at + token.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private String value(MatchResult match, Map<String, String> values) {
        String value = values.get(match.group(1));
        if (value == null) {
            throw new IllegalArgumentException("no value for " + match.group() + " in \"" + text + "\"");
        }
        return value;
    }

    @Override
    public String toString() {
        return text;
    }
}
