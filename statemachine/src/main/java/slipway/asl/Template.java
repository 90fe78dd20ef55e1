package slipway.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field's value as written in the definition, with its expressions compiled. */
sealed interface Template {
    @Nullable
    Object evaluate(View view);

    /** A value without expressions. */
    record Constant(@Nullable Object value) implements Template {
        @Override
        public @Nullable Object evaluate(View view) {
            return value;
        }
    }

    /** A string that is one expression. */
    record Formula(Expression expression) implements Template {
        @Override
        public @Nullable Object evaluate(View view) {
            return expression.evaluate(view);
        }
    }

    /** An object with an expression somewhere inside. */
    record Members(Map<String, Template> members) implements Template {
        @Override
        public Map<String, @Nullable Object> evaluate(View view) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            members.forEach((name, member) -> values.put(name, member.evaluate(view)));
            return values;
        }
    }

    /** An array with an expression somewhere inside. */
    record Elements(List<Template> elements) implements Template {
        @Override
        public List<@Nullable Object> evaluate(View view) {
            List<@Nullable Object> values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(element.evaluate(view)));
            return values;
        }
    }

    /** Evaluates a field that must be of one type. */
    default <T> T evaluate(View view, Class<T> type, String typeName) {
        Object value = evaluate(view);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        if (this instanceof Formula formula) {
            throw StateFailed.wrongType(formula.expression(), typeName, value);
        }
        throw StateFailed.at(null, "Expected '" + typeName + "', but was '" + Json.typeOf(value) + "'.");
    }
}
