package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import slipway.conclude.Outcome;
import slipway.definition.Plan;
import slipway.local.Deployments;

/** What CI and operators start by themselves. */
@OnLocalCloud
class StartIT {
    private final RunningCloud cloud;

    StartIT(RunningCloud cloud) {
        this.cloud = cloud;
    }

    /** The push starts one deployment and CI another: the second waits for the first, and finds everything done. */
    @Test
    void ci_and_the_push_deploy_the_same_image_once() {
        RunningCloud.Release release = cloud.release(Map.of());
        List<String> known = cloud.deployments().all();
        release.push(cloud);
        String ci = cloud.deployments()
                .start("{\"digest\": \"%s\", \"reason\": \"CI\"}"
                        .formatted(release.image().digest()));
        String pushed = cloud.deployments().all().stream()
                .filter(execution -> !known.contains(execution) && !execution.equals(ci))
                .findFirst()
                .orElseGet(() -> cloud.deployments()
                        .started(withAll(known, ci), release.image().digest()));
        assertEquals(
                EnumSet.of(Outcome.DEPLOYED, Outcome.ALREADY_DEPLOYED),
                EnumSet.copyOf(List.of(cloud.outcome(ci), cloud.outcome(pushed))));
        assertEquals(Set.of(release.tag()), Set.copyOf(cloud.versions().values()));
    }

    /** One function lacks a variable, which no image can mend. */
    @Test
    void an_operator_starts_a_new_execution_with_the_same_input_when_the_cause_is_mended() {
        Plan.Function function = cloud.plan().functions().stream()
                .filter(each -> !each.variables().isEmpty())
                .findFirst()
                .orElseThrow();
        Map<String, String> before = cloud.versions();
        Map<String, String> variables = variables(function.name());
        setVariables(function.name(), Map.of());
        RunningCloud.Release release = cloud.release(Map.of());
        Deployments.End refused;
        try {
            refused = cloud.deploy(release);
        } finally {
            setVariables(function.name(), variables);
        }
        assertEquals(Optional.of(Outcome.REFUSED), refused.outcome(), refused.reason());
        assertTrue(refused.reason().contains(function.variables().getFirst()), refused.reason());
        assertEquals(before, cloud.versions());
        String again = cloud.deployments()
                .start(cloud.deployments().describe(refused.execution()).input());
        assertEquals(Outcome.DEPLOYED, cloud.outcome(again));
        assertEquals(Set.of(release.tag()), Set.copyOf(cloud.versions().values()));
    }

    private Map<String, String> variables(String function) {
        return cloud.clients()
                .lambda()
                .getFunctionConfiguration(request -> request.functionName(function))
                .environment()
                .variables();
    }

    private void setVariables(String function, Map<String, String> variables) {
        cloud.clients()
                .lambda()
                .updateFunctionConfiguration(request ->
                        request.functionName(function).environment(environment -> environment.variables(variables)));
        cloud.awaitUpdated(function);
    }

    private static List<String> withAll(List<String> known, String more) {
        return Stream.concat(known.stream(), Stream.of(more)).toList();
    }
}
