package slipway.manifest;

import java.util.Map;
import java.util.Set;

/** How short names become real ones: the only place that knows which placeholders stand for what. */
final class Names {
    static final Set<String> IN_FUNCTION = Set.of(Template.APPLICATION, Template.FUNCTION, Template.ENVIRONMENT);
    static final Set<String> IN_ENVIRONMENT = Set.of(Template.APPLICATION, Template.ENVIRONMENT);
    static final Set<String> IN_TAG = Set.of(Template.APPLICATION, Template.ENVIRONMENT, Template.SHA);

    private Names() {}

    /** Fills a function's name template, or a URL of its probes. */
    static String ofFunction(Template template, String application, String function, String environment) {
        return template.fill(Map.of(
                Template.APPLICATION, application, Template.FUNCTION, function, Template.ENVIRONMENT, environment));
    }

    static String ofEnvironment(Template template, String application, String environment) {
        return template.fill(Map.of(Template.APPLICATION, application, Template.ENVIRONMENT, environment));
    }
}
