package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway rehearse --report FILE}. */
class ReportOptionTest {
    @TempDir
    private Path directory;

    @Test
    void the_report_is_written_and_its_path_is_the_last_line() throws IOException {
        Path file = directory.resolve("report.html");
        Run run = Run.of("rehearse", "--report", file.toString());
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("Report: " + file, run.out().lines().toList().getLast());
        assertTrue(Files.readString(file).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void without_the_option_no_file_is_written_and_it_is_said_how_to_get_one() {
        Run run = Run.of("rehearse");
        assertEquals(
                "To look at it in a browser, add --report FILE.",
                run.out().lines().toList().getLast());
    }

    @Test
    void the_page_has_the_command_that_replays_it() throws IOException {
        Path file = directory.resolve("it's here.html");
        Run.of("rehearse", "--break", "line-bot=crash", "--report", file.toString());
        String quoted = "'" + file.toString().replace("'", "'\\''") + "'";
        String page = Files.readString(file)
                .replace("&#39;", "'")
                .replace("&#x3D;", "=")
                .replace("&#x2F;", "/");
        assertTrue(
                page.contains("./slipway rehearse --break line-bot=crash --report " + quoted + " --seed 1</code>"),
                page);
    }

    @Test
    void a_report_that_is_there_is_overwritten() throws IOException {
        Path file = Files.writeString(directory.resolve("report.html"), "the last one");
        Run.of("rehearse", "--report", file.toString());
        assertFalse(Files.readString(file).contains("the last one"));
    }

    @Test
    void json_stays_one_object_and_the_path_goes_beside_it() throws JsonProcessingException {
        Path file = directory.resolve("report.html");
        Run run = Run.of("rehearse", "--json", "--report", file.toString());
        assertEquals(
                "DEPLOYED",
                new JsonMapper().readTree(run.out()).required("outcome").textValue());
        assertTrue(run.err().contains("Report: " + file), run.err());
    }

    @Test
    void a_file_that_cannot_be_written_is_named_before_anything_is_rehearsed() {
        for (List<String> bad : List.of(
                List.of(directory.toString(), "is a directory. Name a file in it"),
                List.of(directory.resolve("none/report.html").toString(), "does not exist. Make " + directory),
                List.of("", "is a directory"))) {
            Run run = Run.of("rehearse", "--report", bad.getFirst());
            assertEquals(2, run.exitCode());
            assertFalse(run.rehearsed());
            assertTrue(run.err().contains("--report: ") && run.err().contains(bad.getLast()), run.err());
        }
    }
}
