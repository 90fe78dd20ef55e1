package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("V3: application lines are told from the platform's, and import errors are found")
class LogTailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INIT_START Runtime Version: python:3.13.v1\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime:0",
                "INIT_REPORT Init Duration: 10000.23 ms\tPhase: init\tStatus: timeout",
                "START RequestId: 8f507cfc-1f3b-4a5d-9d0f-000000000000 Version: 2",
                "END RequestId: 8f507cfc-1f3b-4a5d-9d0f-000000000000",
                "REPORT RequestId: 8f507cfc\tDuration: 1.23 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB",
                "XRAY TraceId: 1-5e1b4151 SegmentId: 11 Sampled: true",
                "{\"time\":\"2026-01-01T10:00:00Z\",\"type\":\"platform.start\",\"record\":{\"requestId\":\"1\"}}",
                "{\"time\": \"2026-01-01T10:00:00Z\", \"type\": \"platform.initStart\", \"record\": {}}",
                "{\"time\":\"2026-01-01T10:00:00Z\",\"type\":\"platform.runtimeDone\",\"record\":{}}",
                "{\"time\":\"2026-01-01T10:00:00Z\",\"type\":\"platform.report\",\"record\":{\"metrics\":{}}}"
            })
    void lines_of_the_platform_are_not_the_applications(String line) {
        LogTail tail = new LogTail(line + "\n");
        assertEquals(0, tail.applicationLines());
        assertFalse(tail.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "computing patterns of NVDA19",
                "[INFO]\t2026-01-01T10:00:00.000Z\t8f507cfc\thandled",
                "{\"level\":\"INFO\",\"message\":\"handled\",\"type\":\"app.done\"}",
                "{\"timestamp\":\"2026-01-01T10:00:00Z\",\"level\":\"INFO\",\"message\":\"platform is ready\"}",
                "We START RequestId: none",
                "RESTARTED"
            })
    void lines_of_the_application_count(String line) {
        assertEquals(
                1, new LogTail("START RequestId: 1 Version: 2\n" + line + "\nEND RequestId: 1\n").applicationLines());
    }

    @Test
    void no_text_is_no_log() {
        assertTrue(new LogTail("").isEmpty());
        assertTrue(new LogTail("\n  \n").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'x'|Runtime.ImportModuleError",
                "Unable to import module 'app': No module named 'x'|Unable to import module",
                "{\"errorType\":\"Runtime.ImportModuleError\",\"errorMessage\":\"Error\"}|Runtime.ImportModuleError",
                "Error: Cannot find module 'x'|Cannot find module",
                "java.lang.ClassNotFoundException: a.B|java.lang.ClassNotFoundException",
                "java.lang.NoClassDefFoundError: a/B|java.lang.NoClassDefFoundError",
                "Class not found: a.B|Class not found:",
                "Error: Runtime.InvalidEntrypoint|Runtime.InvalidEntrypoint",
                "Runtime.HandlerNotFound: app.run is undefined|Runtime.HandlerNotFound"
            })
    @DisplayName("R1: each way in which code fails to load is known")
    void each_import_error_is_found(String line, String words) {
        LogTail tail = new LogTail("START RequestId: 1 Version: 2\n" + line + "\nEND RequestId: 1\n");
        assertEquals(Optional.of(words), tail.importError().map(String::strip));
    }

    @Test
    @DisplayName("O5: an import error is named by its fixed words, never by its line")
    void an_import_error_says_nothing_of_its_line() {
        LogTail tail = new LogTail("token=hunter2 Cannot find module 'secret'");
        assertEquals(Optional.of("Cannot find module"), tail.importError());
    }

    @ParameterizedTest
    @ValueSource(strings = {"imported 3 modules", "[ERROR] KeyError: 'x'", "Module loaded: x", "Found class a.B"})
    void other_lines_are_no_import_errors(String line) {
        assertEquals(Optional.empty(), new LogTail(line).importError());
    }
}
