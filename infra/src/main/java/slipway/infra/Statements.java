package slipway.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Short ways to write policy statements. */
final class Statements {
    private Statements() {}

    static PolicyStatement allow(List<String> resources, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(resources)
                .build();
    }

    /**
     * Allows calls on the items of one environment only: on the partitions in which the ledger keeps them.
     *
     * <p>Only actions that name an item's key may be given: the condition holds for a call that names none.
     */
    static PolicyStatement allowItems(String tableArn, String environment, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(tableArn))
                .conditions(Map.of(
                        "ForAllValues:StringLike",
                        Map.of(
                                "dynamodb:LeadingKeys",
                                List.of("environment#" + environment, "deployment#" + environment + "#*"))))
                .build();
    }
}
