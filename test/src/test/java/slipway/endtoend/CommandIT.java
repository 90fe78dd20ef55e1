package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code slipway local}, as the process that a person or a pipeline starts. */
@OnLocalCloud
class CommandIT {
    private final RunningCloud cloud;

    CommandIT(RunningCloud cloud) {
        this.cloud = cloud;
    }

    @Test
    void a_good_push_exits_with_0_and_says_what_every_function_runs() throws Exception {
        Program.Ended push = slipway("local", "push", "--environment", RunningCloud.ENVIRONMENT);
        assertEquals(0, push.exitCode(), push.said());
        assertTrue(push.said().contains("DEPLOYED after "), push.said());
        assertTrue(push.said().contains("Stage"), "no progress: " + push.said());
        cloud.versions()
                .forEach((function, version) ->
                        assertTrue(push.said().contains(function + " answers as " + version), push.said()));
        Program.Ended status = slipway("local", "status");
        assertEquals(0, status.exitCode(), status.said());
        assertTrue(status.said().contains("DEPLOYED after "), status.said());
    }

    @Test
    void a_broken_push_exits_with_1_and_says_why() throws Exception {
        Map<String, String> before = cloud.versions();
        Program.Ended push = slipway("local", "push", "--break", "line-bot=unhealthy");
        assertEquals(1, push.exitCode(), push.said());
        assertTrue(push.said().contains("ROLLED_BACK after "), push.said());
        assertTrue(push.said().contains("slipway.error.Unhealthy"), push.said());
        assertEquals(before, cloud.versions());
    }

    private Program.Ended slipway(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dslipway.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                "slipway.cli.Slipway"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("AWS_ENDPOINT_URL", cloud.endpoint().toString());
        return Program.run(builder);
    }
}
