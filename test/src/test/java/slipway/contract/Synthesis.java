package slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import slipway.endtoend.Program;
import slipway.infra.SlipwayApp;

/** What the CDK app makes of the example, run as the CDK's command line runs it: in a process of its own. */
record Synthesis(Path directory) {
    private static final JsonMapper JSON = new JsonMapper();

    static Synthesis of(Path workspace) throws IOException, InterruptedException {
        Path out = workspace.resolve("cdk.out");
        ProcessBuilder app = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SlipwayApp.class.getName());
        app.environment()
                .putAll(Map.of(
                        "CDK_CONTEXT_JSON",
                        context(workspace),
                        "CDK_OUTDIR",
                        out.toString(),
                        "CDK_DEFAULT_ACCOUNT",
                        "123456789012",
                        "CDK_DEFAULT_REGION",
                        "us-east-1"));
        Program.Ended synthesis = Program.run(app);
        assertEquals(0, synthesis.exitCode(), synthesis.said());
        return new Synthesis(out);
    }

    /** The repository's own feature flags, but without the CDK's validation, which takes most of the time and changes nothing. */
    private static String context(Path workspace) throws IOException {
        ObjectNode context = (ObjectNode)
                JSON.readTree(Examples.ROOT.resolve("cdk.json").toFile()).get("context");
        context.put("@aws-cdk/core:validateAgainstDefaultRules", false);
        context.put("manifest", Examples.FILE.toString());
        context.put(
                "lambdaJar",
                Files.writeString(workspace.resolve("lambda.jar"), "stands in for the code")
                        .toString());
        return context.toString();
    }

    JsonNode template(String environment) {
        return read("slipway-dr-daily-report-" + environment + ".template.json");
    }

    String asset(String name) throws IOException {
        return Files.readString(directory.resolve("asset." + name));
    }

    private JsonNode read(String file) {
        return States.parse(text(directory.resolve(file)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The resources of a type, by logical id: their properties. */
    static Map<String, JsonNode> resources(JsonNode template, String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        template.get("Resources").properties().stream()
                .filter(resource -> resource.getValue().get("Type").asText().equals(type))
                .forEach(resource ->
                        found.put(resource.getKey(), resource.getValue().get("Properties")));
        return found;
    }

    /** A value in which what CloudFormation fills in is written {@code <LogicalId>}. */
    static String resolved(JsonNode value) {
        if (value.has("Ref")) {
            return "<" + value.get("Ref").asText() + ">";
        }
        if (value.has("Fn::Join")) {
            return value.at("/Fn::Join/1")
                    .valueStream()
                    .map(Synthesis::resolved)
                    .collect(Collectors.joining());
        }
        if (!value.isTextual()) {
            throw new AssertionError("no text: " + value);
        }
        return value.asText();
    }
}
