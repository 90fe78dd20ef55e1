package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import slipway.manifest.ManifestFile;

/** A manifest of 300 functions, whose policies would overflow if they named each. */
class LargeFleetTest {
    private static final int POLICY_CHARACTERS = 6_144;
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";

    @Test
    void a_large_fleet_is_named_by_pattern_and_a_name_of_its_own_by_itself() {
        JsonNode template = Synthesis.of(ManifestFile.parse(
                        "fleet.yaml", Manifests.fleet(300, "{application}-{function}-{environment}")))
                .read("slipway-fleet-dev.template.json");
        assertEquals(
                Set.of(FUNCTION + "fleet-*-dev", FUNCTION + "bond-dev"),
                new Permissions(template).resources("TasksUpdateFunctionRole", "lambda:UpdateFunctionCode"));
        Resources.ofType(template, "AWS::IAM::Policy").forEach((id, policy) -> {
            int characters = policy.at("/Properties/PolicyDocument").toString().length();
            assertTrue(characters < POLICY_CHARACTERS, id + " has " + characters + " characters");
        });
        assertEquals(
                Set.of(), Resources.ofType(template, "AWS::IAM::ManagedPolicy").keySet());
    }

    @Test
    void the_maps_are_distributed_and_their_child_executions_permitted() {
        Synthesis synthesis = Synthesis.of(
                ManifestFile.parse("fleet.yaml", Manifests.fleet(300, "{application}-{function}-{environment}")));
        JsonNode template = synthesis.read("slipway-fleet-dev.template.json");
        assertTrue(Resources.text(Resources.only(template, "AWS::StepFunctions::StateMachine")
                        .at("/Properties/DefinitionString"))
                .contains("\"DISTRIBUTED\""));
        String executions = "arn:aws:states:us-east-1:123456789012:execution:slipway-fleet-dev";
        Permissions permissions = new Permissions(template);
        assertEquals(
                Set.of(executions + ":*", executions + "/*:*"),
                permissions.resources("MachineStateMachineRole", "states:RedriveExecution"));
        assertEquals(
                Set.of("arn:aws:states:us-east-1:123456789012:stateMachine:slipway-fleet-dev"),
                permissions.resources("MachineStateMachineRole", "states:StartExecution"));
        synthesis
                .read("slipway-fleet-dev.metadata.json")
                .forEach(entries -> entries.forEach(entry ->
                        assertFalse(entry.get("type").asText().matches("aws:cdk:(error|warning)"), entry::toString)));
    }

    @Test
    void a_pattern_that_matches_other_applications_is_refused() {
        String refused = String.valueOf(assertThrows(
                        InvalidInput.class,
                        () -> Synthesis.of(
                                ManifestFile.parse("fleet.yaml", Manifests.fleet(300, "{function}-{environment}"))))
                .getMessage());
        assertTrue(refused.startsWith("names: "), refused);
        assertTrue(refused.contains("'*-dev'"), refused);
    }
}
