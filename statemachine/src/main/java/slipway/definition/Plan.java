package slipway.definition;

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
 * <p>It is stored as two objects, because Step Functions passes at most 256 KiB from state to state: the {@link PlanHead}, which the
 * machine loads, and the functions in {@link #batches}, which a large fleet's Maps read by themselves.
 *
 * @param tagPattern a regular expression whose group 1 is the commit's sha
 * @param otherTagPatterns the same of every other environment: a push of theirs is none of this one's business
 * @param scan {@code required} or {@code optional}
 * @param after the environment whose digests alone are accepted
 * @param promotion where images go from here
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
        Promotion promotion,
        List<String> apps,
        Strategy strategy,
        Observe observe,
        List<FreezeWindow> freeze,
        Optional<Approval> approval,
        List<Function> functions,
        Optional<Workflow> workflow,
        List<String> recipients) {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    public Plan {
        otherTagPatterns = List.copyOf(otherTagPatterns);
        apps = List.copyOf(apps);
        freeze = List.copyOf(freeze);
        functions = List.copyOf(functions);
        recipients = List.copyOf(recipients);
    }

    /** When nothing is deployed, each week; days by their English names, times as HH:MM. */
    public record FreezeWindow(String text, String fromDay, String from, String toDay, String to, String zone) {}

    /** How long a person has to approve a deployment. */
    public record Approval(long withinSeconds) {}

    /**
     * Where images go from here.
     *
     * @param automatic whether a success promotes by itself
     * @param next the environments that come after this one
     */
    public record Promotion(boolean automatic, List<Target> next) {
        public Promotion {
            next = List.copyOf(next);
        }
    }

    /** An environment, and what its tags have before and behind the commit. */
    public record Target(String environment, String tagPrefix, String tagSuffix) {}

    /**
     * In which portions functions go live.
     *
     * @param rounds in their order; at least one
     */
    public record Strategy(String name, List<Round> rounds) {
        public Strategy {
            rounds = List.copyOf(rounds);
        }
    }

    /**
     * A portion of what goes live.
     *
     * @param group whose turn it is
     * @param percent what part of its traffic the new version then has
     * @param verify whether each function is verified live before the next round
     * @param watchSeconds how long it is observed before the next round
     * @param lookSeconds how long until it is looked at, and until each further look
     * @param firstBatch the index of the first of the plan's batches that has functions of the group
     * @param lastBatch that of the last
     */
    public record Round(
            int group, int percent, boolean verify, int watchSeconds, int lookSeconds, int firstBatch, int lastBatch) {}

    /**
     * What is watched while a part of the traffic, and after all of it, reaches the new versions.
     *
     * @param seconds how long after the last function went live; 0 when it is not
     * @param lookSeconds how long until it is looked at, and until each further look
     * @param errorRatePercent what part of a function's invocations may fail
     * @param logRules which words of a log speak against the change, whenever it is read
     * @param alarms names of alarms whose firing speaks against the change
     */
    public record Observe(
            int seconds, int lookSeconds, double errorRatePercent, LogRules logRules, List<String> alarms) {
        public Observe {
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * What is rolled back for.
     *
     * @param importErrors an import error in the log
     * @param silentFunctions a log of nothing but the platform's lines
     */
    public record LogRules(boolean importErrors, boolean silentFunctions) {}

    /**
     * One function.
     *
     * @param function its short name
     * @param name its real name
     * @param group in which round it goes live
     * @param variables names of the environment variables it must have
     */
    public record Function(
            String function,
            String name,
            List<String> apps,
            Optional<String> alias,
            int group,
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
    public record Test(
            String function, String name, List<String> apps, Optional<String> alias, JsonNode payload, String expect) {}

    /** An invocation whose answer is only reported. */
    public record FirstRun(String function, String name, List<String> apps, Optional<String> alias, JsonNode payload) {}

    /**
     * Compiles a manifest for one of its environments.
     *
     * @throws UnknownEnvironment when the manifest does not have it
     * @throws PlanTooLarge when it is more than Step Functions can pass on
     */
    public static Plan of(Manifest manifest, String environment) {
        Plan plan = PlanCompiler.of(manifest, environment).plan();
        PlanTooLarge.check(plan);
        return plan;
    }

    /** The functions in portions that Lambda takes in a second each. */
    public List<List<Function>> batches() {
        return Batches.of(functions);
    }

    /** Whether the machine's Maps have to be distributed and read the functions from S3, rather than from the head. */
    public boolean isLarge() {
        return functions.size() > Batches.INLINE_FUNCTIONS || write(functions).length() > Batches.INLINE_CHARACTERS;
    }

    /** How long the machine waits at most to watch, all rounds and the time after them together. */
    public int watchSeconds() {
        return observe.seconds()
                + strategy.rounds().stream().mapToInt(Round::watchSeconds).sum();
    }

    /** How often the functions are looked at while they are watched. */
    public int looks() {
        return Math.ceilDiv(observe.seconds(), observe.lookSeconds())
                + strategy.rounds().stream()
                        .filter(round -> round.watchSeconds() > 0)
                        .mapToInt(round -> Math.ceilDiv(round.watchSeconds(), round.lookSeconds()))
                        .sum();
    }

    /** The batches as canonical JSON, an array of arrays. */
    public String functionsJson() {
        return write(batches());
    }

    /** The key of the batches' S3 object. */
    public String functionsKey() {
        return key("functions", functionsJson());
    }

    /** The head as canonical JSON: equal plans give the same text. */
    public String json() {
        return json(functionsKey());
    }

    /**
     * The head as canonical JSON.
     *
     * @param functionsKey where the batches are stored
     */
    public String json(String functionsKey) {
        return write(PlanHead.of(this, functionsKey));
    }

    /** The key of the head's S3 object; names the content, so that a plan once stored never changes. */
    public String key() {
        return key("plans", json());
    }

    private String key(String folder, String json) {
        return "%s/%s/%s/%s.json".formatted(folder, application, environment, sha256(json));
    }

    static String write(Object value) {
        try {
            return CANONICAL.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is always JSON", e);
        }
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
