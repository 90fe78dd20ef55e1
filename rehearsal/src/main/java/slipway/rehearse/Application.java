package slipway.rehearse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import slipway.cloud.FunctionSpec;
import slipway.cloud.Image;
import slipway.cloud.Registry;
import slipway.cloud.RepositorySettings;
import slipway.cloud.SimulatedCloud;
import slipway.definition.Plan;
import slipway.manifest.Manifest;

/** The application in the simulated account: its repository, its functions, its workflow. */
final class Application {
    /** The commit of the release that runs before anything is deployed. */
    private static final String COMMIT_BEFORE = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";

    private static final int LOG_RETENTION_DAYS = 30;

    private final Manifest manifest;
    private final Plan plan;
    private final SimulatedCloud cloud;

    Application(Manifest manifest, Plan plan, SimulatedCloud cloud) {
        this.manifest = manifest;
        this.plan = plan;
        this.cloud = cloud;
    }

    /** Sets it all up with the image that runs so far; answers that image's digest. */
    String install(Image before) {
        if (!cloud.registry().exists(plan.repository())) {
            cloud.registry().createRepository(plan.repository(), RepositorySettings.IMMUTABLE);
        }
        String digest = cloud.registry()
                .push(
                        plan.repository(),
                        before,
                        manifest.tag().tag(plan.application(), plan.environment(), COMMIT_BEFORE));
        String uri = Registry.imageUri(plan.repository(), digest);
        plan.functions().forEach(function -> install(function, uri));
        plan.workflow().ifPresent(this::install);
        return digest;
    }

    private void install(Plan.Function function, String imageUri) {
        Map<String, String> variables = new HashMap<>();
        function.variables().forEach(name -> variables.put(name, "a value that nobody may see"));
        cloud.logGroups().create("/aws/lambda/" + function.name(), LOG_RETENTION_DAYS);
        cloud.functions().createFromImage(FunctionSpec.named(function.name()).withVariables(variables), imageUri);
        function.alias().ifPresent(alias -> {
            String version = cloud.functions().publish(function.name());
            cloud.functions().createAlias(function.name(), alias, version);
        });
        function.probes()
                .forEach(probe -> probe.http()
                        .ifPresent(url -> cloud.http()
                                .route(url, function.name(), function.alias().orElse("$LATEST"))));
    }

    /** A workflow that does what the manifest requires of it: each required state is a branch, with the calls that it needs. */
    private void install(Plan.Workflow workflow) {
        Map<String, List<Plan.Requirement>> byState = workflow.requires().stream()
                .collect(Collectors.groupingBy(Plan.Requirement::state, LinkedHashMap::new, Collectors.toList()));
        ArrayNode branches = JsonNodeFactory.instance.arrayNode();
        byState.forEach((state, requirements) ->
                branches.add(machine(state, container(requirements.getFirst().type(), tasks(state, requirements)))));
        ObjectNode work =
                JsonNodeFactory.instance.objectNode().put("Type", "Parallel").put("End", true);
        work.set("Branches", branches);
        cloud.stateMachines()
                .registerDefinition(
                        workflow.stateMachine(),
                        machine("Work", work).put("QueryLanguage", "JSONata").toString());
    }

    /** A state of the type that is asked for, around the calls. */
    private static ObjectNode container(String type, List<ObjectNode> calls) {
        ObjectNode state =
                JsonNodeFactory.instance.objectNode().put("Type", type).put("End", true);
        switch (type) {
            case "Map" -> state.set("ItemProcessor", calls.getFirst());
            case "Parallel" ->
                state.set("Branches", JsonNodeFactory.instance.arrayNode().addAll(calls));
            default ->
                state.setAll(
                        (ObjectNode) calls.getFirst().path("States").elements().next());
        }
        return state;
    }

    private List<ObjectNode> tasks(String state, List<Plan.Requirement> requirements) {
        return requirements.stream()
                .map(requirement -> {
                    ObjectNode task = JsonNodeFactory.instance
                            .objectNode()
                            .put("Type", "Task")
                            .put("Resource", "arn:aws:states:::lambda:invoke")
                            .put("End", true);
                    task.putObject("Arguments").put("FunctionName", qualified(requirement.invokes()));
                    return machine(state + " calls " + requirement.invokes(), task);
                })
                .toList();
    }

    /** A workflow goes where the traffic goes: by the alias, where there is one. */
    private String qualified(String function) {
        return plan.functions().stream()
                .filter(each -> each.name().equals(function))
                .flatMap(each -> each.alias().stream())
                .map(alias -> function + ":" + alias)
                .findFirst()
                .orElse(function);
    }

    private static ObjectNode machine(String state, ObjectNode definition) {
        ObjectNode machine = JsonNodeFactory.instance.objectNode().put("StartAt", state);
        machine.putObject("States").set(state, definition);
        return machine;
    }
}
