package slipway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, its output in a log file.
 *
 * @param variables of the environment, besides this process's own
 */
record Tool(Path folder, Path log, Map<String, String> variables, Duration most) {
    private static final int TAIL_LINES = 12;

    /** @throws Unavailable when the program fails or takes too long; with the end of what it said */
    void run(String what, List<String> command) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(variables);
            int status = await(builder.start());
            if (status != 0) {
                throw new Unavailable(what + " failed (exit code " + status + "):\n" + tail()
                        + "All that it said is in " + log + ".");
            }
        } catch (IOException e) {
            throw new Unavailable(what + " could not be started (" + e.getMessage() + ").");
        }
    }

    private int await(Process process) {
        Thread end = new Thread(() -> Processes.kill(process.toHandle()));
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (!process.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
                throw new Unavailable(process.info().command().orElse("A program") + " had not ended after "
                        + most.toMinutes() + " minutes. What it said is in " + log + ".");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The wait was interrupted.");
        } finally {
            Processes.kill(process.toHandle());
            Processes.forget(end);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.stream()
                    .skip(Math.max(0, lines.size() - TAIL_LINES))
                    .map(line -> "  " + line + "\n")
                    .reduce("", String::concat);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
