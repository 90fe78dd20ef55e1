package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.rehearse.Break;
import slipway.rehearse.World;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

@DisplayName("T1 T2 T3 T5 E4: every trigger, whatever the image and the environment are like, ends truly")
class EveryTriggerScenario {
    private static final String OLDER = "0000001aaaaaaa2222222bbbbbbb3333333ccccc";
    private static final String WANTED = Example.COMMIT;
    private static final String RUNNING = Example.LATER_COMMIT;

    /** What the image and the environment are like when the trigger comes. */
    enum Situation {
        NEW,
        SAME,
        OLDER,
        POISONED,
        UNVERIFIED,
        PINNED,
        NEWER_THAN_THE_PIN,
        FROZEN,
        LOCKED_BY_LIVE,
        LOCKED_BY_DEAD
    }

    enum Trigger {
        EVENT,
        CI,
        OPERATOR,
        RECONCILE
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, EVENT, DEPLOYED",
        "NEW, CI, DEPLOYED",
        "NEW, OPERATOR, DEPLOYED",
        "NEW, RECONCILE, DEPLOYED",
        "SAME, EVENT, ALREADY_DEPLOYED",
        "SAME, CI, ALREADY_DEPLOYED",
        "SAME, OPERATOR, ALREADY_DEPLOYED",
        "SAME, RECONCILE, IN_SYNC",
        "OLDER, EVENT, SUPERSEDED",
        "OLDER, CI, SUPERSEDED",
        "OLDER, OPERATOR, DEPLOYED",
        "OLDER, RECONCILE, IN_SYNC",
        "POISONED, EVENT, REFUSED",
        "POISONED, CI, REFUSED",
        "POISONED, OPERATOR, ROLLED_BACK",
        "POISONED, RECONCILE, IN_SYNC",
        "UNVERIFIED, EVENT, REFUSED",
        "UNVERIFIED, CI, REFUSED",
        "UNVERIFIED, OPERATOR, REFUSED",
        "UNVERIFIED, RECONCILE, IN_SYNC",
        "PINNED, EVENT, REFUSED",
        "PINNED, CI, REFUSED",
        "PINNED, OPERATOR, DEPLOYED",
        "PINNED, RECONCILE, IN_SYNC",
        "NEWER_THAN_THE_PIN, EVENT, DEPLOYED",
        "NEWER_THAN_THE_PIN, CI, DEPLOYED",
        "NEWER_THAN_THE_PIN, OPERATOR, DEPLOYED",
        "NEWER_THAN_THE_PIN, RECONCILE, DEPLOYED",
        "FROZEN, EVENT, REFUSED",
        "FROZEN, CI, REFUSED",
        "FROZEN, OPERATOR, REFUSED",
        "FROZEN, RECONCILE, IN_SYNC",
        "LOCKED_BY_LIVE, EVENT, DEPLOYED",
        "LOCKED_BY_LIVE, CI, DEPLOYED",
        "LOCKED_BY_LIVE, OPERATOR, DEPLOYED",
        "LOCKED_BY_LIVE, RECONCILE, DEPLOYED",
        "LOCKED_BY_DEAD, EVENT, DEPLOYED",
        "LOCKED_BY_DEAD, CI, DEPLOYED",
        "LOCKED_BY_DEAD, OPERATOR, DEPLOYED",
        "LOCKED_BY_DEAD, RECONCILE, DEPLOYED"
    })
    void it_ends_so(Situation situation, Trigger trigger, Outcome expected) {
        World world = World.of(Example.MANIFEST, "stg", 7);
        prepare(world, situation);
        Map<String, String> before = world.live();
        int n = world.executions().size();
        start(world, trigger);
        Execution execution = world.runUntilEnded(n);
        assertEquals(expected, Example.outcome(execution), () -> execution.error() + " " + execution.cause());
        world.settle();
        if (expected == Outcome.DEPLOYED) {
            String digest = digest(world);
            world.live().forEach((function, live) -> assertEquals(digest, live, function));
        } else {
            assertEquals(before, world.live());
        }
        Example.assertLock(world, "free");
    }

    private static void prepare(World world, Situation situation) {
        switch (situation) {
            case NEW -> {
                deploy(world, RUNNING);
                pushUnseen(world, WANTED, Map.of());
            }
            case SAME -> deploy(world, WANTED);
            case OLDER -> {
                pushUnseen(world, WANTED, Map.of());
                deploy(world, RUNNING);
            }
            case POISONED -> {
                deploy(world, RUNNING);
                assertEquals(
                        Outcome.ROLLED_BACK,
                        Example.outcome(Example.deploy(world, WANTED, Map.of("line-bot", Break.IMPORT_ERROR))));
            }
            case UNVERIFIED -> {
                deploy(world, RUNNING);
                world.withoutTriggers(() -> {
                    world.pushUnverified(WANTED);
                    pass(world);
                });
            }
            case PINNED -> {
                deploy(world, OLDER);
                pushUnseen(world, WANTED, Map.of());
                deploy(world, RUNNING);
                byHand(world, OLDER);
            }
            case NEWER_THAN_THE_PIN -> {
                deploy(world, OLDER);
                deploy(world, RUNNING);
                byHand(world, OLDER);
                pushUnseen(world, WANTED, Map.of());
            }
            case FROZEN -> {
                deploy(world, RUNNING);
                pushUnseen(world, WANTED, Map.of());
                FreezeScenario.freeze(world);
            }
            case LOCKED_BY_LIVE -> {
                pushRunning(world);
                pushUnseen(world, WANTED, Map.of());
            }
            case LOCKED_BY_DEAD -> {
                Execution dead = pushRunning(world);
                world.withoutTriggers(() -> {
                    Example.abort(world, dead);
                    pass(world);
                });
                pushUnseen(world, WANTED, Map.of());
            }
        }
    }

    private static Execution pushRunning(World world) {
        world.push(RUNNING, Map.of());
        Execution running = world.runUntilStarted(0);
        Example.runUntilEntered(world, running, "Stage");
        return running;
    }

    private static void deploy(World world, String commit) {
        assertEquals(Outcome.DEPLOYED, Example.outcome(Example.deploy(world, commit)));
    }

    private static void byHand(World world, String commit) {
        int n = world.executions().size();
        world.start("{\"action\": \"deploy\", \"tag\": \"%s\", \"reason\": \"the newer one is slow\"}"
                .formatted(world.tag(commit)));
        assertEquals(Outcome.DEPLOYED, Example.outcome(world.runUntilEnded(n)));
        world.settle();
        assertTrue(world.ledger().environment("pin").containsKey("since"));
    }

    /** A push whose event is lost. */
    private static void pushUnseen(World world, String commit, Map<String, Break> breaks) {
        world.withoutTriggers(() -> {
            world.push(commit, breaks);
            world.cloud().time().runFor(Duration.ofSeconds(1));
        });
    }

    private static void pass(World world) {
        world.cloud().time().runFor(Duration.ofMinutes(1));
    }

    private static void start(World world, Trigger trigger) {
        String tag = world.tag(WANTED);
        world.start(
                switch (trigger) {
                    case EVENT -> """
                        {"source": "aws.ecr", "detail-type": "ECR Image Action", "detail": {"result": "SUCCESS",
                         "repository-name": "dr-daily-report", "image-digest": "%s", "action-type": "PUSH", "image-tag": "%s"}}""".formatted(digest(world), tag);
                    case CI -> "{\"tag\": \"%s\"}".formatted(tag);
                    case OPERATOR -> "{\"action\": \"deploy\", \"tag\": \"%s\"}".formatted(tag);
                    case RECONCILE -> "{\"action\": \"reconcile\"}";
                });
    }

    private static String digest(World world) {
        return world.cloud()
                .ecr()
                .describeImages(request -> request.repositoryName(world.plan().repository())
                        .imageIds(ImageIdentifier.builder()
                                .imageTag(world.tag(WANTED))
                                .build()))
                .imageDetails()
                .getFirst()
                .imageDigest();
    }
}
