package slipway.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import slipway.manifest.Manifest;

/**
 * What a deployment to one environment has to do: the manifest with every name and default filled in.
 *
 * <p>The components, in this order and under these names, are the JSON that the state machine reads. An absent value is null
 * there.
 *
 * @param tagPattern a regular expression whose group 1 is the commit's sha
 * @param otherTagPatterns the same of every other environment: a push of theirs is none of this one's business
 * @param scan {@code required} or {@code optional}
 * @param after the environment whose digests alone are accepted
 * @param functions each function once; those with an alias first
 * @param recipients {@code notify} in the JSON: {@code mailto:} and {@code https:} addresses
 */
public record Plan(
        String application,
        String environment,
        String repository,
        String tagPattern,
        List<String> otherTagPatterns,
        String scan,
        Optional<String> after,
        List<String> apps,
        Strategy strategy,
        List<Function> functions,
        Optional<Workflow> workflow,
        @JsonProperty("notify") List<String> recipients) {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    public Plan {
        otherTagPatterns = List.copyOf(otherTagPatterns);
        apps = List.copyOf(apps);
        functions = List.copyOf(functions);
        recipients = List.copyOf(recipients);
    }

    /** In which portions functions go live: {@code batchSize} of them at a time. */
    public record Strategy(String name, int batchSize) {}

    /**
     * One function.
     *
     * @param function its short name
     * @param name its real name
     * @param variables names of the environment variables it must have
     */
    public record Function(
            String function,
            String name,
            List<String> apps,
            Optional<String> alias,
            List<String> variables,
            List<Probe> probes) {
        public Function {
            apps = List.copyOf(apps);
            variables = List.copyOf(variables);
            probes = List.copyOf(probes);
        }
    }

    /**
     * A question to a function: by invocation with a payload, or by reading a URL; one of the two is there.
     *
     * @param kind {@code health}, {@code test} or {@code smoke}
     * @param expect a JSONata expression that is true for a good answer
     */
    public record Probe(String kind, Optional<JsonNode> payload, Optional<String> http, String expect) {}

    /**
     * The workflow that the functions serve.
     *
     * @param stateMachine its real name
     * @param test the invocation that shows that the workflow's own function works
     * @param firstRun the invocation that starts it after a deployment
     */
    public record Workflow(
            String stateMachine, List<Requirement> requires, Optional<Test> test, Optional<FirstRun> firstRun) {
        public Workflow {
            requires = List.copyOf(requires);
        }
    }

    /**
     * A state that the workflow must have.
     *
     * @param invokes the real name of the function that it calls
     */
    public record Requirement(String state, String type, String invokes) {}

    /** An invocation whose answer is judged. */
    public record Test(String function, String name, Optional<String> alias, JsonNode payload, String expect) {}

    /** An invocation whose answer is only reported. */
    public record FirstRun(String function, String name, Optional<String> alias, JsonNode payload) {}

    /**
     * Compiles a manifest for one of its environments.
     *
     * @throws UnknownEnvironment when the manifest does not have it
     */
    public static Plan of(Manifest manifest, String environment) {
        return PlanCompiler.of(manifest, environment).plan();
    }

    /** The plan as canonical JSON: equal plans give the same text. */
    public String json() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is always JSON", e);
        }
    }

    /** The key of the plan's S3 object; names the content, so that a plan once stored never changes. */
    public String key() {
        return "plans/%s/%s/%s.json".formatted(application, environment, sha256(json()));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
