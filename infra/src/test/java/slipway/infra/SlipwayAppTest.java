package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the app as the command line does: in a process of its own. */
class SlipwayAppTest {
    @TempDir
    private Path directory;

    @Test
    void a_bad_manifest_is_told_in_words_and_ends_with_status_2() throws IOException, InterruptedException {
        Path manifest = directory.resolve("slipway.yaml");
        Files.writeString(manifest, Manifests.example().replace("after: dev ", "after: dve "));
        Path output = directory.resolve("output");
        assertEquals(2, run(Map.of("manifest", manifest.toString()), output));
        String told = Files.readString(output);
        assertTrue(told.contains(manifest + ": line "), told);
        assertTrue(told.contains("dve"), told);
        assertFalse(told.contains("\tat "), told);
        assertFalse(told.contains("Exception"), told);
    }

    @Test
    void a_missing_jar_is_told_with_how_to_build_it() throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Map<String, String> context = Map.of(
                "manifest",
                Synthesis.EXAMPLE.toString(),
                "lambdaJar",
                directory.resolve("none.jar").toString());
        assertEquals(2, run(context, output));
        String told = Files.readString(output);
        assertTrue(told.contains("none.jar: the Lambdas' code is not there; build it with 'mvn package'"), told);
        assertFalse(told.contains("\tat "), told);
    }

    private int run(Map<String, String> context, Path output) throws IOException, InterruptedException {
        ProcessBuilder app = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlipwayApp.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        app.environment().put("CDK_CONTEXT_JSON", Synthesis.JSON.writeValueAsString(context));
        app.environment().put("CDK_OUTDIR", directory.resolve("cdk.out").toString());
        Process process = app.start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the app did not end within a minute");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
