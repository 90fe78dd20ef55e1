package slipway.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Where a command reads and prints.
 *
 * @param colour whether the report may use colour
 * @param progress whether somebody watches {@code err}
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean colour, boolean progress) {
    /**
     * The process's own. The launcher says which of the two streams are a terminal: the JVM cannot tell them apart.
     *
     * @param environment {@code NO_COLOR} and {@code TERM=dumb} turn colour off
     */
    static Terminal ofProcess(Properties properties, Map<String, String> environment) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        return new Terminal(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Boolean.parseBoolean(properties.getProperty("slipway.terminal.out")) && !plain,
                Boolean.parseBoolean(properties.getProperty("slipway.terminal.err")));
    }

    /** A line for whoever watches. */
    void say(String line) {
        err.println("slipway: " + line);
    }

    /** JSON is UTF-8 in every locale. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
