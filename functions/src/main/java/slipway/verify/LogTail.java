package slipway.verify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last lines that an invocation logged; pure.
 *
 * <p>Source of the platform's lines: <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html">Lambda's
 * log formats</a>, in text and in JSON.
 */
public final class LogTail {
    private static final Pattern PLATFORM = Pattern.compile(
            "(START RequestId: |END RequestId: |REPORT RequestId: |INIT_START |INIT_REPORT |XRAY TraceId: |RESTORE_|EXTENSION\\tName: |TELEMETRY\\tName: |LOGS\\tName: ).*"
                    + "|\\{.*\"type\"\\s*:\\s*\"platform\\..*");
    /** What a log says of code that could not be loaded; terms to search for. */
    public static final List<String> IMPORT_ERRORS = List.of(
            "Runtime.ImportModuleError",
            "Unable to import module",
            "Cannot find module",
            "java.lang.ClassNotFoundException",
            "java.lang.NoClassDefFoundError",
            "Class not found: ",
            "Runtime.InvalidEntrypoint",
            "Runtime.HandlerNotFound");

    private final List<String> lines;

    public LogTail(String text) {
        this.lines = text.lines().filter(line -> !line.isBlank()).toList();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** How many lines the application itself wrote. */
    public long applicationLines() {
        return lines.stream().filter(line -> !PLATFORM.matcher(line).matches()).count();
    }

    /** What says that code could not be loaded: the words alone, not the line, which may hold anything. */
    public Optional<String> importError() {
        return lines.stream().flatMap(line -> importError(line).stream()).findFirst();
    }

    static Optional<String> importError(String text) {
        return IMPORT_ERRORS.stream().filter(text::contains).findFirst();
    }
}
