package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.manifest.ManifestFile;

class TriggersTest {
    private final JsonNode dev = Synthesis.example().template("dev");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stg", "prd"})
    void a_pushed_image_with_a_tag_of_the_environment_starts_the_machine(String environment) {
        Synthesis.example()
                .assertions(environment)
                .hasResourceProperties(
                        "AWS::Events::Rule",
                        Map.of(
                                "Name",
                                "slipway-dr-daily-report-" + environment + "-push",
                                "State",
                                "ENABLED",
                                "EventPattern",
                                Map.of(
                                        "source", List.of("aws.ecr"),
                                        "detail-type", List.of("ECR Image Action"),
                                        "detail",
                                                Map.of(
                                                        "action-type", List.of("PUSH"),
                                                        "result", List.of("SUCCESS"),
                                                        "repository-name", List.of("dr-daily-report"),
                                                        "image-tag", List.of(Map.of("prefix", environment + "-"))))));
    }

    @Test
    void an_execution_of_this_machine_that_broke_off_starts_it_again() {
        String machine = Resources.ofType(dev, "AWS::StepFunctions::StateMachine")
                .keySet()
                .iterator()
                .next();
        Synthesis.example()
                .assertions("dev")
                .hasResourceProperties(
                        "AWS::Events::Rule",
                        Map.of(
                                "Name",
                                "slipway-dr-daily-report-dev-recover",
                                "EventPattern",
                                Map.of(
                                        "source", List.of("aws.states"),
                                        "detail-type", List.of("Step Functions Execution Status Change"),
                                        "detail",
                                                Map.of(
                                                        "stateMachineArn", List.of(Map.of("Ref", machine)),
                                                        "status", List.of("FAILED", "ABORTED", "TIMED_OUT"),
                                                        "input",
                                                                List.of(Map.of(
                                                                        "anything-but",
                                                                        Map.of(
                                                                                "prefix",
                                                                                "{\"action\":\"recover\"")))))));
    }

    @Test
    void events_reach_the_machine_and_are_kept_when_they_cannot() {
        Map<String, JsonNode> rules = Resources.ofType(dev, "AWS::Events::Rule");
        assertEquals(3, rules.size());
        rules.forEach((id, rule) -> {
            assertEquals(1, rule.at("/Properties/Targets").size(), id);
            JsonNode target = rule.at("/Properties/Targets/0");
            assertTrue(target.get("Arn").get("Ref").asText().startsWith("MachineStateMachine"), id);
            assertFalse(target.has("InputPath"), id);
            assertEquals(id.contains("Reconcile"), target.has("Input"), id);
            assertEquals(id.contains("Recover"), target.has("InputTransformer"), id);
            assertEquals(8, target.at("/RetryPolicy/MaximumRetryAttempts").asInt(), id);
            assertTrue(Resources.text(target.at("/DeadLetterConfig/Arn")).startsWith("<TriggersLost"), id);
        });
    }

    @Test
    void the_newest_image_is_looked_for_every_hour() {
        Synthesis.example()
                .assertions("dev")
                .hasResourceProperties(
                        "AWS::Events::Rule",
                        Map.of("Name", "slipway-dr-daily-report-dev-reconcile", "ScheduleExpression", "rate(1 hour)"));
    }

    @Test
    void the_input_of_a_recovery_begins_so_that_its_own_end_starts_no_other() {
        JsonNode rule = Resources.ofType(dev, "AWS::Events::Rule").values().stream()
                .filter(each -> each.at("/Properties/Name").asText().endsWith("-recover"))
                .findFirst()
                .orElseThrow();
        String template =
                rule.at("/Properties/Targets/0/InputTransformer/InputTemplate").asText();
        assertTrue(template.startsWith("{\"action\":\"recover\","), template);
    }

    @Test
    void tags_that_begin_with_the_commit_are_told_by_their_end() {
        Scope scope = Scopes.of(
                ManifestFile.parse(
                        "slipway.yaml", Manifests.example().replace("{environment}-{sha}", "{sha}-{environment}")),
                "dev");
        assertEquals(List.of(Map.of("suffix", "-dev")), scope.push().detail().get("image-tag"));
    }
}
