package slipway.rehearse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
        cloud.registry().createRepository(plan.repository(), RepositorySettings.IMMUTABLE);
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

    /** A workflow that does what the manifest requires of it. */
    private void install(Plan.Workflow workflow) {
        List<String> states = workflow.requires().stream()
                .map(requirement -> """
                        "%1$s": {"Type": "%2$s", "Items": [], "ItemProcessor": {"StartAt": "%1$s task", "States": {"%1$s task": {
                          "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                          "Arguments": {"FunctionName": "%3$s"}}}}, "End": true}
                        """.formatted(requirement.state(), requirement.type(), requirement.invokes()))
                .toList();
        String branches = String.join(
                ",",
                IntStream.range(0, states.size())
                        .mapToObj(i -> "{\"StartAt\": \"%s\", \"States\": {%s}}"
                                .formatted(workflow.requires().get(i).state(), states.get(i)))
                        .toList());
        cloud.stateMachines().registerDefinition(workflow.stateMachine(), """
                        {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {"Work": {
                          "Type": "Parallel", "Branches": [%s], "End": true}}}
                        """.formatted(branches));
    }
}
