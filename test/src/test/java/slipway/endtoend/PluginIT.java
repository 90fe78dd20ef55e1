package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The tests of LocalStack's plugin, in the Python that LocalStack itself runs in. */
@OnLocalCloud
class PluginIT {
    private final RunningCloud cloud;

    PluginIT(RunningCloud cloud) {
        this.cloud = cloud;
    }

    @Test
    void the_plugins_own_tests_pass() throws IOException, InterruptedException {
        Path folder = Path.of("localstack").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(
                        cloud.folders().python().toString(), "-m", "unittest", "discover", "-s", "tests", "-t", "tests")
                .directory(folder.toFile());
        builder.environment().put("PYTHONPATH", folder.resolve("plugin").toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Program.Ended tests = Program.run(builder);
        assertEquals(0, tests.exitCode(), tests.said());
        RunningCloud.say("plugin: "
                + tests.said()
                        .lines()
                        .filter(line -> line.startsWith("Ran "))
                        .findFirst()
                        .orElse(tests.said()));
    }
}
