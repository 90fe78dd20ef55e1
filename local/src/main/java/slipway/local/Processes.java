package slipway.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ends processes, each by its id. */
final class Processes {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Processes() {}

    /** Asks a process to end, and ends it and all that it has started when it does not do so soon. */
    static void end(ProcessHandle process) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        process.destroy();
        Poll.until(PATIENCE, Duration.ofMillis(100), () -> process.isAlive() ? Optional.empty() : Optional.of(process));
        all.forEach(ProcessHandle::destroyForcibly);
        Poll.until(
                PATIENCE,
                Duration.ofMillis(50),
                () -> all.stream().anyMatch(ProcessHandle::isAlive) ? Optional.empty() : Optional.of(all));
    }

    /** Ends a process and all that it has started, at once. */
    static void kill(ProcessHandle process) {
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), Stream.of(process)).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Takes a shutdown hook back; while the JVM shuts down already, it runs. */
    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The hook has its own turn now.
            return;
        }
    }
}
