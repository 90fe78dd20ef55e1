package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestCommandTest {
    @Test
    void a_good_manifest_is_summed_up() {
        String example =
                Run.HOME.resolve("examples/dr-daily-report/slipway.yaml").toString();
        Run run = Run.of("manifest", "check", example);
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(
                example + ": ok (dr-daily-report; 3 environments: dev, stg, prd; 3 apps; 7 functions; 8 memberships)\n",
                run.out());
    }

    @Test
    void every_problem_is_a_line_with_file_and_line_number(@TempDir Path directory) throws IOException {
        Path manifest = Files.writeString(directory.resolve("slipway.yaml"), """
                application: shop
                environments: { dev: { ref: "branch:dev", after: dve } }
                apps: { web: [ web ] }
                aps: {}
                """);
        Run run = Run.of("manifest", "check", manifest.toString());
        assertEquals(2, run.exitCode());
        List<String> lines = run.err().lines().toList();
        assertTrue(lines.get(0).startsWith(manifest + ":2: environments.dev.after: "), run.err());
        assertTrue(lines.get(1).startsWith(manifest + ":4: aps: "), run.err());
        assertEquals("2 problems.", lines.getLast());
        assertEquals("", run.out());
    }

    @Test
    void a_file_that_is_not_there_is_a_problem_without_a_line() {
        Run run = Run.of("manifest", "check", "nowhere.yaml");
        assertEquals(2, run.exitCode());
        assertEquals(
                "nowhere.yaml: does not exist; name an existing manifest",
                run.err().lines().findFirst().orElse(""));
    }

    @Test
    void the_file_must_be_named() {
        Run run = Run.of("manifest", "check");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("Missing required parameter: 'FILE'"), run.err());
    }
}
