package slipway.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What the state machine loads of a plan: everything, but for the functions of a large fleet.
 *
 * <p>The components, in this order and under these names, are the JSON. An absent value is null there.
 *
 * @param size how many functions there are
 * @param functionsKey the S3 key of the object that has the batches, large fleet or not
 * @param batches the functions; null in a large fleet
 * @param room how many characters a batch may use to tell what went wrong in it
 */
public record PlanHead(
        String application,
        String environment,
        String repository,
        String tagPattern,
        List<String> otherTagPatterns,
        String scan,
        Optional<String> after,
        Plan.Promotion promotion,
        List<String> apps,
        Plan.Strategy strategy,
        Plan.Observe observe,
        List<Plan.FreezeWindow> freeze,
        Optional<Plan.Approval> approval,
        int size,
        String functionsKey,
        Optional<List<List<Plan.Function>>> batches,
        int room,
        Optional<Plan.Workflow> workflow,
        @JsonProperty("notify") List<String> recipients) {
    static PlanHead of(Plan plan, String functionsKey) {
        List<List<Plan.Function>> batches = plan.batches();
        return new PlanHead(
                plan.application(),
                plan.environment(),
                plan.repository(),
                plan.tagPattern(),
                plan.otherTagPatterns(),
                plan.scan(),
                plan.after(),
                plan.promotion(),
                plan.apps(),
                plan.strategy(),
                plan.observe(),
                plan.freeze(),
                plan.approval(),
                plan.functions().size(),
                functionsKey,
                plan.isLarge() ? Optional.empty() : Optional.of(batches),
                Batches.room(batches.size()),
                plan.workflow(),
                plan.recipients());
    }
}
