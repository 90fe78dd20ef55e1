package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlipwayTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "rehearse --help",
                "manifest --help",
                "manifest check --help",
                "local --help",
                "local push --help",
                "--version"
            })
    void help_is_no_failure(String command) {
        Run run = Run.of(command.split(" "));
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("slipway"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void help_says_which_ways_to_break_an_image_there_are() {
        assertTrue(Run.of("rehearse", "--help").out().contains("update-fails, wrong-output"));
    }

    @Test
    void without_a_command_the_usage_is_asked_for() {
        Run run = Run.of();
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("slipway --help"), run.err());
    }

    @Test
    void a_mistyped_command_is_guessed() {
        Run run = Run.of("reherse");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("slipway rehearse"), run.err());
    }

    @Test
    void colour_needs_a_terminal_that_wants_it() {
        Properties terminal = new Properties();
        terminal.setProperty("slipway.terminal.out", "true");
        assertTrue(Terminal.ofProcess(terminal, Map.of()).colour());
        assertTrue(Terminal.ofProcess(terminal, Map.of("NO_COLOR", "")).colour());
        assertFalse(Terminal.ofProcess(terminal, Map.of("NO_COLOR", "1")).colour());
        assertFalse(Terminal.ofProcess(terminal, Map.of("TERM", "dumb")).colour());
        assertFalse(Terminal.ofProcess(new Properties(), Map.of()).colour());
    }
}
