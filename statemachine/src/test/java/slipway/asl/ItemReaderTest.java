package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemReaderTest {
    private static final String READS = DistributedMapTest.each("""
            "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON", "MaxItems": "{% $states.input.most %}"},
              "Arguments": {"Bucket": "b", "Key": "{% $states.input.key %}"}},
            """);

    private static Run read(String states, String input, ItemReader reader) {
        Run run = Run.start(states, input, call -> call.succeed(call.arguments()), reader);
        run.toTheEnd();
        return run;
    }

    @Test
    void the_reader_gets_resource_arguments_and_configuration() {
        List<Object> asked = new ArrayList<>();
        Run run = read(READS, "{'key':'k','most':0}", (resource, arguments, config) -> {
            asked.add(resource);
            asked.add(String.valueOf(arguments));
            asked.add(config);
            return List.of(1, 2, 3);
        });
        assertEquals("[1,2,3]", run.output());
        assertEquals(
                List.of(
                        "arn:aws:states:::s3:getObject",
                        "{Bucket=b, Key=k}",
                        Map.of("InputType", "JSON", "MaxItems", 0)),
                asked);
        // The service does not know the length when the state starts.
        assertEquals(Map.of("length", 0), run.details("MapStateStarted"));
    }

    @Test
    void no_more_than_MaxItems_are_taken() {
        assertEquals(
                "[1,2]",
                read(READS, "{'key':'k','most':2}", (_, _, _) -> List.of(1, 2, 3))
                        .output());
    }

    @Test
    void what_cannot_be_read_fails_the_map_run() {
        Run run = read(READS, "{'key':'k','most':0}", (_, _, _) -> {
            throw new ItemReader.Failed("There is no object k.");
        });
        assertEquals("""
                1 0 ExecutionStarted
                2 0 MapStateEntered
                3 2 MapStateStarted
                4 3 MapRunStarted
                5 4 MapRunFailed
                6 5 MapStateFailed
                7 6 ExecutionFailed
                """, run.events());
        assertEquals(
                Map.of("error", "States.ItemReaderFailed", "cause", "There is no object k."),
                run.details("ExecutionFailed"));
    }

    @Test
    void a_negative_MaxItems_fails_the_map_run() {
        Run run = read(READS, "{'key':'k','most':-1}", (_, _, _) -> List.of(1));
        assertEquals("States.ItemReaderFailed", run.execution.error());
        assertEquals("field MaxItems must be positive", run.execution.cause());
    }

    @Test
    void without_a_reader_the_error_says_so() {
        Run run = Run.of(READS, "{'key':'k','most':0}");
        assertEquals("States.ItemReaderFailed", run.execution.error());
        assertTrue(String.valueOf(run.execution.cause()).contains("arn:aws:states:::s3:getObject"));
    }

    @Test
    void a_redrive_reads_again_what_could_not_be_read() {
        List<String> reads = new ArrayList<>();
        Run run = read(READS, "{'key':'k','most':0}", (_, _, _) -> {
            reads.add("read");
            if (reads.size() == 1) {
                throw new ItemReader.Failed("not yet");
            }
            return List.of(1);
        });
        run.execution.redrive();
        run.toTheEnd();
        assertEquals("[1]", run.output());
        assertEquals(1, run.execution.mapRuns().size());
    }
}
