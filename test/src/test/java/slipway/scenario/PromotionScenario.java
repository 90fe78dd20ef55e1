package slipway.scenario;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.rehearse.Break;
import slipway.rehearse.Journey;
import slipway.rehearse.World;

@DisplayName("E2 E4 T1: one digest goes from environment to environment, and each remembers what it saw of it")
class PromotionScenario {
    private static final String THIRD_COMMIT = "7777777aaaaaaa2222222bbbbbbb3333333ccccc";

    @Test
    void the_same_digest_arrives_everywhere_by_tags_alone() {
        Journey journey = Journey.run(Example.MANIFEST, Map.of(), 3);
        assertEquals(
                List.of("dev", "stg", "prd"),
                journey.legs().stream().map(Journey.Leg::environment).toList());
        journey.legs().forEach(leg -> {
            assertEquals(Outcome.DEPLOYED, leg.outcome(), leg::toString);
            assertEquals(7, leg.live().size());
            leg.live().values().forEach(live -> assertEquals(journey.digest(), live));
            assertTrue(leg.tag().startsWith(leg.environment() + "-9f8e7d6c"), leg.tag());
        });
        assertTrue(journey.arrived());
        assertEquals(Optional.empty(), journey.legs().getFirst().approvedBy());
        Journey.Leg last = journey.legs().getLast();
        assertEquals("canary", last.strategy());
        assertEquals(Optional.of("the rehearsal's approver"), last.approvedBy());
    }

    @Test
    void a_bad_image_never_leaves_its_first_environment() {
        Journey journey = Journey.run(Example.MANIFEST, Map.of("line-bot", Break.UNHEALTHY), 3);
        assertEquals(
                List.of(Outcome.ROLLED_BACK),
                journey.legs().stream().map(Journey.Leg::outcome).toList());
        assertFalse(journey.arrived());
    }

    @Test
    @DisplayName("E4: some apps make no complete set; the last of them does")
    void only_a_complete_set_is_promoted() {
        World world = Example.dev();
        world.store(world.image(Example.COMMIT, Map.of()), Optional.empty(), world.tag(Example.COMMIT));
        start(
                world,
                "{\"tag\": \"%s\", \"apps\": [\"telegram-api\", \"line-bot\"]}".formatted(world.tag(Example.COMMIT)));
        assertFalse(verified(world));
        assertEquals(Outcome.REFUSED, start(world, "{\"action\": \"promote\"}"));
        start(world, "{\"tag\": \"%s\", \"apps\": [\"scheduler\"]}".formatted(world.tag(Example.COMMIT)));
        assertTrue(verified(world));
        assertEquals(Outcome.PROMOTED, start(world, "{\"action\": \"promote\"}"));
    }

    @Test
    @DisplayName("E4: what was rolled back since counts no longer, so that one app makes no complete set of it")
    void a_set_that_was_rolled_back_is_not_complete() {
        World world = Example.dev();
        String before = Example.deployed(world, Example.COMMIT);
        String image = Example.deployed(world, Example.LATER_COMMIT);
        assertEquals(Outcome.RESTORED, start(world, "{\"action\": \"rollback\", \"reason\": \"users complain\"}"));
        assertEquals(
                Outcome.DEPLOYED,
                start(
                        world,
                        "{\"action\": \"deploy\", \"tag\": \"%s\", \"apps\": [\"line-bot\"]}"
                                .formatted(world.tag(Example.LATER_COMMIT))));
        assertEquals(Set.of(before, image), Set.copyOf(world.live().values()));
        assertEquals(
                "line-bot",
                requireNonNull(world.ledger().environment("running").get("apps"))
                        .s());
    }

    @Test
    @DisplayName("T1: what runs in some apps only is brought to the others by a reconciliation")
    void a_reconciliation_completes_the_set() {
        World world = Example.dev();
        world.store(world.image(Example.COMMIT, Map.of()), Optional.empty(), world.tag(Example.COMMIT));
        start(world, "{\"tag\": \"%s\", \"apps\": [\"line-bot\"]}".formatted(world.tag(Example.COMMIT)));
        assertEquals(Outcome.DEPLOYED, start(world, "{\"action\": \"reconcile\"}"));
        assertFalse(world.live().containsValue(world.digestBefore()));
        assertTrue(verified(world));
        assertEquals(Outcome.IN_SYNC, start(world, "{\"action\": \"reconcile\"}"));
    }

    private static boolean verified(World world) {
        String digest = requireNonNull(world.ledger().environment("running").get("digest"))
                .s();
        return world.ledger().environment("image#" + digest).containsKey("verifiedAt");
    }

    private static Outcome start(World world, String input) {
        int n = world.executions().size();
        world.start(input);
        Outcome outcome = Example.outcome(world.runUntilEnded(n));
        world.settle();
        return outcome;
    }

