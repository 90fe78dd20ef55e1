package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import slipway.conclude.Outcome;
import slipway.local.Deployments;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Deployments that meet each other. */
@OnLocalCloud
class RivalsIT {
    private final RunningCloud cloud;

    RivalsIT(RunningCloud cloud) {
        this.cloud = cloud;
    }

    @Test
    void two_pushes_at_once_are_deployed_one_after_the_other() {
        RunningCloud.Release one = cloud.release(Map.of());
        RunningCloud.Release other = cloud.release(Map.of());
        List<String> known = cloud.deployments().all();
        one.push(cloud);
        other.push(cloud);
        Deployments.End first =
                cloud.follow(cloud.deployments().started(known, one.image().digest()));
        Deployments.End second =
                cloud.follow(cloud.deployments().started(known, other.image().digest()));
        assertTrue(first.succeeded() && second.succeeded(), first.reason() + second.reason());
        Set<String> answers = Set.copyOf(cloud.versions().values());
        assertEquals(1, answers.size(), "the functions run a mixture: " + answers);
        assertTrue(Set.of(one.tag(), other.tag()).containsAll(answers), answers.toString());
        assertEquals("free", new LedgerOnCloud(cloud).lock());
    }

    @Test
    void a_push_while_a_deployment_runs_waits_for_it_and_stays() {
        RunningCloud.Release running = cloud.release(Map.of());
        RunningCloud.Release newer = cloud.release(Map.of());
        String first = cloud.begin(running);
        cloud.awaitState(first, "Stage");
        String second = cloud.begin(newer);
        assertEquals(Outcome.DEPLOYED, cloud.outcome(first));
        assertEquals(Outcome.DEPLOYED, cloud.outcome(second));
        assertEquals(Set.of(newer.tag()), Set.copyOf(cloud.versions().values()));
        assertEquals("free", new LedgerOnCloud(cloud).lock());
    }

    /** EventBridge delivers an event at least once. */
    @Test
    void the_same_event_twice_deploys_once() {
        RunningCloud.Release release = cloud.release(Map.of());
        String first = cloud.begin(release);
        List<String> known = cloud.deployments().all();
        repeat(release);
        String second = cloud.deployments().started(known, release.image().digest());
        assertEquals(
                EnumSet.of(Outcome.DEPLOYED, Outcome.ALREADY_DEPLOYED),
                EnumSet.copyOf(List.of(cloud.outcome(first), cloud.outcome(second))));
        assertEquals(Set.of(release.tag()), Set.copyOf(cloud.versions().values()));
    }

    private void repeat(RunningCloud.Release release) {
        String detail = """
                {"result": "SUCCESS", "action-type": "PUSH", "repository-name": "%s", "image-tag": "%s",
                 "image-digest": "%s", "manifest-media-type": "%s"}""".formatted(
                        cloud.plan().repository(),
                        release.tag(),
                        release.image().digest(),
                        release.image().mediaType());
        try (EventBridgeClient events = cloud.clients().client(EventBridgeClient.builder())) {
            PutEventsRequestEntry event = PutEventsRequestEntry.builder()
                    .source("aws.ecr")
                    .detailType("ECR Image Action")
                    .detail(detail)
                    .build();
            events.putEvents(request -> request.entries(event));
        }
    }
}
