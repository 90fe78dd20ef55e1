package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class CompletionCommandTest {
    @TempDir
    private Path directory = Path.of(".");

    /** What bash offers for the words, the last of which is the one that is being written. */
    private List<String> offered(String... words) throws Exception {
        Run completion = Run.of("completion");
        assertEquals(0, completion.exitCode(), completion.err());
        Path script = Files.writeString(directory.resolve("script"), completion.out());
        String asked =
                "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_slipway 2>/dev/null; printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(script, "slipway " + String.join(" ", words), words.length);
        Process bash = new ProcessBuilder("bash", "-c", asked)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        assertTrue(bash.waitFor(30, TimeUnit.SECONDS), "bash ends");
        return Files.readString(directory.resolve("out"), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
    }

    @Test
    void bash_completes_commands() throws Exception {
        assertEquals(
                List.of("rehearse", "reject"), offered("re").stream().sorted().toList());
    }

    @Test
    void bash_completes_options_and_their_values() throws Exception {
        assertEquals(List.of("--environment"), offered("freeze", "--env"));
        assertTrue(offered("rehearse", "--break", "''").contains("import-error"));
    }

    @Test
    void one_script_serves_both_shells_and_no_other_is_known() {
        String forZsh = Run.of("completion", "zsh").out();
        assertTrue(forZsh.contains("bashcompinit"), forZsh);
        assertEquals(
                Run.of("completion", "bash")
                        .out()
                        .replace("bash: source <(./slipway completion bash", "zsh: source <(./slipway completion zsh"),
                forZsh);
        assertEquals(2, Run.of("completion", "fish").exitCode());
    }
}
