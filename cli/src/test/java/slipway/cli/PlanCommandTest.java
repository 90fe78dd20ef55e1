package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.cloud.Registry;
import slipway.fault.ApiCall;
import slipway.rehearse.World;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@DisplayName("O6: what a deployment will do is known before it starts")
class PlanCommandTest {
    private static final String COMMIT = "1111111aaaaaaa2222222bbbbbbb3333333ccccc";
    private static final String LATER = "4444444ddddddd5555555eeeeeee6666666fffff";

    @TempDir
    private Path directory = Path.of(".");

    private @Nullable Operator somebody;

    @BeforeEach
    void approvals() throws IOException {
        somebody = Operator.withApprovals(directory);
    }

    private Operator operator() {
        return Objects.requireNonNull(somebody);
    }

    private World world() {
        return operator().world();
    }

    private int slipway(String... words) {
        return operator().slipway(false, words);
    }

    private String told() {
        return operator().told();
    }

    private JsonNode json(String... words) throws JsonProcessingException {
        slipway(words);
        return new JsonMapper().readTree(told());
    }

    @Test
    void a_plan_only_reads_and_comes_to_the_end_that_the_deployment_then_has() throws JsonProcessingException {
        operator().store(COMMIT);
        Map<String, String> live = world().live();
        List<Map<String, AttributeValue>> ledger = world().ledger().everything();
        int before = world().cloud().calls().size();
        JsonNode plan = json("plan", "--tag", world().tag(COMMIT), "--json");
        List<String> calls = world().cloud().calls().stream()
                .skip(before)
                .map(ApiCall::operation)
                .distinct()
                .toList();
        assertTrue(
                calls.stream().allMatch(call -> call.matches("(Get|Describe|BatchGet|Query|List).*")),
                calls.toString());
        assertEquals(live, world().live());
        assertEquals(ledger, world().ledger().everything());
        assertEquals("DEPLOYED", plan.path("outcome").asText(), plan.toString());
        assertEquals(7, plan.path("functions").size());
        plan.path("functions")
                .forEach(function -> assertTrue(function.path("changes").asBoolean(), function.toString()));
        assertTrue(plan.path("estimatedCostUsd").asDouble() > 0
                && plan.path("virtualSeconds").asDouble() > 60);
        assertTrue(plan.path("notes").toString().contains("somebody has to approve"), plan.toString());
        assertFalse(plan.path("notes").toString().contains("another manifest"), plan.toString());
        assertEquals(ExitCode.SUCCESS, slipway("ship", "--tag", world().tag(COMMIT)), this::told);
        world().live()
                .values()
                .forEach(digest -> assertEquals(plan.path("digest").asText(), digest));
    }

    @Test
    void a_plan_begins_with_what_runs() {
        operator().store(COMMIT);
        slipway("ship", "--tag", world().tag(COMMIT));
        String running = world().live().values().iterator().next().substring(0, 19);
        assertEquals(ExitCode.SUCCESS, slipway("plan", "--tag", world().tag(COMMIT)), this::told);
        assertTrue(told().startsWith("ALREADY_DEPLOYED: "), told());
        operator().store(LATER);
        assertEquals(ExitCode.SUCCESS, slipway("plan", "--tag", world().tag(LATER), "--apps", "line-bot"), this::told);
        String function = told().lines()
                .filter(line -> line.startsWith("dr-daily-report-line-bot"))
                .findFirst()
                .orElseThrow();
        assertTrue(function.contains(running) && function.endsWith("changes"), told());
    }

    @Test
    void a_pin_stops_what_comes_by_itself_and_not_an_operator() {
        operator().store(COMMIT);
        operator().store(LATER);
        slipway("ship", "--tag", world().tag(COMMIT));
        slipway("ship", "--tag", world().tag(LATER));
        slipway("rollback", "--reason", "users complain");
        assertEquals(ExitCode.FAILURE, slipway("plan", "--tag", world().tag(LATER)), this::told);
        assertTrue(told().contains("slipway.error.Pinned") && told().contains("users complain"), told());
        assertEquals(ExitCode.SUCCESS, slipway("plan", "--tag", world().tag(LATER), "--by-hand"), this::told);
    }

