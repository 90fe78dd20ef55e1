package slipway.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A compiled JSONata expression and the field it stands in. Thread-safe. */
final class Expression {
    private static final Pattern NAME = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");

    private final String text;
    private final String location;
    private final Jsonata compiled;
    private final Set<String> variables = new LinkedHashSet<>();
    private final Set<String> functions = new LinkedHashSet<>();

    private Expression(String text, String location, Jsonata compiled) {
        this.text = text;
        this.location = location;
        this.compiled = compiled;
        // Every name that could be a variable: only these are bound, which keeps an evaluation cheap.
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (Functions.isOurs(name)) {
                functions.add(name);
            } else {
                variables.add(name);
            }
        }
    }

    /**
     * Compiles an expression.
     *
     * @param location the field as evaluation errors name it, for example {@code Choices[0]/Condition}
     * @throws JException when the expression is not valid
     */
    static Expression compile(String text, String location) {
        // The text by itself first, so that "1}" cannot close the wrapper below.
        parse(text);
        // Undefined and null both come back as null; as a member of an object, undefined is left out and null is not.
        Jsonata compiled = parse("{\"v\": " + text + "\n}");
        compiled.setOutputConvertNulls(false);
        return new Expression(text, location, compiled);
    }

    private static Jsonata parse(String text) {
        try {
            return Jsonata.jsonata(text);
        } catch (JException e) {
            throw e;
        } catch (RuntimeException e) {
            // The library's parser does not expect every kind of broken text, such as a comment without an end.
            throw new JException(e, "S0201", text.length(), text, null);
        }
    }

    String text() {
        return text;
    }

    String location() {
        return location;
    }

    Set<String> variables() {
        return variables;
    }

    String describe() {
        return "The JSONata expression '" + text + "' specified for the field '" + location + "'";
    }

    /**
     * Evaluates the expression.
     *
     * @throws StateFailed when it throws, yields nothing or yields what is no JSON value
     */
    @Nullable
    Object evaluate(View view) {
        Jsonata.Frame frame = compiled.createFrame();
        Bounds.bind(frame);
        for (String name : functions) {
            view.functions().bind(frame, name);
        }
        for (String name : variables) {
            view.bind(frame, name);
        }
        Object answer;
        try {
            answer = compiled.evaluate(null, frame);
        } catch (RuntimeException e) {
            // The library reports a wrong expression by JException and, now and then, by what its own code ran into.
            throw StateFailed.at(
                    location, describe() + " threw an error during evaluation. " + EvaluationMessage.of(e));
        } catch (StackOverflowError e) {
            throw StateFailed.at(location, describe() + " threw an error during evaluation. It nests too deeply.");
        }
        if (!(answer instanceof Map<?, ?> wrapper) || !wrapper.containsKey("v")) {
            throw StateFailed.at(location, describe() + " returned nothing (undefined).");
        }
        return PlainValues.of(wrapper.get("v"), this);
    }
}
