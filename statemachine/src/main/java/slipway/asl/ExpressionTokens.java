package slipway.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a valid JSONata expression into tokens; strings, numbers, regular expressions and comments are not looked into. */
final class ExpressionTokens {
    private static final Set<String> LONG_OPERATORS = Set.of(":=", "!=", ">=", "<=", "**", "..", "~>", "?:", "??");
    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "in");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final String SPECIAL = ".[]{}()@#;:?+-*/%|=<>^&!~,";

    /** What a token is: a value of no interest, a plain name, a name behind {@code $}, or an operator or bracket. */
    enum Kind {
        LITERAL,
        NAME,
        VARIABLE,
        SYMBOL
    }

    /**
     * A token.
     *
     * @param text without the {@code $} of a variable and the quotes of a name
     */
    record Token(Kind kind, String text) {
        private static final Token START = new Token(Kind.SYMBOL, "");

        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        /** Whether a value ends here, so that what follows is an operator. */
        boolean endsOperand() {
            return kind != Kind.SYMBOL || text.equals(")") || text.equals("]") || text.equals("}");
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private ExpressionTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        ExpressionTokens reading = new ExpressionTokens(text);
        while (reading.at < text.length()) {
            reading.next();
        }
        return reading.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("/*", at)) {
            at = after("*/", at + 2);
        } else if (c == '"' || c == '\'') {
            at = afterQuoted(c);
            add(Kind.LITERAL, "");
        } else if (c == '`') {
            int end = after("`", at + 1);
            add(Kind.NAME, text.substring(at + 1, Math.max(at + 1, end - 1)));
            at = end;
        } else if (c == '/' && !previous().endsOperand()) {
            at = afterQuoted('/');
            add(Kind.LITERAL, "");
        } else if (SPECIAL.indexOf(c) >= 0) {
            symbol();
        } else {
            word();
        }
    }

    private void symbol() {
        int two = Math.min(at + 2, text.length());
        String symbol =
                LONG_OPERATORS.contains(text.substring(at, two)) ? text.substring(at, two) : text.substring(at, at + 1);
        add(Kind.SYMBOL, symbol);
        at += symbol.length();
    }

    private void word() {
        int start = at;
        // A number's point is none of a path: "1.5" must not become a name.
        boolean number = Character.isDigit(text.charAt(at));
        while (at < text.length() && (isWordPart(text.charAt(at)) || (number && isFraction()))) {
            at++;
        }
        String word = text.substring(start, at);
        if (number || (LITERALS.contains(word) && !previous().is("."))) {
            add(Kind.LITERAL, word);
        } else if (word.startsWith("$")) {
            add(Kind.VARIABLE, word.substring(1));
        } else if (WORD_OPERATORS.contains(word) && previous().endsOperand()) {
            add(Kind.SYMBOL, word);
        } else {
            add(Kind.NAME, word);
        }
    }

    private static boolean isWordPart(char c) {
        return !Character.isWhitespace(c) && SPECIAL.indexOf(c) < 0 && c != '"' && c != '\'' && c != '`';
    }

    private boolean isFraction() {
        return text.charAt(at) == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private int afterQuoted(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        int after = Math.min(end + 1, text.length());
        while (quote == '/' && after < text.length() && "im".indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        return after;
    }

    private Token previous() {
        return tokens.isEmpty() ? Token.START : tokens.getLast();
    }

    private void add(Kind kind, String word) {
        tokens.add(new Token(kind, word));
    }
}
