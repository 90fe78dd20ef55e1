package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import slipway.conclude.Outcome;
import slipway.rehearse.Approver;
import slipway.rehearse.Break;

final class RehearseCommandTest {
    private static final String FIRST_ENVIRONMENT_IS_QA = """
            application: shop
            environments: { qa: { ref: "branch:qa" }, prd: { ref: "branch:main" } }
            apps: { web: [ web ] }
            """;

    @Test
    void a_bare_command_rehearses_the_example_in_dev_with_seed_1() {
        Run run = Run.of("rehearse");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("dr-daily-report", run.request().manifest().application());
        assertEquals("dev", run.request().environment());
        assertEquals(List.of(), run.request().apps());
        assertEquals(Optional.empty(), run.request().event());
        assertEquals(Map.of(), run.request().breaks());
        assertEquals(1, run.request().seed());
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void the_exit_code_says_whether_the_outcome_is_a_success(Outcome outcome) {
        Run run = Run.ending(outcome).run("rehearse");
        assertEquals(outcome.isSuccess() ? 0 : 1, run.exitCode());
        assertTrue(run.out().startsWith(outcome + ": "), run.out());
    }

    @Test
    void every_option_reaches_the_rehearsal(@TempDir Path directory) throws IOException {
        Path event = Files.writeString(directory.resolve("event.json"), "{\"tag\":\"stg-0123abc\"}");
        Run run = Run.of(
                "rehearse",
                "--environment",
                "stg",
                "--apps",
                "scheduler,line-bot",
                "--apps",
                "telegram-api",
                "--event",
                event.toString(),
                "--break",
                "line-bot=crash",
                "--break",
                "pattern-precompute=wrong-output",
                "--seed",
                "-42");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("stg", run.request().environment());
        assertEquals(
                List.of("scheduler", "line-bot", "telegram-api"), run.request().apps());
        assertEquals(Optional.of("{\"tag\":\"stg-0123abc\"}"), run.request().event());
        assertEquals(
                Map.of("line-bot", Break.CRASH, "pattern-precompute", Break.WRONG_OUTPUT),
                run.request().breaks());
        assertEquals(-42, run.request().seed());
    }

    @Test
    void whoever_is_asked_for_an_approval_gives_the_answer_that_was_chosen() {
        assertSame(Approver.WILLING, Run.of("rehearse").request().approver());
        assertSame(
                Approver.UNWILLING,
                Run.of("rehearse", "--answer", "reject").request().approver());
        assertSame(
                Approver.ABSENT, Run.of("rehearse", "--answer=none").request().approver());
    }

    @Test
    void an_event_may_come_from_standard_input() {
        Run run = Run.input("{\"source\": \"aws.ecr\"}").run("rehearse", "--event", "-");
        assertEquals(Optional.of("{\"source\": \"aws.ecr\"}"), run.request().event());
    }

    @Test
    void an_event_that_makes_no_sense_is_the_machines_to_refuse() {
        assertTrue(Run.input("[null]").run("rehearse", "--event", "-").rehearsed());
    }

    @Test
    void without_a_dev_the_first_environment_is_meant(@TempDir Path directory) throws IOException {
        Path manifest = Files.writeString(directory.resolve("slipway.yaml"), FIRST_ENVIRONMENT_IS_QA);
        Run run = Run.of("rehearse", "--manifest", manifest.toString());
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("qa", run.request().environment());
    }

    @Test
    void json_is_one_object_and_nothing_else() throws JsonProcessingException {
        Run run = Run.watched().run("rehearse", "--json");
        assertEquals(
                "DEPLOYED",
                new JsonMapper().readTree(run.out()).required("outcome").textValue());
        assertEquals("", run.err());
    }

    @Test
    void progress_is_shown_line_by_line_where_somebody_watches() {
        assertEquals(
                List.of("     1.5 s  Intake", "    12.0 s    line-bot: updated", ""),
                Run.watched().run("rehearse").err().lines().toList());
        assertEquals("", Run.of("rehearse").err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --environment=de          | --environment: there is no environment 'de'. Name one of: dev, stg, prd.
            --apps=scheduler,bot      | --apps: there is no app 'bot'. Name one of: telegram-api, line-bot, scheduler.
            --break=line-bot          | --break line-bot: the kind is missing. Write FUNCTION=KIND, for example telegram-api=crash.
            --break=line-bot=brash    | --break: there is no kind 'brash'. Name one of: import-error, crash, unhealthy, silent, update-fails, wrong-output, errors.
            --break=bot=crash         | --break: there is no function 'bot'. Name one of: telegram-api, report-worker, line-bot,
            --answer=maybe            | --answer: there is no answer 'maybe'. Name one of: approve, reject, none.
            --seed=one                | '--seed': 'one' is not a whole number of at most 64 bits, such as 1
            --seed=9223372036854775808 | is not a whole number of at most 64 bits
            --event=nowhere.json      | --event: nowhere.json does not exist. Name an existing file, or - for standard input.
            --event=.                 | --event: . is a directory
            --manifest=nowhere.yaml   | nowhere.yaml: does not exist
            --aps=line-bot            | Possible solutions: --apps
            extra                     | Unmatched argument at index 1: 'extra'
            --seed                    | Missing required parameter for option '--seed' (N)
            """)
    void bad_input_is_named_and_nothing_is_rehearsed(String option, String message) {
        assertRejected(Run.of("rehearse", option), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1              | is not JSON: line 1, column
            {"a": 1} {"b": 2}    | is not JSON: line 1, column
            not json             | is not JSON: line 1, column
            ``                   | is empty
            """)
    void an_event_that_is_not_json_is_rejected_with_its_place(String input, String message) {
        assertRejected(Run.input(input).run("rehearse", "--event", "-"), "--event: standard input " + message);
    }

    @Test
    void an_event_larger_than_an_execution_takes_is_rejected() {
        assertRejected(
                Run.input("\"" + "x".repeat(256 * 1024) + "\"").run("rehearse", "--event", "-"),
                "is larger than 256 KiB");
    }

    @Test
    void one_function_broken_twice_is_rejected() {
        assertRejected(
                Run.of("rehearse", "--break", "line-bot=crash", "--break", "line-bot=silent"),
                "'line-bot' is named twice");
    }

    @Test
    void a_manifest_with_problems_is_rejected_with_all_of_them(@TempDir Path directory) throws IOException {
        Path manifest = Files.writeString(
                directory.resolve("slipway.yaml"),
                FIRST_ENVIRONMENT_IS_QA.replace("prd:", "prd: {}, x:") + "aps: {}\n");
        Run run = Run.of("rehearse", "--manifest", manifest.toString());
        assertRejected(run, manifest + ": line 2: environments.prd");
        assertRejected(run, manifest + ": line 4: aps");
    }

    @Test
    void a_bug_shows_where_it_is_and_asks_to_be_reported() {
        Run run = Run.with((_, _) -> {
                    throw new IllegalStateException("impossible");
                })
                .run("rehearse");
        assertEquals(70, run.exitCode());
        assertTrue(run.err().contains("IllegalStateException: impossible"), run.err());
        assertTrue(run.err().contains("Please report it"), run.err());
    }

    private static void assertRejected(Run run, String message) {
        assertEquals(2, run.exitCode());
        assertFalse(run.rehearsed());
        assertEquals("", run.out());
        assertTrue(run.err().contains(message), run.err());
        assertTrue(run.err().contains("Nothing was changed."), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }
}
