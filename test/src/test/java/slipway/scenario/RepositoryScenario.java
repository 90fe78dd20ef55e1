package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.rehearse.World;

@DisplayName("I2: a repository that does not keep what runs is told of, and refuses nothing")
class RepositoryScenario {
    private final World world = Example.dev();

    private void policy(String selection) {
        world.cloud()
                .registry()
                .lifecyclePolicy(
                        "dr-daily-report",
                        "{\"rules\": [{\"rulePriority\": 1, \"selection\": {%s}, \"action\": {\"type\": \"expire\"}}]}"
                                .formatted(selection.replace('\'', '"')));
    }

    private List<String> findings(String commit) {
        Execution execution = Example.deploy(world, commit);
        assertEquals(Outcome.DEPLOYED, Example.outcome(execution));
        return world.report(execution)
                .orElseThrow()
                .path("findings")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void a_repository_that_keeps_what_runs_is_not_told_of() {
        assertEquals(List.of(), findings(Example.COMMIT));
        policy(
                "'tagStatus': 'tagged', 'tagPrefixList': ['dev-'], 'countType': 'imageCountMoreThan', 'countNumber': 10");
        assertEquals(List.of(), findings(Example.LATER_COMMIT));
    }

    @Test
    void a_rule_that_would_take_what_a_rollback_needs_is_told_before_it_does() {
        findings(Example.COMMIT);
        policy("'tagStatus': 'tagged', 'tagPrefixList': ['dev-'], 'countType': 'imageCountMoreThan', 'countNumber': 2");
        List<String> findings = findings(Example.LATER_COMMIT);
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(
                findings.getFirst().startsWith("The image that a rollback goes back to (sha256:"), findings::toString);
        assertTrue(findings.getFirst().contains("rule 1 keeps 2"), findings::toString);
    }

    @Test
    void a_rule_by_age_is_told_with_the_day_on_which_it_takes_what_runs() {
        policy("'tagStatus': 'any', 'countType': 'sinceImagePushed', 'countUnit': 'days', 'countNumber': 30");
        List<String> findings = findings(Example.COMMIT);
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.getFirst().contains("30 days after its push"), findings::toString);
    }

    @Test
    void an_image_that_is_gone_already_is_told() {
        String digest = world.push(Example.COMMIT, Map.of());
        world.runUntilEnded(0);
        world.settle();
        world.cloud().registry().delete("dr-daily-report", digest);
        List<String> findings = findings(Example.LATER_COMMIT);
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.getFirst().contains(digest + ") is not in the repository"), findings::toString);
    }

    @Test
    void the_message_tells_what_was_found() {
        policy("'tagStatus': 'any', 'countType': 'imageCountMoreThan', 'countNumber': 1");
        Example.deploy(world, Example.COMMIT);
        assertFalse(world.cloud().topics().messages().isEmpty());
        assertTrue(
                world.cloud().topics().messages().toString().contains("the next push expires it"),
                () -> world.cloud().topics().messages().toString());
    }
}
