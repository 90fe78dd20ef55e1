package slipway.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an application consists of and where it is deployed: the content of {@code slipway.yaml}, checked, with its defaults
 * applied. Maps and lists keep the order of the file.
 *
 * @param repository the ECR repository of the application's image
 * @param apps the short names of each app's functions
 * @param functions every function of any app, by its short name, in the order in which the apps first name them
 * @param recipients the manifest's {@code notify}: where messages go: {@code mailto:} and {@code https:} addresses
 */
public record Manifest(
        String application,
        String repository,
        TagTemplate tag,
        Scan scan,
        Map<String, Environment> environments,
        Map<String, List<String>> apps,
        Map<String, ManifestFunction> functions,
        Optional<Workflow> workflow,
        Rollback rollback,
        List<String> recipients) {
    public Manifest {
        environments = inOrder(environments);
        apps = inOrder(apps);
        functions = inOrder(functions);
        recipients = List.copyOf(recipients);
    }

    /**
     * The function with that short name.
     *
     * @throws IllegalArgumentException when no app has it
     */
    public ManifestFunction function(String function) {
        ManifestFunction found = functions.get(function);
        if (found == null) {
            throw new IllegalArgumentException("no app has a function '%s'; the functions are %s"
                    .formatted(function, Words.and(functions.keySet())));
        }
        return found;
    }

    /** The function's real name: what Lambda calls it. */
    public String functionName(ManifestFunction function, Environment environment) {
        return fill(function.name(), function.function(), environment);
    }

    /** The real name of the workflow's state machine. */
    public String stateMachineName(Workflow workflow, Environment environment) {
        return Names.ofEnvironment(workflow.stateMachine(), application, environment.name());
    }

    /** The real name of an alarm that an environment names. */
    public String alarmName(Template alarm, Environment environment) {
        return Names.ofEnvironment(alarm, application, environment.name());
    }

    /** The URL that a probe of this function reads. */
    public String url(Probe.Http call, ManifestFunction function, Environment environment) {
        return fill(call.url(), function.function(), environment);
    }

    private String fill(Template template, String function, Environment environment) {
        return Names.ofFunction(template, application, function, environment.name());
    }

    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
