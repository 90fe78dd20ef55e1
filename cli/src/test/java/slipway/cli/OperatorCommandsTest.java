package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.fault.Failure;
import slipway.fault.Fault;
import slipway.rehearse.Approver;
import slipway.rehearse.World;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

@DisplayName("T2, T4, T6, T7: an operator's commands, against a simulated account")
class OperatorCommandsTest {
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
        return slipway(false, words);
    }

    private int slipway(boolean watched, String... words) {
        return operator().slipway(watched, words);
    }

    private String told() {
        return operator().told();
    }

    private void store(String commit) {
        operator().store(commit);
    }

    @Test
    void ship_follows_a_deployment_to_its_end_and_rollback_brings_the_one_before_back() {
        store(COMMIT);
        store(LATER);
        assertEquals(ExitCode.SUCCESS, slipway("ship", "--tag", world().tag(COMMIT)), this::told);
        Map<String, String> good = world().live();
        assertEquals(ExitCode.SUCCESS, slipway("ship", "--tag", world().tag(LATER)), this::told);
        assertTrue(told().contains("DEPLOYED"), told());
        assertEquals(
                ExitCode.SUCCESS, slipway("rollback", "--configuration", "--reason", "users complain"), this::told);
        assertTrue(told().contains("RESTORED"), told());
        assertTrue(world().report(world().executions().getLast())
                .orElseThrow()
                .at("/request/options/configuration")
                .asBoolean());
        assertEquals(good, world().live());
        assertEquals(ExitCode.SUCCESS, slipway("status"), this::told);
        assertTrue(told().contains("RESTORED") && told().contains("users complain"), told());
    }

    @Test
    @DisplayName("R5: a drill, and one that goes back and forth")
    void a_drill_tells_that_a_rollback_would_find_its_way_and_may_go_back_and_forth() {
        store(COMMIT);
        store(LATER);
        slipway("ship", "--tag", world().tag(COMMIT));
        assertEquals(ExitCode.FAILURE, slipway("drill"), this::told);
        slipway("ship", "--tag", world().tag(LATER));
        Map<String, String> live = world().live();
        int before = world().cloud().functions().liveChanges().size();
        assertEquals(ExitCode.SUCCESS, slipway("drill", "--reason", "Monday"), this::told);
        assertTrue(told().contains("DRILLED\n7 function(s) could go back to sha256:"), told());
        assertEquals(before, world().cloud().functions().liveChanges().size());
        assertEquals(ExitCode.SUCCESS, slipway("drill", "--really"), this::told);
        assertTrue(told().matches("(?s).*Back in \\d+ s, forward to sha256:\\w+ in \\d+ s\\.\\s*"), told());
        assertTrue(
                world().cloud().functions().liveChanges().size() >= before + 2 * live.size(),
                "each went back and forth");
        assertEquals(live, world().live());
        assertTrue(world().ledger().environment("pin").isEmpty(), "nothing is left to be pinned");
    }

    @Test
    void going_back_and_forth_is_refused_where_it_would_leave_something_else_behind() {
        assertEquals(ExitCode.BAD_INPUT, slipway("drill", "--really", "--environment", "prd"), this::told);
        assertTrue(
                told().contains("--really is only for an environment that comes first, and prd comes after stg"),
                told());
        assertEquals(ExitCode.BAD_INPUT, slipway("drill", "--really"), this::told);
        assertTrue(told().contains("nothing was deployed to dev"), told());
        store(COMMIT);
        store(LATER);
        slipway("ship", "--tag", world().tag(COMMIT));
        slipway("ship", "--tag", world().tag(LATER), "--apps", "line-bot");
        assertEquals(ExitCode.BAD_INPUT, slipway("drill", "--really"), this::told);
        assertTrue(told().contains("going forward would change them: dr-daily-report-"), told());
        assertEquals(ExitCode.BAD_INPUT, slipway("drill", "--really", "--no-wait"), this::told);
        slipway("rollback", "--apps", "line-bot", "--reason", "users complain");
        assertEquals(ExitCode.BAD_INPUT, slipway("drill", "--really", "--json"), this::told);
        assertTrue(told().contains("dev is pinned") && told().contains("users complain"), told());
        slipway("ship", "--tag", world().tag(LATER), "--no-wait");
        world().cloud()
                .time()
                .runUntil(() -> world().ledger().environment("lock").containsKey("holder"));
        assertEquals(ExitCode.BAD_INPUT, slipway("drill", "--really"), this::told);
        assertTrue(told().contains("dev is held by arn:aws:states:"), told());
    }

    @Test
    void whoever_watches_sees_each_state_once_and_a_pipeline_sees_none() {
        store(COMMIT);
        assertEquals(ExitCode.SUCCESS, slipway(true, "ship", "--tag", world().tag(COMMIT)), this::told);
        List<String> lines = operator().seen().lines().toList();
        assertTrue(lines.contains("slipway:   Intake") && lines.contains("slipway:   Stage"), lines.toString());
        assertEquals(List.copyOf(new LinkedHashSet<>(lines)), lines);
        assertTrue(slipway(true, "ship", "--tag", world().tag(COMMIT), "--json") == ExitCode.SUCCESS, told());
        assertEquals(1, operator().seen().lines().count(), "the execution alone");
    }

    @Test
    void history_tells_the_last_deployments_the_newest_first() {
        assertEquals(ExitCode.SUCCESS, slipway("history"), this::told);
        assertEquals("No deployment of dev is on record.\n", told());
        store(COMMIT);
        slipway("ship", "--tag", world().tag(COMMIT));
        slipway("rollback", "--reason", "a try", "--to", world().tag(LATER));
        slipway("history");
        List<String> lines = told().lines().toList();
        assertEquals(3, lines.size(), told());
        assertTrue(lines.get(1).contains("REFUSED"), told());
        assertTrue(lines.get(2).contains("DEPLOYED"), told());
        assertEquals(lines.get(0).indexOf("outcome"), lines.get(1).indexOf("REFUSED"), told());
        assertEquals(lines.get(0).indexOf("outcome"), lines.get(2).indexOf("DEPLOYED"), told());
        slipway("history", "--last", "1", "--json");
        assertTrue(told().startsWith("[{") && told().contains("REFUSED") && !told().contains("\"DEPLOYED"), told());
        assertEquals(ExitCode.BAD_INPUT, slipway("history", "--last", "0"), this::told);
    }

    @Test
    void unpin_takes_a_rollback_back_and_deploys_the_newest_again() {
        store(COMMIT);
        store(LATER);
        slipway("ship", "--tag", world().tag(COMMIT));
        slipway("ship", "--tag", world().tag(LATER));
        Map<String, String> newest = world().live();
        slipway("rollback", "--reason", "a false alarm");
        assertFalse(world().ledger().environment("pin").isEmpty());
        assertEquals(ExitCode.SUCCESS, slipway("unpin", "--reason", "it was the database"), this::told);
        assertTrue(told().contains("DEPLOYED"), told());
        assertTrue(world().ledger().environment("pin").isEmpty());
        assertEquals(newest, world().live());
    }

    @Test
    void promote_puts_the_next_environments_tag_on_what_was_verified() {
        store(COMMIT);
        assertEquals(ExitCode.FAILURE, slipway("promote"), "nothing was deployed yet");
        slipway("ship", "--tag", world().tag(COMMIT));
        assertEquals(ExitCode.SUCCESS, slipway("promote", "--reason", "the demo went well"), this::told);
        assertTrue(told().contains("PROMOTED"), told());
        assertEquals(ExitCode.SUCCESS, slipway("promote", "--reason", "once more"), this::told);
        assertTrue(told().contains("since before, which starts nothing") && told().contains("once more"), told());
        slipway("history");
        assertTrue(told().contains("PROMOTED"), told());
        String next = world().tag(COMMIT).replaceFirst("dev", "stg");
        assertEquals(
                1,
                world().cloud()
                        .ecr()
                        .batchGetImage(request -> request.repositoryName(
                                        world().plan().repository())
                                .imageIds(
                                        ImageIdentifier.builder().imageTag(next).build()))
                        .images()
                        .size());
    }

    @Test
    void a_refusal_is_told_and_is_the_exit_code() {
        assertEquals(ExitCode.FAILURE, slipway("rollback", "--reason", "a try", "--json"), this::told);
        assertTrue(told().contains("\"outcome\":\"REFUSED\""), told());
    }

    @Test
    void a_freeze_by_hand_refuses_a_deployment_until_it_is_lifted() {
        store(COMMIT);
        assertEquals(ExitCode.SUCCESS, slipway("freeze", "--reason", "the audit"), this::told);
        assertEquals(ExitCode.FAILURE, slipway("ship", "--tag", world().tag(COMMIT)), this::told);
        assertTrue(told().contains("frozen by arn:aws:iam::123456789012:user/ann"), told());
        assertEquals(ExitCode.BAD_INPUT, slipway("freeze", "--reason", "another"), this::told);
        assertTrue(told().contains("the audit"), told());
        assertEquals(ExitCode.SUCCESS, slipway("unfreeze"), this::told);
        assertTrue(told().contains("no longer frozen"), told());
        assertTrue(
                world().ledger()
                        .everything()
                        .toString()
                        .contains("liftedBy=AttributeValue(S=arn:aws:iam::123456789012:user/ann"),
                "who lifted it stays on record");
        assertEquals(ExitCode.SUCCESS, slipway("ship", "--tag", world().tag(COMMIT)), this::told);
    }

    @ParameterizedTest
    @CsvSource({
        "ship --tag dev-1 --override, needs --reason",
        "ship --digest sha256:1, is no digest",
        "ship --tag dev-1 --apps telegram, telegram",
        "rollback --reason why --apps telegram, telegram",
        "promote --digest dev-1, is no digest"
    })
    void what_cannot_be_meant_starts_nothing(String words, String told) {
        assertEquals(ExitCode.BAD_INPUT, slipway(words.split(" ")), this::told);
        assertTrue(told().contains(told), told());
        assertTrue(world().executions().isEmpty());
    }

    @Test
    @DisplayName("T4: the release before is by the end of the deployments, not by their start")
    void a_rollback_goes_to_the_release_that_ended_before() {
        store(COMMIT);
        world().approver(Approver.approvingAfter(Duration.ofHours(3)));
        slipway("ship", "--tag", world().tag(COMMIT), "--no-wait");
        world().cloud().time().runFor(Duration.ofMinutes(5));
        world().approver(Approver.WILLING);
        store(LATER);
        assertEquals(ExitCode.SUCCESS, slipway("ship", "--tag", world().tag(LATER)), this::told);
        Map<String, String> before = world().live();
        world().settle();
        assertFalse(world().live().equals(before), "the one that began first was approved last");
        assertEquals(ExitCode.SUCCESS, slipway("rollback", "--reason", "slow"), this::told);
        assertEquals(before, world().live());
    }

    @Test
    void what_can_no_longer_be_followed_goes_on_and_that_is_said() {
        store(COMMIT);
        world().cloud().faults().on("sfn", "DescribeExecution").always(Fault.fail(Failure.denied()));
        assertEquals(ExitCode.UNAVAILABLE, slipway("ship", "--tag", world().tag(COMMIT)), this::told);
        assertTrue(told().contains("was started and goes on"), told());
        assertFalse(told().contains("Nothing was changed"), told());
    }

    @Test
    void an_approval_is_found_by_status_and_answered_once() {
        world().approver(Approver.ABSENT);
        store(COMMIT);
        slipway("ship", "--tag", world().tag(COMMIT), "--no-wait");
        world().cloud().time().runFor(Duration.ofMinutes(1));
        String id = world().approvals().open().getFirst().id();
        slipway("status");
        assertTrue(told().contains(id), told());
        assertEquals(ExitCode.SUCCESS, slipway("approve", id), this::told);
        assertTrue(told().contains("approved by arn:aws:iam::123456789012:user/ann"), told());
        assertEquals(ExitCode.FAILURE, slipway("reject", id), this::told);
        world().settle();
        assertTrue(
                Objects.requireNonNull(world().ledger().deployments().getLast().get("outcome"))
                        .s()
                        .equals("DEPLOYED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "none"})
    void a_rehearsal_may_lack_its_approval(String answer) {
        assertEquals(ExitCode.FAILURE, slipway("rehearse", "--answer", answer), this::told);
        assertTrue(told().startsWith("REFUSED") && told().contains("slipway.error.NotApproved"), told());
    }

    @Test
    void an_unknown_environment_is_told_before_anything_is_asked() {
        assertEquals(ExitCode.BAD_INPUT, slipway("status", "--environment", "qa"), this::told);
        assertTrue(told().contains("qa"), told());
    }
}
