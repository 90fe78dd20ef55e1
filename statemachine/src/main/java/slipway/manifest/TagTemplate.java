package slipway.manifest;

import java.util.List;
import java.util.Map;

/**
 * How an image's tag names the environment it is meant for and the commit that built it.
 *
 * @param template holds {@code {environment}}, and {@code {sha}} exactly once
 */
public record TagTemplate(Template template) {
    /** Git shortens a sha to seven digits at least; forty are all of it. */
    private static final String SHA_GROUP = "([0-9a-f]{7,40})";

    /** What every tag of the environment begins with. */
    public String prefix(String application, String environment) {
        return literals(application, environment).getFirst();
    }

    /** What every tag of the environment ends with; often nothing. */
    public String suffix(String application, String environment) {
        return literals(application, environment).getLast();
    }

    /** A regular expression for the environment's tags, whose group 1 is the commit's sha. */
    public String pattern(String application, String environment) {
        return "^" + literal(prefix(application, environment)) + SHA_GROUP + literal(suffix(application, environment))
                + "$";
    }

    /** The environment's tag for a commit. */
    public String tag(String application, String environment, String sha) {
        return prefix(application, environment) + sha + suffix(application, environment);
    }

    private List<String> literals(String application, String environment) {
        Map<String, String> values = Map.of(Template.APPLICATION, application, Template.ENVIRONMENT, environment);
        return template.around(Template.SHA).stream()
                .map(part -> new Template(part).fill(values))
                .toList();
    }

    /** A tag consists of letters, digits, {@code _}, {@code .} and {@code -}; of these only the dot means something else. */
    private static String literal(String text) {
        return text.replace(".", "\\.");
    }
}
