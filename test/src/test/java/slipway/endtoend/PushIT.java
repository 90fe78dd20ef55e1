package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import slipway.conclude.Outcome;
import slipway.definition.Plan;
import slipway.local.Deployments;
import slipway.local.Fault;

/** A push of an image, the usual way: PutImage, EventBridge, the machine, Lambda. */
@OnLocalCloud
class PushIT {
    private final RunningCloud cloud;

    PushIT(RunningCloud cloud) {
        this.cloud = cloud;
    }

    @Test
    void a_push_brings_the_image_to_every_function_and_no_call_fails_meanwhile() throws Exception {
        Set<String> before = Set.copyOf(cloud.versions().values());
        RunningCloud.Release release = cloud.release(Map.of());
        SteadyLoad.Count seen;
        try (SteadyLoad load = new SteadyLoad(cloud)) {
            Deployments.End end = cloud.deploy(release);
            assertEquals(Optional.of(Outcome.DEPLOYED), end.outcome(), end.reason());
            seen = load.stop();
        }
        assertEquals(List.of(), seen.failures());
        assertOnly(before, release, seen);
        assertTrue(seen.answers().containsKey(release.tag()), "nobody has seen the new image: " + seen.answers());
        assertEquals(everywhere(release.tag()), cloud.versions());
        assertEquals(everywhere(release.image().digest()), digests());
        assertEquals("free", new LedgerOnCloud(cloud).lock());
    }

    @Test
    void a_broken_push_is_put_back_and_no_call_fails_meanwhile() throws Exception {
        Map<String, String> before = cloud.versions();
        RunningCloud.Release release = cloud.release(Map.of("line-bot", Fault.CRASH));
        SteadyLoad.Count seen;
        try (SteadyLoad load = new SteadyLoad(cloud)) {
            Deployments.End end = cloud.deploy(release);
            assertEquals(Optional.of(Outcome.ROLLED_BACK), end.outcome(), end.reason());
            seen = load.stop();
        }
        assertEquals(List.of(), seen.failures());
        assertOnly(Set.copyOf(before.values()), release, seen);
        assertEquals(before, cloud.versions());
    }

    private static void assertOnly(Set<String> before, RunningCloud.Release release, SteadyLoad.Count seen) {
        Set<String> others = seen.answers().keySet().stream()
                .filter(version -> !before.contains(version) && !version.equals(release.tag()))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), others, "answers that come from neither image");
    }

    private Map<String, String> everywhere(String value) {
        return cloud.plan().functions().stream().collect(Collectors.toMap(Plan.Function::name, _ -> value));
    }

    /** What Lambda's API says that the users of each function reach. */
    private Map<String, String> digests() {
        return cloud.plan().functions().stream()
                .collect(Collectors.toMap(
                        Plan.Function::name,
                        function -> cloud.clients()
                                .lambda()
                                .getFunction(request -> {
                                    request.functionName(function.name());
                                    function.alias().ifPresent(request::qualifier);
                                })
                                .code()
                                .resolvedImageUri()
                                .replaceFirst("^.*@", "")));
    }
}
