package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.conclude.Outcome;
import slipway.definition.Plan;
import slipway.ledger.Approvals;
import slipway.local.Poll;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;

/** One image goes from dev to stg to prd: built once, and carried on by tags alone. */
@OnWideCloud
class JourneyIT {
    private final RunningCloud dev;

    JourneyIT(RunningCloud cloud) {
        this.dev = cloud;
    }

    @Test
    @DisplayName(
            "E1 E2 E4 T6: what is verified in one environment goes to the next; prd is approved, and watched at a tenth of the traffic")
    void one_digest_arrives_in_every_environment() {
        RunningCloud stg = dev.in("stg");
        RunningCloud prd = dev.in("prd");
        RunningCloud.Release release = dev.release(Map.of());
        List<String> known = stg.deployments().all();
        assertEquals(Outcome.DEPLOYED, dev.outcome(dev.begin(release)));
        String digest = release.image().digest();
        assertEquals(Outcome.DEPLOYED, stg.outcome(stg.deployments().started(known, digest)));

        known = prd.deployments().all();
        assertEquals(
                Outcome.PROMOTED,
                stg.outcome(stg.deployments().start("{\"action\": \"promote\", \"reason\": \"looks good\"}")));
        String last = prd.deployments().started(known, digest);
        approve(prd, digest);
        prd.awaitState(last, "Watch");
        assertEquals(Set.of(0.1), weights(prd));
        assertEquals(Outcome.DEPLOYED, prd.outcome(last));
        for (RunningCloud environment : List.of(dev, stg, prd)) {
            environment.plan().functions().forEach(function -> assertEquals(digest, environment.digest(function)));
            assertEquals(
                    Set.of(release.tag()), Set.copyOf(environment.versions().values()));
        }
    }

    private static void approve(RunningCloud cloud, String digest) {
        Approvals approvals = cloud.approvals();
        Approvals.Approval asked = Poll.until(
                        RunningCloud.MOST,
                        Duration.ofMillis(200),
                        () -> approvals.open().stream().findFirst())
                .orElseThrow(() -> new AssertionError("nobody was asked"));
        assertEquals(digest, asked.digest());
        Approvals.Answer answer = approvals.answer(asked.id(), true, "a person", Instant.now(), "seen in stg");
        assertTrue(answer.counted(), answer.told());
    }

    /** The parts of the traffic that the new versions get. */
    private static Set<Double> weights(RunningCloud cloud) {
        return cloud.plan().functions().stream()
                .flatMap(function -> function.alias().flatMap(alias -> routing(cloud, function, alias)).stream())
                .flatMap(routing -> routing.additionalVersionWeights().values().stream())
                .collect(Collectors.toSet());
    }

    private static Optional<AliasRoutingConfiguration> routing(
            RunningCloud cloud, Plan.Function function, String alias) {
        return Optional.ofNullable(cloud.clients()
                .lambda()
                .getAlias(request -> request.functionName(function.name()).name(alias))
                .routingConfig());
    }
}
