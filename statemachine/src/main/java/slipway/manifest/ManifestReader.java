package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Makes the records from a document that has passed every check, and applies the defaults. */
final class ManifestReader {
    static final String NONE = "none";

    private final JsonNode root;

    ManifestReader(JsonNode root) {
        this.root = root;
    }

    Manifest read() {
        String application = root.required("application").textValue();
        Map<String, List<String>> apps = new LinkedHashMap<>();
        root.required("apps").forEachEntry((app, functions) -> apps.put(app, texts(functions)));
        Map<String, Environment> environments = new LinkedHashMap<>();
        root.required("environments").forEachEntry((name, node) -> environments.put(name, environment(name, node)));
        return new Manifest(
                application,
                root.path("repository").asText(application),
                new TagTemplate(new Template(root.path("tag").asText(Defaults.TAG))),
                root.path("scan").asText().equals(Scan.OPTIONAL.key()) ? Scan.OPTIONAL : Scan.REQUIRED,
                environments,
                apps,
                functions(apps),
                workflow(root.path("workflow")),
                rollback(root.path("rollback")),
                texts(root.path("notify")));
    }

    private static Environment environment(String name, JsonNode node) {
        return new Environment(
                name,
                GitRef.parse(node.required("ref").textValue()).orElseThrow(),
                text(node.path("after")),
                StrategyReader.strategy(node.path("strategy")),
                node.path("promote").asText().equals("automatic"),
                Interval.parse(node.path("reconcile").asText(Defaults.RECONCILE)),
                node.optional("observe").map(StrategyReader::duration),
                texts(node.path("alarms")).stream().map(Template::new).toList(),
                texts(node.path("freeze")).stream()
                        .flatMap(window -> FreezeWindow.parse(window).stream())
                        .toList(),
                text(node.path("approval").path("within")).map(ManifestReader::duration));
    }

    /** The schema lets through whole minutes, hours and days alone. */
    private static Duration duration(String text) {
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private Map<String, ManifestFunction> functions(Map<String, List<String>> apps) {
        Map<String, List<String>> appsOf = new LinkedHashMap<>();
        apps.forEach((app, functions) -> functions.forEach(function ->
                appsOf.computeIfAbsent(function, _ -> new ArrayList<>()).add(app)));
        Map<String, ManifestFunction> all = new LinkedHashMap<>();
        appsOf.forEach((function, ofApps) -> all.put(function, function(function, ofApps)));
        return all;
    }

    private ManifestFunction function(String function, List<String> apps) {
        JsonNode own = root.path("functions").path(function);
        JsonNode defaults = root.path("defaults");
        String names = root.path("names").asText(Defaults.NAMES);
        List<Probe> probes = new ArrayList<>();
        for (Probe.Kind kind : Probe.Kind.values()) {
            probe(kind, overridden(own, defaults, kind.key())).ifPresent(probes::add);
        }
        return new ManifestFunction(
                function,
                new Template(own.path("name").asText(names)),
                apps,
                text(overridden(own, defaults, "alias")).filter(alias -> !alias.equals(NONE)),
                texts(own.path("variables")),
                probes);
    }

    private static JsonNode overridden(JsonNode own, JsonNode defaults, String key) {
        return own.has(key) ? own.path(key) : defaults.path(key);
    }

    private static Optional<Probe> probe(Probe.Kind kind, JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        Probe.Call call = node.has("http")
                ? new Probe.Http(new Template(node.required("http").textValue()))
                : new Probe.Invocation(payload(node.required("payload")));
        String expect = text(node.path("expect")).orElseGet(call::defaultExpect);
        return Optional.of(new Probe(kind, call, expect, node.optional("example")));
    }

    private static Optional<Workflow> workflow(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        List<Workflow.Requirement> requires = new ArrayList<>();
        for (JsonNode item : node.path("requires")) {
            requires.add(new Workflow.Requirement(
                    item.required("state").textValue(),
                    item.required("type").textValue(),
                    item.required("invokes").textValue()));
        }
        Optional<Workflow.FirstRun> firstRun = node.optional("firstRun")
                .map(first -> new Workflow.FirstRun(
                        first.required("function").textValue(), payload(first.required("payload"))));
        return Optional.of(
                new Workflow(new Template(node.required("stateMachine").textValue()), requires, firstRun));
    }

    private static Rollback rollback(JsonNode node) {
        return new Rollback(
                StrategyReader.percent(node.path("errorRate").asText(Defaults.ERROR_RATE)),
                node.path("importErrors").asBoolean(true),
                node.path("silentFunctions").asBoolean(true));
    }

    private static JsonNode payload(JsonNode node) {
        return node.isTextual() ? PayloadText.parse(node.textValue()).orElseThrow() : node;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
