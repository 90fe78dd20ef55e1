package slipway.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.constructs.IConstruct;

/** Findings of cdk-nag that are accepted, each with its reason. */
final class NagExceptions {
    private NagExceptions() {}

    /** Accepts every finding of a rule on a construct and on what it contains. */
    static void accept(IConstruct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()),
                true);
    }

    /** Accepts a rule's findings about the resources and actions listed, on a construct and on what it contains. */
    static void accept(IConstruct construct, String rule, String reason, List<?> appliesTo) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder()
                        .id(rule)
                        .reason(reason)
                        .appliesTo(appliesTo)
                        .build()),
                true);
    }

    /** All resources and actions that match a regular expression of JavaScript. */
    static RegexAppliesTo matching(String regex) {
        return RegexAppliesTo.builder().regex("/" + regex + "/").build();
    }
}
