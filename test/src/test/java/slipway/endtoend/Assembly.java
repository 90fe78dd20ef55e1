package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import slipway.infra.SlipwayApp;
import slipway.local.Account;

/**
 * What the CDK app makes of the example's manifest: once for all clouds of a run, and while they are being installed, since it takes
 * half a minute of a processor. The app is the one of this build, and runs as the CDK's command line would run it.
 */
final class Assembly {
    private static final CompletableFuture<Path> MADE = CompletableFuture.supplyAsync(Assembly::make);

    private Assembly() {}

    /** Begins to make it; who asks for the folder waits until it is there. */
    static Supplier<String> made() {
        return () -> MADE.join().toString();
    }

    private static Path make() {
        Path folder = Path.of("target", "assembly").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Path arguments = folder.resolve("app.arguments");
            Files.writeString(
                    arguments,
                    "-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n-cp\n\"" + System.getProperty("java.class.path")
                            + "\"\n" + SlipwayApp.class.getName() + "\n");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + arguments)
                    .directory(RunningCloud.ROOT.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "CDK_OUTDIR",
                            folder.toString(),
                            "CDK_CONTEXT_JSON",
                            context(),
                            "CDK_DEFAULT_ACCOUNT",
                            Account.ID,
                            "CDK_DEFAULT_REGION",
                            Account.REGION));
            Program.Ended app = Program.run(builder);
            assertEquals(0, app.exitCode(), app.said());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the CDK app ran", e);
        }
    }

    private static String context() throws IOException {
        ObjectNode context = (ObjectNode) new JsonMapper()
                .readTree(Files.readString(RunningCloud.ROOT.resolve("cdk.json")))
                .get("context");
        return context.put("manifest", "examples/dr-daily-report/slipway.local.yaml")
                .toString();
    }
}
