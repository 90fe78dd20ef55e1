package slipway.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import slipway.asl.StateMachine;
import slipway.catalog.Grant;
import slipway.catalog.Task;
import slipway.definition.Definition;

/** The definition and the catalog of Lambdas name and time the same things. */
class DefinitionContract {
    private static final Set<String> RESOURCES =
            Set.of("LedgerTable", "PlanBucket", "PlanKey", "ReportBucket", "Topic", "EventBus");

    @Test
    void the_placeholders_are_the_tasks_and_the_resources() {
        Set<String> expected = Stream.of(Task.values()).map(Task::placeholder).collect(Collectors.toSet());
        expected.addAll(RESOURCES);
        assertEquals(expected, Set.copyOf(Definition.placeholders()));
    }

    @Test
    void every_task_is_invoked_and_nothing_else_is() {
        Set<Task> invoked = new TreeSet<>();
        States.lambdas()
                .forEach((name, state) -> invoked.add(States.task(state)
                        .orElseThrow(() -> new AssertionError(name + " invokes no task of the catalog"))));
        assertEquals(Set.of(Task.values()), invoked);
    }

    /** The interpreter refuses what Step Functions would refuse: targets that are not there, states that are never reached. */
    @Test
    void the_compiled_definition_is_valid() {
        Map<String, String> values = new TreeMap<>();
        Definition.placeholders().forEach(name -> values.put(name, "value-of-" + name));
        Stream.of(Task.values())
                .forEach(task -> values.put(
                        task.placeholder(), "arn:aws:lambda:us-east-1:123456789012:function:" + task.kebab() + ":1"));
        assertDoesNotThrow(() -> StateMachine.parse(Definition.compile(values)));
    }

    @Test
    void the_machine_waits_for_a_lambda_until_lambda_itself_gives_up() {
        States.lambdas().forEach((name, state) -> {
            Duration waits = Duration.ofSeconds(state.path("TimeoutSeconds").asLong());
            Duration lasts = States.task(state).orElseThrow().timeout();
            assertTrue(waits.compareTo(lasts) > 0, () -> name + " waits " + waits + ", its Lambda lasts " + lasts);
        });
    }

    @Test
    void every_call_has_a_time_limit() {
        States.all()
                .forEach((name, state) -> assertTrue(
                        !state.get("Type").asText().equals("Task")
                                || state.path("TimeoutSeconds").asInt() > 0
                                || state.path("TimeoutSeconds").asText().startsWith("{% $plan."),
                        () -> name + " lacks TimeoutSeconds: it would wait for a year"));
    }

    @Test
    void before_a_dead_executions_lock_is_taken_its_last_change_has_landed() {
        Duration drain =
                Duration.ofSeconds(States.DEFINITION.at("/States/Drain/Seconds").asLong());
        Stream.of(Task.values())
                .filter(task -> task.grants().contains(Grant.FUNCTION_UPDATE)
                        || task.grants().contains(Grant.FUNCTION_TRAFFIC))
                .forEach(task -> assertTrue(
                        drain.compareTo(task.timeout()) > 0,
                        () -> task + " may change functions for " + task.timeout() + ", Drain waits only " + drain));
        assertEquals(
                States.DEFINITION.at("/States/Drain/Seconds"),
                States.DEFINITION.at("/States/DrainPreempted/Seconds"),
                "one that is pre-empted may change as long as one that died");
    }

    @Test
    void an_iteration_catches_everything_so_that_its_siblings_are_not_aborted() {
        Map<String, JsonNode> lambdas = States.lambdas();
        States.all().values().stream()
                .filter(state -> state.has("ItemProcessor"))
                .flatMap(map -> States.of(map.get("ItemProcessor")).entrySet().stream())
                .filter(state -> lambdas.containsKey(state.getKey()))
                .forEach(state -> assertTrue(
                        States.errors(state.getValue().path("Catch")).anyMatch("States.ALL"::equals), state.getKey()));
    }
}
