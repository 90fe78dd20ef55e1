package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.asl.Execution;
import slipway.benchmark.FleetManifest;
import slipway.cloud.Behaviour;
import slipway.cloud.HttpReply;
import slipway.cloud.HttpRequest;
import slipway.cloud.Image;
import slipway.cloud.Reply;
import slipway.cloud.Request;
import slipway.conclude.Outcome;
import slipway.manifest.ManifestFile;
import slipway.rehearse.World;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;

@DisplayName("R5: a drill shows that a rollback would find its way, and changes nothing")
class DrillScenario {
    private static final String DRILL = "{\"action\": \"drill\", \"reason\": \"each Monday\"}";
    private static final String WORKER = "dr-daily-report-report-worker-dev";
    private static final String SCHEDULER = "dr-daily-report-ticker-scheduler-dev";

    private final World world = Example.dev();
    private final OnceGood older =
            new OnceGood(world.image(Example.COMMIT, Map.of()).behaviour());
    private String good = "";
    private String kept = "";

    /** An image that answers rightly until what it needs is taken away: a table that only the older release reads. */
    private static final class OnceGood implements Behaviour {
        private final Behaviour image;
        private boolean lacksTable;

        OnceGood(Behaviour image) {
            this.image = image;
        }

        @Override
        public Reply invoke(Request request) {
            return lacksTable && request.functionName().equals(WORKER)
                    ? Reply.functionError("ProgrammingError", "Table 'reports' doesn't exist")
                            .withLog("[ERROR] ProgrammingError: Table 'reports' doesn't exist")
                    : image.invoke(request);
        }

        @Override
        public HttpReply http(HttpRequest request) {
            return image.http(request);
        }
    }

    @BeforeEach
    void two_releases() {
        int n = world.executions().size();
        good = world.cloud()
                .registry()
                .push(world.plan().repository(), Image.of("older", older), world.tag(Example.COMMIT));
        assertEquals(Outcome.DEPLOYED, Example.outcome(world.runUntilEnded(n)));
        world.settle();
        kept = Example.serving(world, WORKER);
        assertEquals(Outcome.DEPLOYED, Example.outcome(Example.deploy(world, Example.LATER_COMMIT)));
    }

    private LambdaClient lambda() {
        return world.cloud().lambda();
    }

    private Execution run(String input) {
        int n = world.executions().size();
        world.start(input);
        Execution execution = world.runUntilEnded(n);
        world.settle();
        return execution;
    }

    private static String cause(Execution execution) {
        return String.valueOf(execution.cause());
    }

    /** The last that is on record. */
    private String recorded(String attribute) {
        return Objects.requireNonNull(world.ledger().deployments().getLast().get(attribute))
                .s();
    }

    /** All that an update, a published version or a moved alias would change, by function. */
    private Map<String, List<Object>> functions() {
        Map<String, List<Object>> all = new TreeMap<>();
        world.plan().functions().forEach(function -> {
            var latest = lambda().getFunction(request -> request.functionName(function.name()));
            Object aliases = lambda().listAliases(request -> request.functionName(function.name()))
                    .aliases();
            Object versions = lambda().listVersionsByFunction(request -> request.functionName(function.name()))
                    .versions();
            all.put(
                    function.name(),
                    List.of(latest.configuration().revisionId(), latest.code().resolvedImageUri(), aliases, versions));
        });
        return all;
    }

    private Execution refused() {
        Map<String, List<Object>> before = functions();
        Execution drill = run(DRILL);
        assertEquals(Outcome.REFUSED, Example.outcome(drill));
        assertEquals("REFUSED", recorded("outcome"));
        assertTrue(Example.enteredStates(drill).containsAll(Set.of("Announce", "Notify")));
        assertEquals(before, functions());
        Example.assertLock(world, "free");
        return drill;
    }

    @Test
    void every_function_could_go_back_and_none_is_changed() {
        Map<String, List<Object>> before = functions();
        Map<String, AttributeValue> lock = world.ledger().lock();
        int liveChanges = world.cloud().functions().liveChanges().size();
        Execution drill = run(DRILL);
        assertEquals(Outcome.DRILLED, Example.outcome(drill));
        assertEquals(before, functions());
        assertEquals(liveChanges, world.cloud().functions().liveChanges().size());
        assertEquals(lock, world.ledger().lock());
    }

    @Test
    void what_was_shown_is_on_record_and_nobody_is_disturbed() {
        Execution drill = run(DRILL);
        assertFalse(Example.enteredStates(drill).contains("Announce"));
        assertFalse(Example.enteredStates(drill).contains("Notify"));
        assertEquals("DRILLED", recorded("outcome"));
        assertEquals(good, recorded("digest"));
        assertTrue(recorded("cause").startsWith("7 function(s) could go back to " + good), recorded("cause"));
        assertTrue(drilled(WORKER).contains("version " + kept + " answered as"), drilled(WORKER));
    }

    private String drilled(String function) {
        return world.ledger().everything().stream()
                .filter(item -> Objects.requireNonNull(item.get("sk")).s().equals("function#" + function))
                .filter(item -> item.containsKey("verifiedDrilled"))
                .map(item -> Objects.requireNonNull(item.get("verifiedDrilled")).s())
                .findFirst()
                .orElse("");
    }

