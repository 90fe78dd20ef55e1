package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AslCheckTest {
    private static final String HEAD = "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": ";

    @TempDir
    private Path directory;

    private Run check(String definition) throws IOException {
        return checkBytes(definition.getBytes(StandardCharsets.UTF_8));
    }

    private Run checkBytes(byte[] definition) throws IOException {
        return Run.of(
                "asl",
                "check",
                Files.write(directory.resolve("machine.asl.json"), definition).toString());
    }

    /** The only complaint, without the file's name; that it is the only line shows that there is no stack trace. */
    private String complaint(Run run) {
        assertEquals(2, run.exitCode(), run.err());
        assertEquals("", run.out());
        List<String> lines = run.err().lines().toList();
        assertEquals(2, lines.size(), run.err());
        return lines.getFirst().replace(directory.resolve("machine.asl.json").toString(), "FILE");
    }

    @Test
    void the_machine_that_deploys_is_well_formed() {
        Run run = Run.of(
                "asl", "check", Run.HOME.resolve("statemachine/deploy.asl.json").toString());
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().matches(".*deploy\\.asl\\.json: ok \\(\\d+ states\\)\n"), run.out());
    }

    @Test
    void every_problem_is_a_line_with_its_place_from_top_to_bottom() throws IOException {
        Run run = check("""
                {
                  "QueryLanguage": "JSONata",
                  "StartAt": "A",
                  "States": {
                    "A": {
                      "Type": "Pass",
                      "Output": {"n": "{% $summ([1]) %}"},
                      "Nxt": "B"
                    },
                    "B": {"Type": "Succeed"}
                  }
                }
                """);
        assertEquals(2, run.exitCode());
        assertEquals(
                List.of(
                        "FILE:5: /States/A: needs either Next or \"End\": true",
                        "FILE:7: /States/A/Output/n: there is no function $summ: did you mean $sum?",
                        "FILE:8: /States/A/Nxt: is no field of a Pass state: did you mean Next?",
                        "FILE:10: /States/B: cannot be reached from 'A'",
                        "4 problems."),
                run.err()
                        .replace(directory.resolve("machine.asl.json").toString(), "FILE")
                        .lines()
                        .toList());
    }

    @Test
    void a_definition_may_come_from_standard_input() {
        Run run = Run.input(HEAD + "{\"Type\": \"Succeed\"}}}").run("asl", "check", "-");
        assertEquals("standard input: ok (1 state)\n", run.out(), run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``             | slipway: FILE is empty. Name a definition in Amazon States Language.
            [1]            | FILE: definition: must be a JSON object
            null           | FILE: definition: must be a JSON object
            StartAt: A     | FILE: definition: is not valid JSON: line 1, column 1: Unrecognized
            {"a": 1, "a": 2} | FILE: definition: is not valid JSON: line 1, column 13: Duplicate
            {} {}          | FILE: definition: is not valid JSON: line 1, column 4
            """)
    void what_is_no_definition_is_one_complaint(String text, String complaint) throws IOException {
        String actual = complaint(check(text));
        assertTrue(actual.startsWith(complaint), actual);
    }

    @Test
    void hostile_files_are_one_complaint() throws IOException {
        assertTrue(complaint(checkBytes(new byte[] {(byte) 0xFF, 0, 1})).contains("is not UTF-8 text"));
        assertTrue(complaint(check("\uFEFF{}")).contains("starts with a byte order mark"));
        assertTrue(complaint(check("{\"a\":".repeat(100_000))).contains("nesting depth"));
        assertTrue(complaint(check("{\"a\": 1" + "0".repeat(5_000) + "}")).contains("is not valid JSON"));
        assertTrue(complaint(check(" ".repeat(5_000_000))).contains("is larger than"));
        assertTrue(
                complaint(check("{\"a\": \"" + "x".repeat(1_500_000) + "\"}")).contains("is larger than 1 MiB"));
        assertTrue(complaint(Run.of("asl", "check", directory.toString())).contains("is a directory"));
        assertTrue(complaint(Run.of("asl", "check", "nowhere.json")).contains("does not exist"));
    }

    @Test
    void an_expression_that_nests_too_deeply_is_one_complaint() throws IOException {
        String expression = "(".repeat(50_000) + "1" + ")".repeat(50_000);
        Run run = check(HEAD + "{\"Type\": \"Succeed\", \"Output\": \"{% " + expression + " %}\"}}}");
        assertTrue(
                complaint(run).endsWith("/States/A/Output: the expression is not valid JSONata: it nests too deeply"));
    }

    @Test
    void a_name_cannot_steer_the_terminal() throws IOException {
        Run run = check(HEAD + "{\"Type\": \"Succeed\", \"\\u001b[2J\\n\": 1}}}");
        assertTrue(complaint(run).contains("/States/A/\\u001b[2J\\u000a: is no field"), run.err());
    }
}
