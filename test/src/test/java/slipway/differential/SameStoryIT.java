package slipway.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;
import slipway.local.Deployments;
import slipway.local.Fault;
import slipway.rehearse.Break;
import slipway.rehearse.World;

/**
 * The deployment machine in rehearsal and on LocalStack: one definition, one manifest, two interpreters, two clouds.
 *
 * <p>Compared are the outcome and the states that each branch and iteration enters. How often a state is tried again while an update
 * settles is a matter of time, and entered is a state only once.
 */
@OnLocalCloud
class SameStoryIT {
    private static final int SEED = 7;
    private static final String COMMIT = "1111111aaaaaaa2222222bbbbbbb3333333ccccc";
    private static final String LATER_COMMIT = "4444444ddddddd5555555eeeeeee6666666fffff";
    private static final String NO_IMAGE = "{\"digest\": \"sha256:" + "0".repeat(64) + "\"}";

    private final RunningCloud cloud;
    private final World world;

    SameStoryIT(RunningCloud cloud) {
        this.cloud = cloud;
        this.world = World.of(cloud.manifest(), cloud.plan().environment(), SEED);
    }

    @Test
    void a_deployment_visits_the_same_states_in_rehearsal_and_on_a_local_cloud() {
        RunningCloud.Release good = cloud.release(Map.of());
        int n = world.executions().size();
        String digest = world.push(COMMIT, Map.of());
        assertSameStory("good", Outcome.DEPLOYED, ended(n), cloud.deploy(good));
        assertSameStory(
                "again",
                Outcome.ALREADY_DEPLOYED,
                started(image(digest)),
                cloud.follow(cloud.deployments().start(image(good.image().digest()))));

        n = world.executions().size();
        world.push(LATER_COMMIT, Map.of("line-bot", Break.CRASH));
        Deployments.End broken = cloud.deploy(cloud.release(Map.of("line-bot", Fault.CRASH)));
        assertSameStory("broken", Outcome.ROLLED_BACK, ended(n), broken);
        assertSameStory(
                "unknown",
                Outcome.REFUSED,
                started(NO_IMAGE),
                cloud.follow(cloud.deployments().start(NO_IMAGE)));
    }

    private static String image(String digest) {
        return "{\"digest\": \"%s\"}".formatted(digest);
    }

    private Execution started(String input) {
        int n = world.executions().size();
        world.start(input);
        return ended(n);
    }

    private Execution ended(int n) {
        Execution execution = world.runUntilEnded(n);
        world.settle();
        return execution;
    }

    private void assertSameStory(String what, Outcome outcome, Execution rehearsed, Deployments.End end) {
        Told told = BySlipway.told(rehearsed);
        Optional<Outcome> here = told.succeeded()
                ? Optional.of(Outcome.valueOf(told.output().path("outcome").asText()))
                : Outcome.ofError(told.error());
        assertEquals(Optional.of(outcome), here, told::cause);
        assertEquals(Optional.of(outcome), end.outcome(), end::reason);
        Map<String, ?> story = Story.of(told.history());
        assertEquals(
                lines(story),
                lines(Story.of(new ByLocalStack(cloud.clients().stepFunctions()).history(end.execution()))));
        assertTrue(lines(story).contains("Conclude"), () -> "no story: " + story);
        System.out.printf("same story, %s: %s in %d branches%n", what, outcome, story.size());
    }

    /** A line for each branch, which reads better where two differ. */
    private static String lines(Map<String, ?> story) {
        StringBuilder lines = new StringBuilder();
        story.forEach((place, states) ->
                lines.append(place).append(": ").append(states).append('\n'));
        return lines.toString();
    }
}
