package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.catalog.Task;
import slipway.definition.Definition;
import slipway.definition.Plan;
import slipway.manifest.ManifestFile;

class MachineTest {
    private static final String ASSETS = "cdk-hnb659fds-assets-123456789012-us-east-1";

    private final Synthesis synthesis = Synthesis.example();

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stg", "prd"})
    void the_definition_is_the_compiled_one_with_versions_of_the_lambdas(String environment) throws IOException {
        JsonNode template = synthesis.template(environment);
        Map<String, String> values = new TreeMap<>();
        for (Task task : Task.values()) {
            values.put(task.placeholder(), "<" + version(template, task) + ">");
        }
        values.put("LedgerTable", "slipway-dr-daily-report-ledger");
        values.put("PlanBucket", ASSETS);
        values.put("PlanKey", "slipway-dr-daily-report-" + environment + "/" + planHash(environment) + ".json");
        values.put("ReportBucket", "slipway-dr-daily-report-123456789012-us-east-1");
        values.put(
                "Topic",
                "<"
                        + Resources.ofType(template, "AWS::SNS::Topic")
                                .keySet()
                                .iterator()
                                .next() + ">");
        values.put("EventBus", "arn:aws:events:us-east-1:123456789012:event-bus/default");
        assertEquals(
                Definition.compile(Plan.of(ManifestFile.read(Synthesis.EXAMPLE), environment), values),
                Resources.text(machine(template).at("/Properties/DefinitionString")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stg", "prd"})
    void the_plan_lies_beside_the_definition_as_it_was_compiled(String environment) throws IOException {
        Path asset = synthesis.directory().resolve("asset." + planHash(environment) + ".json");
        Plan plan = Plan.of(ManifestFile.read(Synthesis.EXAMPLE), environment);
        String functions = "slipway-dr-daily-report-" + environment + "/" + hash(environment, "[") + ".json";
        assertEquals(plan.json(functions), Files.readString(asset));
        assertEquals(
                plan.functionsJson(),
                Files.readString(synthesis.directory().resolve("asset." + hash(environment, "[") + ".json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stg", "prd"})
    void the_machine_is_traced_and_logs_errors_without_payloads(String environment) {
        JsonNode properties = machine(synthesis.template(environment)).get("Properties");
        assertEquals(
                "slipway-dr-daily-report-" + environment,
                properties.get("StateMachineName").asText());
        assertEquals("STANDARD", properties.get("StateMachineType").asText());
        assertTrue(properties.at("/TracingConfiguration/Enabled").asBoolean());
        assertEquals("ERROR", properties.at("/LoggingConfiguration/Level").asText());
        assertFalse(properties.at("/LoggingConfiguration/IncludeExecutionData").asBoolean(true));
    }

    private static JsonNode machine(JsonNode template) {
        return Resources.only(template, "AWS::StepFunctions::StateMachine");
    }

    /** The logical id of the version of a task's Lambda. */
    private static String version(JsonNode template, Task task) {
        return Resources.ofType(template, "AWS::Lambda::Version").entrySet().stream()
                .filter(version -> template.get("Resources")
                        .get(version.getValue()
                                .at("/Properties/FunctionName/Ref")
                                .asText())
                        .at("/Properties/Environment/Variables/SLIPWAY_TASK")
                        .asText()
                        .equals(task.name()))
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow();
    }

    private String planHash(String environment) throws IOException {
        return hash(environment, "{");
    }

    /** The hash of the plan's asset that begins so: the head is an object, the functions are an array. */
    private String hash(String environment, String beginning) throws IOException {
        JsonNode files = synthesis
                .read("slipway-dr-daily-report-" + environment + ".assets.json")
                .get("files");
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            String path = file.getValue().at("/source/path").asText();
            if (path.matches("asset\\..*\\.json")
                    && Files.readString(synthesis.directory().resolve(path)).startsWith(beginning)) {
                return file.getKey();
            }
        }
        throw new AssertionError("no asset of " + environment + " begins with " + beginning);
    }
}
