package slipway.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The state machine's one definition, and how its placeholders are filled. */
public final class Definition {
    private static final String RESOURCE = "deploy.asl.json";

    /** No JSONata has this form: there a brace after {@code $} opens an object, whose keys are followed by a colon. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");

    /** The first is the machine's own: it stands before the states. */
    private static final Pattern TIME_LIMIT = Pattern.compile("(\"TimeoutSeconds\": )(\\d+)");

    private Definition() {}

    /** The definition as it stands in the repository, with its placeholders. */
    public static String template() {
        try (InputStream resource = Definition.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the class path has no slipway/definition/" + RESOURCE);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** The placeholders' names, sorted. */
    public static List<String> placeholders() {
        return List.copyOf(placeholders(template()));
    }

    /**
     * The definition for a plan, with every placeholder filled: a large fleet's Maps are distributed.
     *
     * @throws IllegalArgumentException as {@link #compile(Map)}
     */
    public static String compile(Plan plan, Map<String, String> values) {
        String template = plan.approval().map(Definition::waitingForApproval).orElseGet(Definition::template);
        return compile(plan.isLarge() ? Distribution.of(template, plan.batches().size()) : template, values);
    }

    /** The machine's time limit counts while a person thinks. */
    private static String waitingForApproval(Plan.Approval approval) {
        return TIME_LIMIT
                .matcher(template())
                .replaceFirst(limit -> limit.group(1) + (Long.parseLong(limit.group(2)) + approval.withinSeconds()));
    }

    /**
     * The definition of a small fleet, with every placeholder filled.
     *
     * @param values by placeholder's name; exactly those of {@link #placeholders()}
     * @throws IllegalArgumentException naming the values that are missing or fill nothing
     */
    public static String compile(Map<String, String> values) {
        return compile(template(), values);
    }

    static String compile(String template, Map<String, String> values) {
        requireJson(template);
        Set<String> missing = placeholders(template);
        missing.removeAll(values.keySet());
        Set<String> unused = new TreeSet<>(values.keySet());
        unused.removeAll(placeholders(template));
        if (!missing.isEmpty() || !unused.isEmpty()) {
            throw new IllegalArgumentException("the definition's placeholders and the values differ: " + "no value for "
                    + missing + ", no placeholder for " + unused);
        }
        JsonStringEncoder encoder = JsonStringEncoder.getInstance();
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(
                        String.valueOf(encoder.quoteAsString(values.getOrDefault(match.group(1), "")))));
    }

    private static Set<String> placeholders(String template) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(template).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /** Being JSON before it is filled, the template can hold placeholders nowhere but inside strings. */
    private static void requireJson(String template) {
        try {
            new JsonMapper().readTree(template);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the definition's template is not valid JSON", e);
        }
    }
}
