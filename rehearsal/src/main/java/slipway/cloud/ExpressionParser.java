package slipway.cloud;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads condition, key condition and update expressions. Whatever it does not know it refuses: an expression ignored in part would make conditional
 * writes hold that must not.
 */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> used = new HashSet<>();

    ExpressionParser(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    Condition condition(String text) {
        ExpressionTokens tokens = new ExpressionTokens(text);
        Condition condition = or(tokens);
        end(tokens);
        return condition;
    }

    UpdateExpression update(String text) {
        ExpressionTokens tokens = new ExpressionTokens(text);
        List<UpdateExpression.Action> actions = new ArrayList<>();
        Set<String> clauses = new HashSet<>();
        while (!tokens.atEnd()) {
            String clause = tokens.keyword();
            if (!clauses.add(clause)) {
                throw new InvalidExpression(
                        "The \"" + clause + "\" section can only be used once in an update expression");
            }
            do {
                actions.add(action(clause, tokens));
            } while (tokens.accept(","));
        }
        if (actions.isEmpty()) {
            throw new InvalidExpression("The expression can not be empty");
        }
        return new UpdateExpression(actions);
    }

    /** DynamoDB refuses names and values that no expression of the request uses. */
    void checkAllUsed() {
        for (String name : names.keySet()) {
            if (!used.contains(name)) {
                throw new InvalidExpression(
                        "Value provided in ExpressionAttributeNames unused in expressions: keys: {" + name + "}");
            }
        }
        for (String value : values.keySet()) {
            if (!used.contains(value)) {
                throw new InvalidExpression(
                        "Value provided in ExpressionAttributeValues unused in expressions: keys: {" + value + "}");
            }
        }
    }

    private UpdateExpression.Action action(String clause, ExpressionTokens tokens) {
        return switch (clause) {
            case "SET" -> {
                Operand.Path path = path(tokens);
                tokens.expect("=");
                yield new UpdateExpression.Assign(path, sum(tokens));
            }
            case "REMOVE" -> new UpdateExpression.Remove(path(tokens));
            case "ADD" -> new UpdateExpression.Add(path(tokens), operand(tokens));
            default -> throw new InvalidExpression("Syntax error; token: \"" + clause + "\"");
        };
    }

    private Operand sum(ExpressionTokens tokens) {
        Operand left = operand(tokens);
        if (tokens.accept("+")) {
            return new Operand.Arithmetic(left, operand(tokens), true);
        }
        return tokens.accept("-") ? new Operand.Arithmetic(left, operand(tokens), false) : left;
    }

    private Condition or(ExpressionTokens tokens) {
        Condition condition = and(tokens);
        while (tokens.accept("OR")) {
            condition = new Condition.Or(condition, and(tokens));
        }
        return condition;
    }

    private Condition and(ExpressionTokens tokens) {
        Condition condition = not(tokens);
        while (tokens.accept("AND")) {
            condition = new Condition.And(condition, not(tokens));
        }
        return condition;
    }

    private Condition not(ExpressionTokens tokens) {
        if (tokens.accept("NOT")) {
            return new Condition.Not(not(tokens));
        }
        if (tokens.accept("(")) {
            Condition inner = or(tokens);
            tokens.expect(")");
            return inner;
        }
        return predicate(tokens);
    }

    private Condition predicate(ExpressionTokens tokens) {
        return switch (tokens.peek().toLowerCase(Locale.ROOT)) {
            case "attribute_exists" -> new Condition.Exists(arguments(tokens, 1).getFirst());
            case "attribute_not_exists" ->
                new Condition.Not(new Condition.Exists(arguments(tokens, 1).getFirst()));
            case "begins_with" -> {
                List<Operand> arguments = arguments(tokens, 2);
                yield new Condition.BeginsWith(arguments.get(0), arguments.get(1));
            }
            case "contains" -> {
                List<Operand> arguments = arguments(tokens, 2);
                yield new Condition.Contains(arguments.get(0), arguments.get(1));
            }
            default -> comparison(tokens);
        };
    }

    private Condition comparison(ExpressionTokens tokens) {
        Operand left = operand(tokens);
        if (tokens.accept("BETWEEN")) {
            Operand low = operand(tokens);
            tokens.expect("AND");
            return new Condition.And(
                    new Condition.Comparison(left, ">=", low), new Condition.Comparison(left, "<=", operand(tokens)));
        }
        if (tokens.accept("IN")) {
            tokens.expect("(");
            List<Operand> choices = new ArrayList<>();
            do {
                choices.add(operand(tokens));
            } while (tokens.accept(","));
            tokens.expect(")");
            return new Condition.In(left, choices);
        }
        if (!COMPARISONS.contains(tokens.peek())) {
            throw tokens.unexpected();
        }
        return new Condition.Comparison(left, tokens.next(), operand(tokens));
    }

    private List<Operand> arguments(ExpressionTokens tokens, int count) {
        tokens.next();
        tokens.expect("(");
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand(tokens));
        } while (tokens.accept(","));
        tokens.expect(")");
        if (arguments.size() != count) {
            throw new InvalidExpression(
                    "Incorrect number of operands for operator or function; number of operands: " + arguments.size());
        }
        return arguments;
    }

    private Operand operand(ExpressionTokens tokens) {
        if (tokens.peek().startsWith(":")) {
            return new Operand.Literal(value(tokens.next()));
        }
        return switch (tokens.peek().toLowerCase(Locale.ROOT)) {
            case "size" -> new Operand.Size(arguments(tokens, 1).getFirst());
            case "if_not_exists" -> {
                List<Operand> arguments = arguments(tokens, 2);
                yield new Operand.IfNotExists(arguments.get(0), arguments.get(1));
            }
            case "list_append" -> {
                List<Operand> arguments = arguments(tokens, 2);
                yield new Operand.ListAppend(arguments.get(0), arguments.get(1));
            }
            default -> path(tokens);
        };
    }

    private Operand.Path path(ExpressionTokens tokens) {
        List<String> path = new ArrayList<>();
        do {
            path.add(name(tokens));
        } while (tokens.accept("."));
        if (tokens.nextIs("[")) {
            throw new InvalidExpression("a path with a list index is not modelled");
        }
        return new Operand.Path(path);
    }

    private String name(ExpressionTokens tokens) {
        String token = tokens.peek();
        if (token.isEmpty() || !(token.startsWith("#") || Character.isLetter(token.charAt(0)))) {
            throw tokens.unexpected();
        }
        tokens.next();
        if (!token.startsWith("#")) {
            ReservedWords.check(token);
            return token;
        }
        used.add(token);
        String name = names.get(token);
        if (name == null) {
            throw new InvalidExpression(
                    "An expression attribute name used in the document path is not defined; attribute name: " + token);
        }
        return name;
    }

    private AttributeValue value(String token) {
        used.add(token);
        AttributeValue value = values.get(token);
        if (value == null) {
            throw new InvalidExpression(
                    "An expression attribute value used in expression is not defined; attribute value: " + token);
        }
        return value;
    }

    private static void end(ExpressionTokens tokens) {
        if (!tokens.atEnd()) {
            throw tokens.unexpected();
        }
    }
}
