package slipway.asl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import slipway.asl.ExpressionTokens.Kind;
import slipway.asl.ExpressionTokens.Token;

/**
 * The names in an expression that something outside of it must give a meaning to.
 *
 * <p>A name that the expression itself binds, by {@code :=}, as a parameter or with {@code @} and {@code #}, is left out wherever it is used
 * inside the same block: a function may well be called before the line that binds it.
 */
final class ExpressionNames {
    /**
     * What the names stand for.
     *
     * @param variables read by {@code $name}
     * @param calls called by {@code $name(…)} or {@code ~> $name}
     * @param members of {@code $states}, as paths such as {@code context.Execution.Id}
     * @param unqualified fields of a context that is not there, and {@code $} and {@code $$} for it
     */
    record Found(Set<String> variables, Set<String> calls, Set<String> members, Set<String> unqualified) {
        private Found() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    /**
     * A bracket that is open, or the whole expression.
     *
     * @param hasContext whether plain names in it are fields of something
     * @param bound the names that are bound in it; shared with the block around it when it is no block itself
     */
    private record Scope(boolean hasContext, Set<String> bound) {}

    private record Use(String name, boolean called, List<Scope> scopes) {}

    private static final Token NOTHING = new Token(Kind.SYMBOL, "");

    private final List<Token> tokens;
    private final Deque<Scope> open = new ArrayDeque<>();
    private final List<Use> uses = new ArrayList<>();
    private final Found found = new Found();
    private final boolean transforms;

    private ExpressionNames(String text) {
        tokens = ExpressionTokens.of(text);
        // What stands between the bars of a transform has a context; where they are is not worth a parser.
        transforms = tokens.stream().anyMatch(token -> token.is("|"));
        open.push(new Scope(false, new HashSet<>()));
    }

    static Found in(String text) {
        return new ExpressionNames(text).read();
    }

    private Found read() {
        int i = 0;
        while (i < tokens.size()) {
            i = switch (tokens.get(i).kind()) {
                case LITERAL -> i + 1;
                case SYMBOL -> symbol(i);
                case VARIABLE -> variable(i);
                case NAME -> name(i);
            };
        }
        for (Use use : uses) {
            if (use.scopes().stream().noneMatch(scope -> scope.bound().contains(use.name()))) {
                (use.called() ? found.calls() : found.variables()).add(use.name());
            }
        }
        return found;
    }

    private Token token(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : NOTHING;
    }

    private Scope scope() {
        return open.element();
    }

    private int symbol(int i) {
        Token token = tokens.get(i);
        if (token.is("(") || token.is("[") || token.is("{")) {
            boolean step = token(i - 1).is(".") || token(i - 1).is("^");
            boolean follows = token(i - 1).endsOperand() || isWildcard(i - 1);
            boolean call = token.is("(") && follows;
            // The arguments of a function that is itself a step of a path see what the path has come to.
            boolean calledAsStep = call && token(i - 2).is(".");
            boolean hasContext = scope().hasContext() || step || calledAsStep || (follows && !call);
            boolean block = token.is("(") && !call;
            open.push(new Scope(hasContext, block ? new HashSet<>() : scope().bound()));
        } else if ((token.is(")") || token.is("]") || token.is("}")) && open.size() > 1) {
            open.pop();
        }
        return i + 1;
    }

    /** {@code *}, {@code **} and {@code %} as steps of a path, not as operators between two values. */
    private boolean isWildcard(int i) {
        return token(i - 1).is(".") && (token(i).is("*") || token(i).is("**") || token(i).is("%"));
    }

    private int variable(int i) {
        String name = tokens.get(i).text();
        if (token(i + 1).is(":=") || token(i - 1).is("@") || token(i - 1).is("#")) {
            scope().bound().add(name);
            return i + 1;
        }
        if (name.isEmpty() || name.equals("$")) {
            if (!token(i - 1).is(".")) {
                unqualified("$" + name);
            }
            return i + 1;
        }
        if (name.equals("states")) {
            return member(i + 1);
        }
        boolean called = token(i + 1).is("(") || token(i - 1).is("~>");
        uses.add(new Use(name, called, List.copyOf(open)));
        return i + 1;
    }

    private int member(int from) {
        int i = from;
        List<String> path = new ArrayList<>();
        while (token(i).is(".") && token(i + 1).kind() == Kind.NAME) {
            path.add(token(i + 1).text());
            i += 2;
        }
        if (!path.isEmpty()) {
            found.members().add(String.join(".", path));
        }
        return i;
    }

    private int name(int i) {
        String name = tokens.get(i).text();
        if ((name.equals("function") || name.equals("λ")) && token(i + 1).is("(")) {
            return function(i + 2);
        }
        if (!token(i - 1).is(".")) {
            unqualified(name);
        }
        return i + 1;
    }

    private void unqualified(String name) {
        if (!scope().hasContext() && !transforms) {
            found.unqualified().add(name);
        }
    }

    /** Reads parameters and signature, and opens the body. */
    private int function(int from) {
        int i = from;
        Set<String> bound = new HashSet<>();
        while (i < tokens.size() && !tokens.get(i).is("{")) {
            if (tokens.get(i).kind() == Kind.VARIABLE) {
                bound.add(tokens.get(i).text());
            }
            i++;
        }
        open.push(new Scope(scope().hasContext(), bound));
        return i + 1;
    }
}
