package slipway.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import slipway.definition.Definition;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** Stacks made of a manifest, and what came out of them; the example's are made once for all tests. */
final class Synthesis {
    static final Path ROOT = Path.of("..");
    static final Path EXAMPLE = ROOT.resolve("examples/dr-daily-report/slipway.yaml");
    static final JsonMapper JSON = new JsonMapper();

    private static final String APPLICATION = "slipway-dr-daily-report-";

    private final App app;
    private final Path directory;
    private final Map<String, JsonNode> templates = new TreeMap<>();

    private Synthesis(App app, Path directory) {
        this.app = app;
        this.directory = directory;
    }

    static Synthesis example() {
        return Example.SYNTHESIS;
    }

    static Synthesis of(Manifest manifest) {
        try {
            Path directory = Files.createTempDirectory("synthesis");
            App app = new App(AppProps.builder()
                    .analyticsReporting(false)
                    .context(cdkContext())
                    .outdir(directory.toString())
                    .build());
            Environment target = Environment.builder()
                    .account("123456789012")
                    .region("us-east-1")
                    .build();
            Stacks.add(app, manifest, smallJar(), target, Definition::compile);
            app.synth();
            return new Synthesis(app, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    Stack stack(String name) {
        return (Stack) app.getNode().findChild(APPLICATION + name);
    }

    Template assertions(String name) {
        return Template.fromStack(stack(name));
    }

    /** The template of {@code ledger} or of an environment. */
    JsonNode template(String name) {
        return templates.computeIfAbsent(name, _ -> read(APPLICATION + name + ".template.json"));
    }

    JsonNode read(String file) {
        try {
            return JSON.readTree(directory.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The feature flags with which the command line runs the app, but one.
     *
     * <p>The CDK's own validation takes three quarters of a synthesis and changes no template: it is left to the command line.
     */
    private static Map<String, Object> cdkContext() throws IOException {
        JsonNode context = JSON.readTree(ROOT.resolve("cdk.json").toFile()).get("context");
        Map<String, Object> flags = JSON.convertValue(context, new TypeReference<Map<String, Object>>() {});
        flags.put("@aws-cdk/core:validateAgainstDefaultRules", false);
        return flags;
    }

    /** Stands in for the Lambdas' code, with the same bytes every time. */
    private static Path smallJar() throws IOException {
        Path jar = Files.createTempDirectory("jar").resolve("lambda.jar");
        byte[] content = "slipway".getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry("slipway");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(checksum.getValue());
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return jar;
    }

    /** Is loaded, and with it the example made, when a test first asks for it. */
    private static final class Example {
        static final Synthesis SYNTHESIS = of(ManifestFile.read(EXAMPLE));

        private Example() {}
    }
}
