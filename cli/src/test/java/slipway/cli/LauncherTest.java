package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherTest {
    @TempDir
    private Path root;

    private Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        root = root.toRealPath();
        checkout = new Checkout(root);
    }

    private long count(String prefix) throws IOException {
        return checkout.calls().stream().filter(call -> call.startsWith(prefix)).count();
    }

    private void assertStartedBy(Path jdk) throws IOException {
        String last = checkout.calls().getLast();
        assertTrue(last.startsWith("java " + jdk + "/bin/java "), last);
    }

    @Test
    void the_first_start_builds_and_trains_and_then_runs_the_command() throws Exception {
        Path jdk = checkout.jdk("jdks/temurin-25", "25.0.1");
        Checkout.Ended ended = checkout.start("rehearse", "--seed", "7");
        assertEquals(7, ended.exitCode(), "the command's own exit code: " + ended.err());
        List<String> calls = checkout.calls();
        assertEquals(3, calls.size(), calls.toString());
        assertTrue(
                calls.get(0)
                        .startsWith("mvn " + jdk
                                + " -B -pl cli,examples/dr-daily-report/functions -am package -DskipTests"),
                calls.get(0));
        assertEquals("train", calls.get(1));
        assertTrue(calls.get(2).endsWith(" slipway.cli.Slipway rehearse --seed 7"), calls.get(2));
        assertTrue(calls.get(2).contains(" -Dslipway.home=" + checkout.home() + " "), calls.get(2));
        assertTrue(ended.err().contains("slipway:   5 of 5: Slipway CLI 0.1.0"), ended.err());
    }

    @Test
    void the_next_start_only_runs_the_command_and_says_nothing() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        checkout.start();
        Checkout.Ended second = checkout.start();
        assertEquals("", second.err());
        assertEquals(1, count("mvn"));
        assertEquals(1, count("train"));
        assertTrue(checkout.calls().getLast().contains(" -XX:AOTCache="), "the cache is used");
    }

    @Test
    void a_source_that_is_younger_than_the_build_is_built() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        checkout.start();
        checkout.date("rehearsal/src/main/Main.java", Instant.now().plusSeconds(60));
        checkout.start();
        assertEquals(2, count("mvn"));
    }

    @Test
    void a_source_that_is_gone_leads_to_a_build() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        checkout.start();
        Files.delete(checkout.home().resolve("cli/src/main/Main.java"));
        checkout.date("cli/src/main", Instant.now().plusSeconds(60));
        checkout.start();
        assertEquals(2, count("mvn"));
    }

    @Test
    void a_library_that_is_gone_leads_to_a_build() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        checkout.start();
        Files.delete(checkout.home().resolve("cli/target/library.jar"));
        checkout.start();
        assertEquals(2, count("mvn"));
    }

    @Test
    void a_jar_that_was_written_anew_gets_a_new_cache() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        checkout.start();
        Files.writeString(checkout.home().resolve("cli/target/slipway-cli-0.1.0.jar"), "another jar");
        checkout.date("cli/target/slipway-cli-0.1.0.jar", Instant.now().plusSeconds(1));
        checkout.start();
        assertEquals(2, count("train"));
        assertEquals(1, count("mvn"));
    }

    @Test
    void another_jvm_gets_a_cache_of_its_own() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        checkout.start();
        checkout.set("JAVA_HOME", checkout.jdk("elsewhere", "26").toString());
        checkout.start();
        assertEquals(2, count("train"));
    }

    @Test
    void a_cache_that_cannot_be_made_is_not_missed_and_not_tried_again() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        checkout.mark("no-cache");
        Checkout.Ended first = checkout.start();
        assertEquals(7, first.exitCode());
        assertTrue(first.err().contains("no AOT cache could be made"), first.err());
        assertEquals("", checkout.start().err());
        assertEquals(1, count("train"));
        assertTrue(!checkout.calls().getLast().contains("AOTCache"), "started without one");
    }

    @Test
    void java_home_comes_first_then_the_path_then_the_usual_places() throws Exception {
        Path usual = checkout.jdk("jdks/temurin-25", "25.0.2");
        checkout.start();
        assertStartedBy(usual);
        Path path = checkout.jdk("path", "25.0.1");
        checkout.onPath(path.resolve("bin/java"));
        checkout.start();
        assertStartedBy(path);
        Path home = checkout.jdk("home", "27-ea");
        checkout.set("JAVA_HOME", home.toString());
        checkout.start();
        assertStartedBy(home);
    }

    @Test
    void a_jdk_that_is_too_old_is_passed_over_wherever_it_is() throws Exception {
        checkout.set("JAVA_HOME", checkout.jdk("home", "21.0.4").toString());
        checkout.onPath(checkout.jdk("path", "17.0.15").resolve("bin/java"));
        checkout.jdk("jdks/a", "1.8.0_452");
        checkout.jdk("jdks/b", "24.0.2");
        Path newEnough = checkout.jdk("jdks/c", "25.0.1");
        checkout.start();
        assertStartedBy(newEnough);
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        checkout.jdk("jdks/old", "21");
        Checkout.Ended ended = checkout.start("rehearse");
        assertEquals(69, ended.exitCode());
        assertTrue(ended.err().contains("Java 25 or newer is needed"), ended.err());
        assertTrue(ended.err().contains("Install one"), ended.err());
        assertEquals(List.of(), checkout.calls());
    }

    @Test
    void without_maven_it_says_what_to_install() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        checkout.withoutMaven();
        Checkout.Ended ended = checkout.start("rehearse");
        assertEquals(69, ended.exitCode());
        assertTrue(ended.err().contains("Maven is needed to build Slipway"), ended.err());
    }

    @Test
    void a_build_that_fails_shows_the_errors_and_where_the_log_is() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        checkout.mark("broken");
        Checkout.Ended ended = checkout.start("rehearse");
        assertEquals(69, ended.exitCode());
        assertTrue(ended.err().contains("[ERROR] cannot find symbol"), ended.err());
        assertTrue(ended.err().contains(checkout.home() + "/target/slipway-build.log"), ended.err());
        assertEquals(0, count("java"));
    }

    @Test
    void it_may_be_called_through_links_from_anywhere() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        Path direct =
                Files.createSymbolicLink(root.resolve("direct"), checkout.home().resolve("slipway"));
        Path relative = Files.createSymbolicLink(root.resolve("relative"), Path.of("direct"));
        assertEquals(7, checkout.start(direct).exitCode());
        assertEquals(7, checkout.start(relative).exitCode());
        assertTrue(checkout.calls().getLast().contains(" -Dslipway.home=" + checkout.home() + " "), "the same home");
    }

    @Test
    void first_starts_at_the_same_time_build_once() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        Path launcher = checkout.home().resolve("slipway");
        List<Process> starts = List.of(
                checkout.begin(launcher, root.resolve("err-1")),
                checkout.begin(launcher, root.resolve("err-2")),
                checkout.begin(launcher, root.resolve("err-3")));
        for (Process start : starts) {
            assertTrue(start.waitFor(60, TimeUnit.SECONDS), "ends");
            assertEquals(7, start.exitValue());
        }
        assertEquals(1, count("mvn"));
        assertEquals(1, count("train"));
    }

    @Test
    void the_lock_of_a_start_that_was_killed_is_taken_over() throws Exception {
        checkout.jdk("jdks/temurin-25", "25");
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(checkout.home().resolve("target"));
        Files.writeString(checkout.home().resolve("target/slipway.lock"), gone.pid() + "\n");
        assertEquals(7, checkout.start().exitCode());
    }
}
