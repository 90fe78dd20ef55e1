package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AslRunTest {
    private static final String MACHINE = """
            {"QueryLanguage": "JSONata", "StartAt": "Greet", "States": {
              "Greet": {"Type": "Pass", "Output": {"hello": "{% $states.input.name %}"}, "Next": "Later"},
              "Later": {"Type": "Wait", "Seconds": 86400, "Next": "Work"},
              "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"},
                "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 5}],
                "Output": "{% $states.result.Payload %}", "End": true}}}
            """;

    private static final String MOCKS = """
            {"StateMachines": {"Greeter": {"TestCases": {
               "Well": {"Work": "BusyTwice"}, "Badly": {"Work": "Broken"}, "TooFew": {"Work": "BusyOnce"},
               "Nothing": {}, "Misspelt": {"Wrok": "Broken"}, "Unknown": {"Work": "Nobody"}}}},
             "MockedResponses": {
               "BusyTwice": {"0-1": {"Throw": {"Error": "Busy", "Cause": "later"}},
                             "2": {"Return": {"StatusCode": 200, "Payload": {"n": 3}}}},
               "BusyOnce": {"0": {"Throw": {"Error": "Busy", "Cause": "later"}}},
               "Broken": {"0": {"Throw": {"Error": "Broken", "Cause": "for good"}}}}}
            """;

    @TempDir
    private Path directory;

    private String machine = "";
    private String mocks = "";

    @BeforeEach
    void write() throws IOException {
        machine = file("greeter.asl.json", MACHINE);
        mocks = file("mocks.json", MOCKS);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private Run run(String testCase) {
        return Run.of(
                "asl", "run", machine, "--input", "{\"name\": \"you\"}", "--mocks", mocks, "--test-case", testCase);
    }

    private static JsonNode json(Run run) throws IOException {
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static void assertRefused(Run run, String complaint) {
        assertEquals(2, run.exitCode(), run.out());
        assertEquals("", run.out());
        assertTrue(run.err().contains(complaint), run.err());
    }

    @Test
    void a_success_is_its_output() throws IOException {
        Run run = run("Well");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(
                "{\"status\":\"SUCCEEDED\",\"output\":{\"n\":3}}", json(run).toString());
    }

    @Test
    void a_failure_is_its_error_and_cause() throws IOException {
        Run run = run("Badly");
        assertEquals(1, run.exitCode(), run.err());
        assertEquals(
                "{\"status\":\"FAILED\",\"error\":\"Broken\",\"cause\":\"for good\"}",
                json(run).toString());
    }

    @Test
    void the_history_has_the_events_of_every_retry_in_virtual_time() throws IOException {
        Run run = Run.of(
                "asl",
                "run",
                machine,
                "--history",
                "--input",
                "{\"name\": \"you\"}",
                "--mocks",
                mocks,
                "--test-case",
                "Well");
        JsonNode events = json(run).path("events");
        assertEquals("ExecutionStarted", events.path(0).path("type").asText());
        assertEquals(
                3,
                events.findValuesAsText("type").stream()
                        .filter("TaskScheduled"::equals)
                        .count());
        JsonNode last = events.path(events.size() - 1);
        assertEquals("ExecutionSucceeded", last.path("type").asText());
        assertTrue(last.path("timestamp").asText().startsWith("2026-01-02T00:00:03"), last.toString());
        assertEquals(events.size(), last.path("id").asInt());
        assertEquals(
                "{\"n\":3}",
                last.path("executionSucceededEventDetails").path("output").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TooFew   | the Task 'Work' makes its call number 1, counted from 0, and 'BusyOnce' in
            Nothing  | has no mock for it. Add "Work"
            Misspelt | the definition has no state 'Wrok'. It has: Greet, Later, Work.
            Unknown  | /TestCases/Unknown/Work: must name one of MockedResponses: BusyTwice, BusyOnce, Broken.
            Wel      | there is no test case 'Wel'. Name one of: Well, Badly
            """)
    void mocks_that_do_not_fit_are_no_result(String testCase, String complaint) {
        assertRefused(run(testCase), complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                | must be an object.
            {"StateMachines": {}}             | at /MockedResponses: is missing; it must be an object.
            {"MockedResponse": {}}            | at /MockedResponse: is not known
            {"StateMachines": {}, "MockedResponses": {}} | at /StateMachines: must have a state machine.
            {"StateMachines": {}, "MockedResponses": {"R": {"one": {"Return": 1}}}} | at /MockedResponses/R/one: must be the number of a call
            {"StateMachines": {}, "MockedResponses": {"R": {"2-1": {"Return": 1}}}} | at /MockedResponses/R/2-1: must not end before it begins.
            {"StateMachines": {}, "MockedResponses": {"R": {"0-2": {"Return": 1}, "1": {"Return": 1}}}} | at /MockedResponses/R/1: must not overlap
            {"StateMachines": {}, "MockedResponses": {"R": {"0": {}}}} | at /MockedResponses/R/0: must have either Return or Throw
            {"StateMachines": {}, "MockedResponses": {"R": {"0": {"Throw": {"Cause": "c"}}}}} | at /MockedResponses/R/0/Throw: must have Error
            {"StateMachines":                 | is not JSON: line 1
            """)
    void a_file_that_has_no_mocks_is_refused(String text, String complaint) throws IOException {
        assertRefused(Run.of("asl", "run", machine, "--mocks", file("bad.json", text)), complaint);
    }

    @Test
    void a_task_needs_mocks() {
        assertRefused(
                Run.of("asl", "run", machine, "--input", "{\"name\": 1}"),
                "the Task 'Work' calls arn:aws:states:::lambda:invoke, and there are no mocks to answer.");
        assertRefused(Run.of("asl", "run", machine, "--test-case", "Well"), "--test-case: a test case is one of");
        assertRefused(Run.of("asl", "run", machine, "--mocks", mocks), "--test-case: ");
    }

    @Test
    void a_mocked_state_counts_its_calls_over_all_iterations() throws IOException {
        String each = file("each.json", """
                {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 1,
                  "Items": [1, 2, 3], "End": true, "ItemProcessor": {"StartAt": "T", "States": {
                    "T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true}}}}}}
                """);
        String three = file("three.json", """
                {"StateMachines": {"M": {"TestCases": {"C": {"T": "R"}}}},
                 "MockedResponses": {"R": {"0": {"Return": "a"}, "1-2": {"Return": "b"}}}}
                """);
        Run run = Run.of("asl", "run", each, "--mocks", three);
        assertEquals("[\"a\",\"b\",\"b\"]", json(run).path("output").toString(), run.err());
    }

    @Test
    void the_context_object_names_the_machine() throws IOException {
        String machine = file("who am i.asl.json", """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed",
                  "Output": "{% $states.context.StateMachine.Id %}"}}}
                """);
        assertEquals(
                "arn:aws:states:us-east-1:123456789012:stateMachine:who-am-i",
                json(Run.of("asl", "run", machine)).path("output").asText());
        assertEquals(
                "arn:aws:states:us-east-1:123456789012:stateMachine:other",
                json(Run.of("asl", "run", machine, "--name", "other"))
                        .path("output")
                        .asText());
    }

    @Test
    void chance_comes_from_the_seed() throws IOException {
        String machine = file("dice.json", """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed", "Output": "{% $uuid() %}"}}}
                """);
        String first = Run.of("asl", "run", machine).out();
        assertEquals(first, Run.of("asl", "run", machine, "--seed", "1").out());
        assertTrue(!first.equals(Run.of("asl", "run", machine, "--seed", "2").out()), first);
    }

    @Test
    void the_input_is_a_file_standard_input_or_the_JSON_itself() throws IOException {
        String echo = file("echo.json", """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
                """);
        String input = file("input.json", "[1]");
        assertEquals(
                "[1]",
                json(Run.of("asl", "run", echo, "--input", input))
                        .path("output")
                        .toString());
        assertEquals(
                "[2]",
                json(Run.of("asl", "run", echo, "--input", "[2]"))
                        .path("output")
                        .toString());
        assertEquals(
                "[3]",
                json(Run.input("[3]").run("asl", "run", echo, "--input", "-"))
                        .path("output")
                        .toString());
        assertEquals("{}", json(Run.of("asl", "run", echo)).path("output").toString());
        assertRefused(Run.of("asl", "run", echo, "--input", "nowhere"), "--input: there is no file 'nowhere'");
        assertRefused(Run.of("asl", "run", echo, "--input", "{\"a\""), "--input: it is not JSON: line 1, column 5");
        assertRefused(Run.of("asl", "run", echo, "--input", ""), "--input: is empty.");
        assertRefused(Run.of("asl", "run", "-", "--input", "-"), "cannot both come from standard input");
    }

    @Test
    void an_invalid_definition_is_refused_with_its_problems() throws IOException {
        Run run = Run.of("asl", "run", file("bad.asl.json", "{\"QueryLanguage\": \"JSONata\",\n\"StartAt\": 1}"));
        assertRefused(run, "bad.asl.json:2: /StartAt: must be a string that is not empty");
        assertTrue(run.err().endsWith("2 problems.\n"), run.err());
    }
}
