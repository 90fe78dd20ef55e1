package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The tests of LocalStack's plugin, in the Python that LocalStack itself runs in. */
@OnLocalCloud
class PluginIT {
    private static final int MINUTES = 3;

    private final RunningCloud cloud;

    PluginIT(RunningCloud cloud) {
        this.cloud = cloud;
    }

    @Test
    void the_plugins_own_tests_pass() throws IOException, InterruptedException {
        Path folder = Path.of("localstack").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(
                        cloud.folders().python().toString(), "-m", "unittest", "discover", "-s", "tests", "-t", "tests")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", folder.resolve("plugin").toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process tests = builder.start();
        String said = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(tests.waitFor(MINUTES, TimeUnit.MINUTES), "the tests did not end");
        assertEquals(0, tests.exitValue(), said);
        RunningCloud.say("plugin: "
                + said.lines()
                        .filter(line -> line.startsWith("Ran "))
                        .findFirst()
                        .orElse(said));
    }
}
