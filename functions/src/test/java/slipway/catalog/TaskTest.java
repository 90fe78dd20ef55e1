package slipway.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.fake.World;

@DisplayName("the Lambdas of the machine")
class TaskTest {
    private static final Set<Grant> CHANGES_FUNCTIONS =
            EnumSet.of(Grant.FUNCTION_UPDATE, Grant.FUNCTION_PUBLISH, Grant.FUNCTION_TRAFFIC);

    @Test
    void placeholders_are_the_ones_of_the_definition() {
        assertEquals(
                Set.of(
                        "Intake",
                        "CheckImage",
                        "FindNewest",
                        "CheckEligibility",
                        "CountVerified",
                        "PromoteImage",
                        "CheckFreeze",
                        "ChooseRelease",
                        "AimFunction",
                        "DrillFunction",
                        "Preflight",
                        "UpdateFunction",
                        "WaitUpdated",
                        "ShiftTraffic",
                        "VerifyFunction",
                        "VerifyDefinition",
                        "InvokePrecompute",
                        "CheckAlarms",
                        "Observe",
                        "Rollback",
                        "Conclude"),
                Arrays.stream(Task.values()).map(Task::placeholder).collect(Collectors.toSet()));
        assertEquals(21, Task.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void a_placeholder_is_the_name_of_its_lambda_in_another_spelling(Task task) {
        assertEquals(task.kebab().replace("-", ""), task.placeholder().toLowerCase(Locale.ROOT));
        assertTrue(task.kebab().matches("[a-z]+(-[a-z]+)*"), task.kebab());
    }

    @ParameterizedTest
    @EnumSource
    void a_lambda_has_a_time_out_that_aws_allows_and_memory(Task task) {
        assertTrue(task.timeout().compareTo(Duration.ofSeconds(5)) >= 0, () -> task + " " + task.timeout());
        assertTrue(task.timeout().compareTo(Duration.ofMinutes(15)) <= 0, () -> task + " " + task.timeout());
        assertTrue(task.memoryMegabytes() >= 512);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T5, O5: whatever may change a function may read the lock, and nothing else may change one")
    void whatever_changes_a_function_can_read_the_lock(Task task) {
        boolean changes = task.grants().stream().anyMatch(CHANGES_FUNCTIONS::contains);
        Set<Task> expected = EnumSet.of(Task.PREFLIGHT, Task.UPDATE_FUNCTION, Task.SHIFT_TRAFFIC, Task.ROLLBACK);
        assertEquals(expected.contains(task), changes);
        assertTrue(!changes || task.grants().contains(Grant.LEDGER_READ));
    }

    @ParameterizedTest
    @EnumSource
    void making_a_step_asks_nothing_of_aws(Task task) {
        World world = new World();
        assertNotNull(task.step(world));
        assertTrue(world.calls.made().isEmpty());
    }

    @Test
    void a_step_reads_and_writes_the_machines_json() throws IOException {
        World world = new World();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String input = """
                {"function": "%s", "image": "%s", "publish": true,
                 "hold": {"environment": "dev", "deployment": "%s", "fence": 7}}
                """.formatted(World.FUNCTION, World.NEW, World.HOLD.deployment());
        Task.UPDATE_FUNCTION.step(world).handle(new ByteArrayInputStream(input.getBytes(UTF_8)), out);
        assertEquals("{\"function\":\"" + World.FUNCTION + "\",\"changed\":true}", out.toString(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"SLIPWAY_TASK", "SLIPWAY_LEDGER_TABLE"})
    void a_lambda_that_lacks_its_environment_says_which_variable(String missing) {
        Map<String, String> environment =
                new HashMap<>(Map.of("SLIPWAY_TASK", "INTAKE", "SLIPWAY_LEDGER_TABLE", "ledger"));
        environment.remove(missing);
        assertSays(assertThrows(IllegalStateException.class, () -> new TaskHandler(environment)), missing, "CDK app");
        environment.put(missing, " ");
        assertSays(assertThrows(IllegalStateException.class, () -> new TaskHandler(environment)), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "Intake", "ROLL_BACK"})
    void a_lambda_with_a_task_that_nobody_knows_says_so(String task) {
        assertSays(
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new TaskHandler(Map.of("SLIPWAY_TASK", task, "SLIPWAY_LEDGER_TABLE", "ledger"))),
                task);
    }

    @Test
    void a_lambda_hands_its_streams_to_its_step() throws IOException {
        TaskHandler handler = new TaskHandler(Map.of("SLIPWAY_TASK", "CONCLUDE", "SLIPWAY_LEDGER_TABLE", "ledger"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String input =
                "{\"outcome\":\"DEPLOYED\",\"attempt\":0,\"redriveCount\":0,\"environment\":\"dev\",\"deployment\":\"d\"}";
        handler.handleRequest(new ByteArrayInputStream(input.getBytes(UTF_8)), out, new NoContext());
        assertTrue(out.toString(UTF_8).contains("\"outcome\":\"DEPLOYED\""), () -> out.toString(UTF_8));
    }
}
