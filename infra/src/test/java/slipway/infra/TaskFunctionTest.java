package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slipway.catalog.Task;
import software.amazon.awscdk.assertions.Match;

class TaskFunctionTest {
    private final JsonNode template = Synthesis.example().template("dev");

    @ParameterizedTest
    @EnumSource
    void every_task_is_a_lambda_as_the_catalog_says(Task task) {
        Synthesis.example()
                .assertions("dev")
                .hasResourceProperties(
                        "AWS::Lambda::Function",
                        Match.objectLike(Map.of(
                                "FunctionName", "slipway-dr-daily-report-dev-" + task.kebab(),
                                "Runtime", "java25",
                                "Architectures", List.of("arm64"),
                                "Handler", "slipway.catalog.TaskHandler",
                                "MemorySize", task.memoryMegabytes(),
                                "Timeout", task.timeout().toSeconds(),
                                "TracingConfig", Map.of("Mode", "Active"),
                                "Environment",
                                        Map.of(
                                                "Variables",
                                                Map.of(
                                                        "SLIPWAY_TASK", task.name(),
                                                        "SLIPWAY_LEDGER_TABLE", "slipway-dr-daily-report-ledger",
                                                        "JAVA_TOOL_OPTIONS",
                                                                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")))));
    }

    @Test
    void there_are_no_other_lambdas() {
        assertEquals(
                Stream.of(Task.values())
                        .map(task -> "slipway-dr-daily-report-dev-" + task.kebab())
                        .collect(Collectors.toSet()),
                Resources.ofType(template, "AWS::Lambda::Function").values().stream()
                        .map(function -> function.at("/Properties/FunctionName").asText())
                        .collect(Collectors.toSet()));
    }

    @Test
    void published_versions_are_kept() {
        Map<String, JsonNode> versions = Resources.ofType(template, "AWS::Lambda::Version");
        assertEquals(Task.values().length, versions.size());
        versions.forEach((id, version) -> {
            assertEquals("Retain", version.path("DeletionPolicy").asText(), id);
            assertEquals("Retain", version.path("UpdateReplacePolicy").asText(), id);
        });
    }

    @Test
    void every_log_group_has_a_retention() {
        Map<String, JsonNode> groups = Resources.ofType(template, "AWS::Logs::LogGroup");
        assertEquals(Task.values().length + 1, groups.size(), "one for each task, and the machine's");
        groups.forEach((id, group) ->
                assertEquals(90, group.at("/Properties/RetentionInDays").asInt(), id));
    }
}
