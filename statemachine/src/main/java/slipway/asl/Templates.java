package slipway.asl;

import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.asl.InvalidDefinition.Problem;

/** Compiles the values of a definition's fields. */
final class Templates {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    private Templates() {}

    /** Any value, expressions at any depth; null when the field is absent. */
    static @Nullable Template any(Fields fields, String name, String location) {
        return fields.has(name) ? compile(fields.get(name), location, fields.pointer(name), fields.problems()) : null;
    }

    /** A string constant or an expression. */
    static @Nullable Template string(Fields fields, String name, String location) {
        if (fields.has(name) && !(fields.get(name) instanceof String)) {
            fields.problem(name, "must be a string or an expression");
            return null;
        }
        return any(fields, name, location);
    }

    /** An expression, written as a string. */
    static @Nullable Template expression(Fields fields, String name, String location) {
        if (fields.get(name) instanceof String text && isExpression(text)) {
            return any(fields, name, location);
        }
        if (fields.get(name) instanceof Boolean) {
            return any(fields, name, location);
        }
        fields.problem(name, "must be an expression, such as \"{% $states.input.ready %}\"");
        return null;
    }

    /** A whole number within bounds or an expression. */
    static @Nullable Template integer(Fields fields, String name, int least, int most) {
        if (fields.get(name) instanceof String text && isExpression(text)) {
            return any(fields, name, name);
        }
        if (!fields.has(name)) {
            return null;
        }
        return new Template.Constant(fields.integer(name, least, least, most));
    }

    /** A percentage or an expression. */
    static @Nullable Template percentage(Fields fields, String name) {
        if (fields.get(name) instanceof Number number && !(number.doubleValue() >= 0 && number.doubleValue() <= 100)) {
            fields.problem(name, "must be a number from 0 to 100");
            return null;
        }
        if (fields.get(name) instanceof Number) {
            return any(fields, name, name);
        }
        return integer(fields, name, 0, 100);
    }

    static Map<String, Template> assign(Fields fields, String location) {
        Map<String, Template> variables = new LinkedHashMap<>();
        if (!fields.has("Assign")) {
            return variables;
        }
        Fields values = fields.object("Assign");
        if (values == null) {
            return variables;
        }
        for (String name : values.names()) {
            if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]{0,79}")) {
                values.problem(
                        name, "is no name for a variable: letters, digits and _, at most 80, no digit first, no $");
            } else if (name.equals("states")) {
                values.problem(name, "is reserved: $states is the service's own variable");
            }
            Template value = any(values, name, location + "/" + name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        return variables;
    }

    static boolean isExpression(String text) {
        return text.startsWith(OPEN) && text.endsWith(CLOSE) && text.length() >= OPEN.length() + CLOSE.length();
    }

    /** The expression between its delimiters. */
    static String inside(String text) {
        return text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
    }

    private static Template compile(@Nullable Object value, String location, String pointer, List<Problem> problems) {
        return switch (value) {
            case String text -> compileString(text, location, pointer, problems);
            case Map<?, ?> map -> compileMap(map, location, pointer, problems);
            case List<?> list -> compileList(list, location, pointer, problems);
            case null, default -> new Template.Constant(value);
        };
    }

    private static Template compileString(String text, String location, String pointer, List<Problem> problems) {
        if (!isExpression(text)) {
            // With blanks around it, even a whole expression is plain text to the service.
            if (text.startsWith(OPEN) || text.endsWith(CLOSE)) {
                problems.add(new Problem(pointer, "an expression starts with {% and ends with %}"));
            }
            return new Template.Constant(text);
        }
        String expression = inside(text);
        try {
            return new Template.Formula(Expression.compile(expression, location));
        } catch (JException e) {
            return invalid(e.getDetailedErrorMessage(), text, pointer, problems);
        } catch (StackOverflowError _) {
            return invalid("it nests too deeply", text, pointer, problems);
        }
    }

    private static Template invalid(String why, String text, String pointer, List<Problem> problems) {
        problems.add(new Problem(pointer, "the expression is not valid JSONata: " + why));
        return new Template.Constant(text);
    }

    private static Template compileMap(Map<?, ?> map, String location, String pointer, List<Problem> problems) {
        Map<String, Template> members = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = (String) key;
            members.put(name, compile(value, location + "/" + name, Fields.child(pointer, name), problems));
        });
        boolean constant = members.values().stream().allMatch(Template.Constant.class::isInstance);
        return constant ? new Template.Constant(map) : new Template.Members(members);
    }

    private static Template compileList(List<?> list, String location, String pointer, List<Problem> problems) {
        List<Template> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            elements.add(compile(list.get(i), location + "[" + i + "]", Fields.child(pointer, i), problems));
        }
        boolean constant = elements.stream().allMatch(Template.Constant.class::isInstance);
        return constant ? new Template.Constant(list) : new Template.Elements(elements);
    }
}
