package slipway.verify;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.step.Json;

/** Holds an answer against an {@code expect} expression of the manifest; pure. */
final class Expectation {
    private Expectation() {}

    /** Why the answer is not as expected, naming its members but none of its values; empty when it is. */
    static Optional<String> problem(String expect, JsonNode answer) {
        try {
            return judge(expect, Jsonata.jsonata(expect), answer);
        } catch (JException e) {
            return Optional.of("`" + expect + "` is no JSONata expression (" + e.getMessage() + ")");
        }
    }

    private static Optional<String> judge(String expect, Jsonata expression, JsonNode answer) {
        Object value = Json.MAPPER.convertValue(answer, Object.class);
        @Nullable Object result;
        try {
            result = expression.evaluate(value == null ? Jsonata.NULL_VALUE : value);
        } catch (RuntimeException e) {
            // The library throws whatever the JDK threw at a value, and its messages quote the value: neither may get
            // out.
            return Optional.of("`" + expect + "` cannot be evaluated (" + code(e) + ") on " + shape(answer));
        }
        return Boolean.TRUE.equals(result)
                ? Optional.empty()
                : Optional.of("`" + expect + "` is " + describe(result) + " of " + shape(answer));
    }

    private static String code(RuntimeException e) {
        return e instanceof JException jsonata
                ? jsonata.getError()
                : e.getClass().getSimpleName();
    }

    private static String describe(@Nullable Object result) {
        return Boolean.FALSE.equals(result) ? "false" : "not true";
    }

    private static String shape(JsonNode answer) {
        if (!answer.isObject()) {
            return "an answer that is " + answer.getNodeType().name().toLowerCase(Locale.ROOT);
        }
        List<String> members = new ArrayList<>();
        answer.fieldNames().forEachRemaining(members::add);
        return "an answer with the members " + members;
    }
}
