package slipway.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import slipway.definition.Definition;
import slipway.definition.PlanTooLarge;
import slipway.manifest.InvalidManifest;
import slipway.manifest.ManifestFile;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;

/**
 * The CDK app: compiles a manifest into stacks.
 *
 * <p>It runs in the repository's root. Context {@code manifest} names another manifest, {@code lambdaJar} another jar.
 */
public final class SlipwayApp {
    private static final String DEFAULT_MANIFEST = "examples/dr-daily-report/slipway.yaml";
    private static final String DEFAULT_JAR = "functions/target/slipway-functions-0.1.0-lambda.jar";

    /** What a command answers whose input cannot be used. */
    private static final int BAD_INPUT = 2;

    private SlipwayApp() {}

    public static void main(String... arguments) {
        App app = new App(AppProps.builder().analyticsReporting(false).build());
        try {
            Stacks.add(
                    app,
                    ManifestFile.read(Path.of(context(app, "manifest", DEFAULT_MANIFEST))),
                    jar(Path.of(context(app, "lambdaJar", DEFAULT_JAR))),
                    target(System.getenv()),
                    Definition::compile);
        } catch (InvalidManifest | PlanTooLarge | InvalidInput e) {
            System.err.println(e.getMessage());
            System.exit(BAD_INPUT);
        }
        app.synth();
    }

    private static String context(App app, String key, String otherwise) {
        return Objects.requireNonNullElse(app.getNode().tryGetContext(key), otherwise)
                .toString();
    }

    private static Path jar(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new InvalidInput(
                    jar + ": the Lambdas' code is not there; build it with 'mvn package' in the repository's root");
        }
        return jar;
    }

    /** The CDK's command line sets both when it has credentials; without them the stacks fit any account and region. */
    private static Environment target(Map<String, String> variables) {
        return Environment.builder()
                .account(variables.get("CDK_DEFAULT_ACCOUNT"))
                .region(variables.get("CDK_DEFAULT_REGION"))
                .build();
    }
}
