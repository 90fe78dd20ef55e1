package slipway.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.catalog.TaskHandler;
import slipway.definition.Plan;
import slipway.infra.SlipwayApp;
import slipway.local.Account;
import slipway.local.Clients;
import slipway.local.Deployments;
import slipway.local.Folders;
import slipway.local.Image;
import slipway.local.LocalCloud;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** A local cloud of the benchmark's own, with eight functions that all have an alias. */
final class ResponderCloud implements AutoCloseable {
    static final int FUNCTIONS = 8;
    private static final String ENVIRONMENT = "dev";

    private final Folders folders;
    private final LocalCloud cloud;
    private final Clients clients;
    private final Plan plan;
    private final Map<String, String> variables;

    private ResponderCloud(Folders folders, LocalCloud cloud) {
        this.folders = folders;
        this.cloud = cloud;
        var endpoint = cloud.up(ENVIRONMENT);
        this.clients = new Clients(endpoint);
        this.variables = Account.variables(endpoint);
        this.plan = Plan.of(cloud.manifest(), ENVIRONMENT);
    }

    /** Starts it; what an earlier benchmark may have left is ended first. */
    static ResponderCloud start(Path checkout) throws IOException {
        Path userHome = Path.of(System.getProperty("user.home"));
        Path state = checkout.resolve("test/target/side-by-side").toAbsolutePath();
        Files.createDirectories(state);
        Path manifest = state.resolve("manifest.yaml");
        Files.writeString(manifest, FleetManifest.of(FUNCTIONS));
        Map<String, String> environment = new HashMap<>(System.getenv());
        // Its own, whatever else is running.
        environment.remove("AWS_ENDPOINT_URL");
        Folders folders = Folders.of(checkout, userHome, environment).withState(state);
        String app = app(state);
        LocalCloud cloud = new LocalCloud(
                folders,
                userHome,
                environment,
                Optional.of(() -> app),
                line -> System.err.println("side by side: " + line),
                new ResponderApplication(manifest));
        cloud.down();
        ResponderCloud started = new ResponderCloud(folders, cloud);
        started.startNothingByItself();
        return started;
    }

    private static String app(Path state) throws IOException {
        Path arguments = state.resolve("app.arguments");
        Files.writeString(
                arguments,
                "-cp\n\"" + System.getProperty("java.class.path") + "\"\n" + SlipwayApp.class.getName() + "\n");
        return Path.of(System.getProperty("java.home"), "bin", "java") + " @" + arguments;
    }

    /** Every way gets its image by a push, and only Slipway's own is to start the machine, when its turn has come. */
    private void startNothingByItself() {
        try (EventBridgeClient events = clients.client(EventBridgeClient.builder())) {
            // LocalStack goes on to serve a rule that was disabled.
            for (Rule rule : events.listRules(_ -> {}).rules()) {
                List<String> targets = events.listTargetsByRule(it -> it.rule(rule.name())).targets().stream()
                        .map(Target::id)
                        .toList();
                events.removeTargets(it -> it.rule(rule.name()).ids(targets));
            }
        }
    }

    Clients clients() {
        return clients;
    }

    Plan plan() {
        return plan;
    }

    /** What the AWS command line needs to find the cloud. */
    Map<String, String> variables() {
        return variables;
    }

    /** The AWS command line that came with LocalStack. */
    Path commandLine() {
        return folders.python().resolveSibling("aws");
    }

    Deployments deployments() {
        return new Deployments(clients.stepFunctions(), LocalCloud.machineArn(plan));
    }

    /** How long Lambda takes for an update from now on. */
    void settle(Duration time) throws IOException {
        Path file = folders.state().resolve("settings.json");
        Path partial = file.resolveSibling("settings.json.partial");
        Files.writeString(partial, "{\"settleMilliseconds\": " + time.toMillis() + "}");
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A new image, in the repository already. */
    Image push() {
        String tag = cloud.tag(plan, LocalCloud.newCommit());
        Image image = cloud.image(plan, tag, Map.of());
        image.push(clients.ecr(), plan.repository(), tag);
        return image;
    }

    String uri(Image image) {
        return Account.imageUri(plan.repository(), image.digest());
    }

    /** Ends the processes of Slipway's Lambdas. */
    void cool() {
        end(TaskHandler.class.getName());
    }

    /** Ends the processes of the functions, old versions' too: they would live on for minutes. */
    void sweep() {
        end(Responder.class.getName());
    }

    private void end(String handler) {
        String mark = "-Dslipway.cloud=" + folders.state();
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(Arrays::asList)
                        .filter(arguments -> arguments.contains(mark)
                                && arguments.stream().anyMatch(argument -> argument.startsWith(handler)))
                        .isPresent())
                .toList();
        found.forEach(ProcessHandle::destroyForcibly);
        found.forEach(process -> process.onExit().join());
    }

    /** @throws IllegalStateException when an alias does not lead to the image */
    void requireLive(Image image) {
        for (Plan.Function function : plan.functions()) {
            String live = clients.lambda()
                    .getFunction(request -> request.functionName(function.name())
                            .qualifier(function.alias().orElseThrow()))
                    .code()
                    .resolvedImageUri();
            if (!live.endsWith(image.digest())) {
                throw new IllegalStateException(function.name() + " runs " + live + " instead of " + image.digest());
            }
        }
    }

    @Override
    public void close() {
        clients.close();
        cloud.down();
    }
}
