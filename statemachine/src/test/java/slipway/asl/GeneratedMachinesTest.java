package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution.Status;

/** Random machines, inputs and answers: whatever happens is one of the documented things, and the history adds up. */
class GeneratedMachinesTest {
    private static final int MACHINES = 1_000;
    private static final Set<String> DOCUMENTED = Set.of(
            "Own",
            "Other",
            "States.Timeout",
            "States.TaskFailed",
            "States.Runtime",
            "States.DataLimitExceeded",
            "States.QueryEvaluationError",
            "States.NoChoiceMatched",
            "States.ExceedToleratedFailureThreshold");

    @Test
    void every_run_ends_in_a_documented_way_and_its_history_adds_up() {
        Set<Status> seen = EnumSet.noneOf(Status.class);
        for (long seed = 0; seed < MACHINES; seed++) {
            String message = "seed " + seed;
            Run run = finished(seed, definition(seed));
            seen.add(run.execution.status());
            checkEnd(run, message);
            checkHistory(run.execution.history(), message);
            assertEquals(1, ends(run), message);
        }
        assertEquals(EnumSet.of(Status.SUCCEEDED, Status.FAILED, Status.TIMED_OUT), seen);
    }

    @Test
    void the_same_seed_gives_the_same_history() {
        for (long seed = 0; seed < MACHINES; seed += 7) {
            assertEquals(
                    finished(seed, definition(seed)).execution.history(),
                    finished(seed, definition(seed)).execution.history(),
                    "seed " + seed);
        }
    }

    @Test
    void a_redrive_of_what_failed_ends_too() {
        int redriven = 0;
        for (long seed = 0; seed < MACHINES; seed += 3) {
            Run run = finished(seed, definition(seed));
            boolean possible = run.execution.status() != Status.SUCCEEDED
                    && run.execution.history().size() < Limits.HISTORY_EVENTS - 1;
            if (possible) {
                String message = "seed " + seed;
                run.execution.redrive();
                run.toTheEnd();
                checkEnd(run, message);
                checkHistory(run.execution.history(), message);
                assertEquals(2, ends(run), message);
                redriven++;
            }
        }
        assertTrue(redriven > MACHINES / 12, "only " + redriven);
    }

    @Test
    void a_damaged_definition_is_refused_or_runs_to_an_end() {
        int refused = 0;
        for (long seed = 0; seed < MACHINES; seed++) {
            String definition = Damage.done(definition(seed), new Random(seed));
            try {
                Run run = finished(seed, definition);
                assertNotEquals(Status.RUNNING, run.execution.status(), "seed " + seed);
            } catch (InvalidDefinition e) {
                assertTrue(!e.problems().isEmpty(), "seed " + seed);
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + definition, e);
            }
        }
        assertTrue(refused > MACHINES / 2 && refused < MACHINES, "refused " + refused);
    }

    private static String definition(long seed) {
        return Json.print(new MachineGenerator(seed).machine());
    }

    private static Run finished(long seed, String definition) {
        MachineGenerator generator = new MachineGenerator(seed);
        generator.machine();
        Random random = new Random(seed);
        Run run = Run.start(definition, Json.print(generator.input()), _ -> {});
        run.tasks = call -> answer(run, call, random);
        run.toTheEnd();
        return run;
    }

    private static void answer(Run run, TaskCall call, Random random) {
        Duration delay = Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(60) : 0);
        switch (random.nextInt(8)) {
            case 0 -> call.fail(MachineGenerator.ERRORS.get(random.nextInt(MachineGenerator.ERRORS.size())), "cause");
            case 1 -> run.time.after(delay, () -> call.fail("Own", "later"));
            case 2 -> run.time.after(delay, () -> call.succeed(null));
            case 3 -> {
                if (random.nextInt(4) > 0) {
                    call.succeed("x".repeat(random.nextInt(20) == 0 ? 300_000 : 3));
                }
            }
            case 4 -> call.succeed(call.context());
            default -> run.time.after(delay, () -> call.succeed(call.arguments()));
        }
    }

    private static void checkEnd(Run run, String message) {
        Execution execution = run.execution;
        String last = switch (execution.status()) {
            case SUCCEEDED -> "ExecutionSucceeded";
            case FAILED -> "ExecutionFailed";
            case TIMED_OUT -> "ExecutionTimedOut";
            default -> "an end";
        };
        assertEquals(last, run.types().getLast(), message);
        boolean succeeded = execution.status() == Status.SUCCEEDED;
        @Nullable String error = execution.error();
        assertEquals(succeeded, error == null, message);
        // A Fail state may make any text its error; what begins as the service's names must be one of them.
        boolean known = error == null || DOCUMENTED.contains(error) || !error.startsWith("States.");
        assertTrue(known, () -> message + ": " + error);
        assertTrue(execution.history().size() <= Limits.HISTORY_EVENTS, message);
    }

    private static long ends(Run run) {
        return run.types().stream()
                .filter(Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionTimedOut")::contains)
                .count();
    }

    private static void checkHistory(List<HistoryEvent> events, String message) {
        Map<Object, Integer> open = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            HistoryEvent event = events.get(i);
            String where = message + ", event " + event;
            assertEquals(i + 1, event.id(), where);
            assertTrue(event.previousId() < event.id() && event.previousId() >= 0, where);
            assertTrue(i == 0 || !event.timestamp().isBefore(events.get(i - 1).timestamp()), where);
            Object name = String.valueOf(event.details().get("name"));
            if (event.type().endsWith("StateEntered")) {
                open.merge(name, 1, Integer::sum);
            } else if (event.type().endsWith("StateExited")) {
                assertTrue(open.merge(name, -1, Integer::sum) >= 0, where);
            }
        }
    }
}