    @Test
    void a_function_that_may_not_be_invoked_is_told_as_not_verified() {
        run(DRILL);
        String cause = recorded("cause");
        String gaps = cause.substring(cause.indexOf("not verified by invocation: "));
        assertTrue(gaps.contains(SCHEDULER), cause);
        assertFalse(gaps.contains(WORKER), cause);
        assertTrue(drilled(SCHEDULER).contains("NOT_VERIFIED"), drilled(SCHEDULER));
    }

    @Test
    void the_way_that_was_shown_is_there() {
        run(DRILL);
        assertEquals(Outcome.RESTORED, Example.outcome(run("{\"action\": \"rollback\", \"reason\": \"for real\"}")));
        Example.assertAllRun(world, good);
    }

    @Test
    void a_drill_is_no_release_to_go_back_to() {
        run("{\"action\": \"rollback\", \"reason\": \"for real\"}");
        Execution drill = refused();
        assertTrue(cause(drill).contains("no good release of dev before " + good), cause(drill));
    }

    @Test
    void a_previous_version_that_answers_no_longer_is_found() {
        older.lacksTable = true;
        Execution drill = refused();
        assertTrue(cause(drill).contains("slipway.error.FunctionCrashed"), cause(drill));
        assertTrue(cause(drill).contains(WORKER + " version " + kept + " answered with an error"), cause(drill));
    }

    @Test
    void an_image_that_was_expired_is_found() {
        world.cloud().registry().delete(world.plan().repository(), good);
        Execution drill = refused();
        assertTrue(cause(drill).contains("There is no image " + good), cause(drill));
    }

    @Test
    void a_version_that_was_tidied_away_is_found() {
        world.cloud().functions().deleteVersion(WORKER, kept);
        Execution drill = refused();
        assertTrue(cause(drill).contains(WORKER + " keeps no version of " + good), cause(drill));
        assertFalse(cause(drill).contains(SCHEDULER), cause(drill));
    }

    @ParameterizedTest
    @CsvSource({"lambda:UpdateFunctionCode, " + SCHEDULER, "lambda:UpdateAlias, " + WORKER})
    void a_call_that_is_not_permitted_is_found_without_being_made(String action, String function) {
        world.cloud().permissions().deny(action, function);
        Execution drill = refused();
        assertTrue(cause(drill).contains("slipway.error.AwsRejected"), cause(drill));
        assertTrue(
                cause(drill).contains("not authorized to perform: " + action + " on resource: " + function),
                cause(drill));
    }

    @Test
    void each_function_is_named_with_what_stands_in_its_way() {
        world.cloud().permissions().deny("lambda:UpdateFunctionCode", SCHEDULER);
        older.lacksTable = true;
        Execution drill = refused();
        assertTrue(cause(drill).contains("lambda:UpdateFunctionCode on resource: " + SCHEDULER), cause(drill));
        assertTrue(cause(drill).contains(WORKER + " version " + kept), cause(drill));
    }

    @Test
    void after_the_cause_is_mended_a_redrive_drills_once_more() {
        world.cloud().permissions().deny("lambda:UpdateAlias", WORKER);
        Execution drill = refused();
        world.cloud().permissions().allow("lambda:UpdateAlias", WORKER);
        Example.redrive(world, drill);
        world.settle();
        assertEquals(Outcome.DRILLED, Example.outcome(drill));
    }

    @Test
    void a_version_that_was_idle_for_weeks_is_woken() {
        world.cloud().functions().deactivate(WORKER, kept);
        assertEquals(Outcome.DRILLED, Example.outcome(run(DRILL)));
    }

    @Test
    void some_apps_are_drilled_alone() {
        world.cloud().permissions().deny("lambda:UpdateFunctionCode", SCHEDULER);
        Execution drill = run("{\"action\": \"drill\", \"apps\": [\"line-bot\"]}");
        assertEquals(Outcome.DRILLED, Example.outcome(drill));
        assertTrue(recorded("cause").startsWith("1 function(s)"), recorded("cause"));
    }

    @Test
    void a_deployment_that_runs_is_neither_waited_for_nor_held_up() {
        int n = world.executions().size();
        world.push("7777777aaaaaaa2222222bbbbbbb3333333ccccc", Map.of());
        Execution deployment = world.runUntilStarted(n);
        Example.runUntilEntered(world, deployment, "VerifyStaged");
        world.start(DRILL);
        Execution drill = world.runUntilStarted(n + 1);
        world.settle();
        assertEquals(Outcome.DEPLOYED, Example.outcome(deployment));
        assertFalse(Example.enteredStates(drill).contains("ReadLock"));
        assertEquals(Outcome.DRILLED, Example.outcome(drill));
    }

    @Test
    void a_large_fleet_is_drilled_in_batches() {
        World fleet = World.of(ManifestFile.parse("fleet.yaml", FleetManifest.of(100)), "dev", 3);
        Example.deploy(fleet, Example.COMMIT);
        Example.deploy(fleet, Example.LATER_COMMIT);
        fleet.start(DRILL);
        fleet.settle();
        assertEquals(Outcome.DRILLED, Example.outcome(fleet.executions().getLast()));
        String told = String.valueOf(fleet.ledger().deployments().getLast().get("cause"));
        assertTrue(told.contains("100 function(s) could go back"), told);
    }
}
