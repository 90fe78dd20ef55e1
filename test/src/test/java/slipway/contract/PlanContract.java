package slipway.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slipway.definition.Plan;
import slipway.image.ImageTag;
import slipway.step.Json;
import slipway.verify.InvokePrecompute;
import slipway.verify.Probe;
import slipway.verify.VerifyDefinition;

/** The steps read what the compiler of plans writes, although neither knows the other's records. */
class PlanContract {
    private static final String EXAMPLES = "slipway.contract.Examples#environments";

    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void the_probes_of_every_function_are_those_that_the_steps_read(String environment) throws JsonProcessingException {
        Plan plan = Plan.of(Examples.MANIFEST, environment);
        JsonNode functions = Json.MAPPER.readTree(plan.functionsJson()).get(0);
        assertEquals(plan.functions().size(), functions.size());
        for (int i = 0; i < functions.size(); i++) {
            List<Probe> read =
                    Json.MAPPER.readValue(functions.get(i).get("probes").toString(), new TypeReference<>() {});
            List<Probe> written = plan.functions().get(i).probes().stream()
                    .map(probe -> new Probe(
                            Probe.Kind.valueOf(probe.kind().toUpperCase(Locale.ROOT)),
                            probe.payload(),
                            probe.http(),
                            probe.expect()))
                    .toList();
            assertEquals(written, read);
        }
    }

    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void what_the_workflow_must_have_is_what_the_step_looks_for(String environment) throws JsonProcessingException {
        Plan.Workflow workflow =
                Plan.of(Examples.MANIFEST, environment).workflow().orElseThrow();
        JsonNode json = workflow(environment).get("requires");
        List<VerifyDefinition.Requirement> read = Json.MAPPER.readValue(json.toString(), new TypeReference<>() {});
        assertEquals(
                workflow.requires().stream()
                        .map(each -> new VerifyDefinition.Requirement(each.state(), each.type(), each.invokes()))
                        .toList(),
                read);
        assertFalse(read.isEmpty());
    }

    /** As the states TestPrecompute and FirstRun put it together. */
    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void the_workflows_invocations_are_what_the_step_takes(String environment) throws JsonProcessingException {
        for (String invocation : List.of("test", "firstRun")) {
            JsonNode from = workflow(environment).get(invocation);
            ObjectNode input = Json.MAPPER.createObjectNode();
            input.set("function", from.get("name"));
            input.set("alias", from.get("alias"));
            input.set("payload", from.get("payload"));
            input.set("logRules", head(environment).at("/observe/logRules"));
            input.put("expect", from.path("expect").asText("true"));
            assertDoesNotThrow(
                    () -> Json.MAPPER.readValue(input.toString(), InvokePrecompute.Input.class),
                    () -> invocation + " of " + environment);
        }
    }

    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void a_tag_of_the_environment_is_read_as_its_commit_and_as_nobody_elses(String environment) {
        Plan plan = Plan.of(Examples.MANIFEST, environment);
        String commit = "1111111aaaaaaa2222222bbbbbbb3333333ccccc";
        String tag = Examples.MANIFEST.tag().tag(plan.application(), environment, commit);
        assertEquals(Optional.of(commit), ImageTag.parse(tag, plan.tagPattern()).map(ImageTag::commit));
        plan.otherTagPatterns().forEach(other -> assertEquals(Optional.empty(), ImageTag.parse(tag, other), other));
    }

    private static JsonNode workflow(String environment) throws JsonProcessingException {
        return head(environment).get("workflow");
    }

    private static JsonNode head(String environment) throws JsonProcessingException {
        return Json.MAPPER.readTree(Plan.of(Examples.MANIFEST, environment).json());
    }
}