    @ParameterizedTest
    @CsvSource({
        "IMPORT_ERROR, true",
        "CRASH, true",
        "UNHEALTHY, true",
        "SILENT, true",
        "WRONG_OUTPUT, true",
        "UPDATE_FAILS, false"
    })
    @DisplayName("R1: only evidence against the image poisons it")
    void evidence_against_the_image_poisons_it(Break kind, boolean poisoned) {
        World world = Example.dev();
        Execution execution = Example.deploy(world, Example.COMMIT, Map.of("pattern-precompute", kind));
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution));
        String digest = requireNonNull(world.ledger().deployments().getFirst().get("digest"))
                .s();
        assertEquals(poisoned, world.ledger().environment("image#" + digest).containsKey("poison"));
        assertFalse(world.ledger().environment("running").containsKey("digest"));
    }

    @Test
    @DisplayName("T1: of several that wait, only the newest is deployed")
    void an_older_one_that_waited_is_superseded() {
        World world = Example.dev();
        Execution first = Example.deployUntil(world, "Stage");
        world.push(Example.LATER_COMMIT, Map.of());
        world.cloud().time().runFor(Duration.ofSeconds(7));
        String newest = world.push(THIRD_COMMIT, Map.of());
        world.runUntilEnded(1);
        world.settle();
        assertEquals(
                List.of(Outcome.DEPLOYED, Outcome.SUPERSEDED, Outcome.DEPLOYED),
                world.executions().stream().map(Example::outcome).toList());
        assertEquals(first, world.executions().getFirst());
        Example.assertAllRun(world, newest);
    }

    @Test
    void an_unpinned_environment_gets_the_newest_again() {
        World world = Example.dev();
        Example.deploy(world, Example.COMMIT);
        Example.deploy(world, Example.LATER_COMMIT);
        Map<String, String> newest = world.live();
        assertEquals(
                Outcome.DEPLOYED,
                start(world, "{\"action\": \"deploy\", \"tag\": \"%s\"}".formatted(world.tag(Example.COMMIT))));
        assertEquals(Outcome.IN_SYNC, start(world, "{\"action\": \"reconcile\"}"));
        assertEquals(Outcome.DEPLOYED, start(world, "{\"action\": \"unpin\"}"));
        assertEquals(newest, world.live());
        assertEquals(Map.of(), world.ledger().environment("pin"));
    }

    @Test
    @DisplayName("T5 T7: a pin that could not be taken back is still there")
    void an_unpin_that_is_refused_changes_nothing() {
        World world = Example.dev();
        Example.deploy(world, Example.COMMIT);
        Example.deploy(world, Example.LATER_COMMIT);
        start(world, "{\"action\": \"deploy\", \"tag\": \"%s\"}".formatted(world.tag(Example.COMMIT)));
        Map<?, ?> pin = world.ledger().environment("pin");
        FreezeScenario.freeze(world);
        assertEquals(Outcome.REFUSED, start(world, "{\"action\": \"unpin\"}"));
        assertEquals(pin, world.ledger().environment("pin"));
    }

    @Test
    @DisplayName("T5: a pin is neither set nor removed by a deployment that was rolled back")
    void a_failed_deployment_leaves_the_pin_alone() {
        World world = Example.dev();
        Example.deploy(world, Example.COMMIT);
        Example.deploy(world, Example.LATER_COMMIT);
        start(world, "{\"action\": \"deploy\", \"tag\": \"%s\"}".formatted(world.tag(Example.COMMIT)));
        Map<?, ?> pin = world.ledger().environment("pin");
        assertEquals(
                Outcome.ROLLED_BACK,
                Example.outcome(Example.deploy(world, THIRD_COMMIT, Map.of("line-bot", Break.CRASH))));
        assertEquals(pin, world.ledger().environment("pin"));
    }

    @Test
    @DisplayName("T1: a change by hand is reported before it is overwritten, and only then")
    void drift_is_reported() {
        World world = Example.dev();
        Example.deploy(world, Example.COMMIT);
        Execution quiet = Example.deploy(world, Example.LATER_COMMIT);
        assertEquals("", world.report(quiet).orElseThrow().path("drift").asText());
        world.cloud()
                .lambda()
                .updateAlias(request -> request.functionName("dr-daily-report-line-bot-dev")
                        .name("live")
                        .functionVersion("1"));
        Execution told = Example.deploy(world, THIRD_COMMIT);
        assertEquals(Outcome.DEPLOYED, Example.outcome(told));
        String drift = world.report(told).orElseThrow().path("drift").asText();
        assertTrue(drift.startsWith("dr-daily-report-line-bot-dev ran " + world.digestBefore()), drift);
    }
}