    @Test
    void what_a_function_runs_that_somebody_changed_by_hand_is_what_it_begins_with() throws JsonProcessingException {
        operator().store(COMMIT);
        operator().store(LATER);
        slipway("ship", "--tag", world().tag(COMMIT));
        String drifted = world().plan().functions().getLast().name();
        String digest = Registry.digestOf(world().image(LATER, Map.of()));
        world().cloud()
                .lambda()
                .updateFunctionCode(request -> request.functionName(drifted)
                        .imageUri(Registry.imageUri(world().plan().repository(), digest)));
        world().cloud().time().runFor(Duration.ofMinutes(5));
        JsonNode plan = json("plan", "--tag", world().tag(LATER), "--json");
        plan.path("functions")
                .forEach(function -> assertEquals(
                        !function.path("name").asText().equals(drifted),
                        function.path("changes").asBoolean(),
                        plan.toString()));
        assertTrue(plan.path("notes").toString().contains("somebody else changed it"), plan.toString());
    }

    @Test
    void a_freeze_is_told_with_who_froze() {
        operator().store(COMMIT);
        slipway("freeze", "--reason", "the audit");
        assertEquals(ExitCode.FAILURE, slipway("plan", "--tag", world().tag(COMMIT)), this::told);
        assertTrue(told().contains("slipway.error.Frozen") && told().contains("the audit"), told());
    }

    @Test
    void whoever_holds_the_lock_is_told() {
        operator().store(COMMIT);
        operator().store(LATER);
        slipway("ship", "--tag", world().tag(COMMIT), "--no-wait");
        world().runUntilStarted(0);
        world().cloud().time().runUntil(() -> world().ledger().lockStatus().equals("held"));
        slipway("plan", "--tag", world().tag(LATER));
        assertTrue(told().contains("the lock is held by arn:aws:states:"), told());
    }

    @Test
    void an_image_that_is_not_there_is_refused_before_anything_is_rehearsed() {
        assertEquals(ExitCode.FAILURE, slipway("plan", "--tag", world().tag(COMMIT)), this::told);
        assertTrue(told().startsWith("REFUSED: ") && told().contains("slipway.error.ImageRejected"), told());
    }

    @Test
    void all_functions_that_are_not_ready_are_told_at_once() {
        operator().store(COMMIT);
        String stripped = name("telegram-api");
        world().cloud().functions().setVariables(stripped, Map.of());
        String updated = name("line-bot");
        String image = world().cloud()
                .lambda()
                .getFunction(request -> request.functionName(updated))
                .code()
                .imageUri();
        world().cloud()
                .lambda()
                .updateFunctionCode(request -> request.functionName(updated).imageUri(image));
        assertEquals(ExitCode.FAILURE, slipway("plan", "--tag", world().tag(COMMIT)), this::told);
        assertTrue(told().contains("FunctionNotReady: " + stripped + ": it lacks the environment variables"), told());
        assertTrue(told().contains("FunctionNotReady: " + updated + ": an update is in progress"), told());
    }

    private String name(String function) {
        return world().plan().functions().stream()
                .filter(each -> each.function().equals(function))
                .findFirst()
                .orElseThrow()
                .name();
    }

    @Test
    void what_is_asked_for_has_to_be_clear() {
        assertEquals(ExitCode.BAD_INPUT, slipway("plan"), this::told);
        assertEquals(ExitCode.BAD_INPUT, slipway("plan", "--digest", "sha256:12"), this::told);
        assertEquals(ExitCode.BAD_INPUT, slipway("plan", "--tag", "dev-1111111", "--apps", "shop"), this::told);
    }
}
