package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program that a test runs to its end. */
public final class Program {
    private static final int MOST_MINUTES = 5;

    /** How it ended, and all that it said. */
    public record Ended(int exitCode, String said) {}

    private Program() {}

    /** Fails the test when it has not ended in time. What it says goes to a file: whoever reads from a process that hangs waits for ever. */
    public static Ended run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                fail("It had not ended after " + MOST_MINUTES + " minutes: " + Files.readString(said));
            }
            return new Ended(process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }
}
