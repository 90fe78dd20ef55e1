package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
