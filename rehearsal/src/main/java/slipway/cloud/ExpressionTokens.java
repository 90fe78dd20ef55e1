package slipway.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a DynamoDB expression, read one after the other. */
final class ExpressionTokens {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(<>|<=|>=|[=<>(),.+\\-\\[\\]]|[:#][A-Za-z0-9_]+|[A-Za-z][A-Za-z0-9_]*|[0-9]+)");

    private final String source;
    private final List<String> tokens = new ArrayList<>();
    private int position;

    ExpressionTokens(String source) {
        this.source = source;
        Matcher matcher = TOKEN.matcher(source);
        int end = 0;
        while (end < source.length() && matcher.region(end, source.length()).lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!source.substring(end).isBlank()) {
            throw new InvalidExpression(
                    "Syntax error; token: \"" + source.substring(end).strip() + "\"");
        }
    }

    /** The next word, and an empty one at the end. */
    String peek() {
        return position < tokens.size() ? tokens.get(position) : "";
    }

    String next() {
        String token = peek();
        position++;
        return token;
    }

    boolean atEnd() {
        return position >= tokens.size();
    }

    /** Keywords are the same in either case. */
    boolean nextIs(String keyword) {
        return peek().equalsIgnoreCase(keyword);
    }

    boolean accept(String keyword) {
        if (nextIs(keyword)) {
            position++;
            return true;
        }
        return false;
    }

    void expect(String keyword) {
        if (!accept(keyword)) {
            throw unexpected();
        }
    }

    String keyword() {
        return next().toUpperCase(Locale.ROOT);
    }

    InvalidExpression unexpected() {
        return new InvalidExpression("Syntax error; token: \"%s\", near: \"%s\"".formatted(peek(), source));
    }
}
