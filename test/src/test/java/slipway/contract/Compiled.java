package slipway.contract;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.definition.Definition;
import slipway.definition.Plan;

/** Finds out what a compiled definition has in its placeholders' places. */
final class Compiled {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");

    private Compiled() {}

    /**
     * The values that were filled in, by placeholder.
     *
     * @throws AssertionError when the text is not the repository's definition for the plan but for its placeholders
     */
    static Map<String, String> values(String compiled, Plan plan) {
        Map<String, String> unfilled = new TreeMap<>();
        Definition.placeholders().forEach(name -> unfilled.put(name, "${" + name + "}"));
        String template = Definition.compile(plan, unfilled);
        Map<String, String> values = new TreeMap<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        int from = 0;
        int at = 0;
        while (matcher.find()) {
            at += matcher.start() - from;
            from = matcher.end();
            int end = compiled.indexOf('"', at);
            if (end < 0) {
                throw new AssertionError("the definition ends before ${" + matcher.group(1) + "}");
            }
            values.putIfAbsent(matcher.group(1), compiled.substring(at, end));
            at = end;
        }
        if (!Definition.compile(plan, values).equals(compiled)) {
            throw new AssertionError("this is not the definition of the repository, filled with " + values);
        }
        return values;
    }
}
