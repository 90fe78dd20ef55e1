package slipway.endtoend;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import slipway.conclude.Outcome;
import slipway.definition.Plan;
import slipway.ledger.Approvals;
import slipway.local.Clients;
import slipway.local.Deployments;
import slipway.local.EnteredStates;
import slipway.local.Fault;
import slipway.local.Folders;
import slipway.local.Image;
import slipway.local.LocalCloud;
import slipway.local.Poll;
import slipway.manifest.Manifest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;

/**
 * A local cloud of a test run: LocalStack with Slipway's stacks and the example application in it; seen from one environment, dev
 * unless another is asked for.
 *
 * <p>Its state is under this module's {@code target}, so that it does not touch a cloud that the user has running.
 */
public final class RunningCloud implements AutoCloseable {
    static final String ENVIRONMENT = "dev";
    static final Duration MOST = Duration.ofMinutes(3);
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final LocalCloud cloud;
    private final URI endpoint;
    private final Clients clients;
    private final Plan plan;

    private RunningCloud(LocalCloud cloud, URI endpoint, Clients clients, String environment) {
        this.cloud = cloud;
        this.endpoint = endpoint;
        this.clients = clients;
        this.plan = Plan.of(cloud.manifest(), environment);
    }

    static boolean isPossible() {
        return cloud("none", Optional.empty()).isPossible();
    }

    static RunningCloud start(String name, String... environments) {
        long began = System.nanoTime();
        LocalCloud cloud = cloud(name, Optional.of(Assembly.made()));
        cloud.down();
        URI endpoint = cloud.up(environments);
        say("the %s of %s was ready after %s s"
                .formatted(
                        name,
                        List.of(environments),
                        Duration.ofNanos(System.nanoTime() - began).toSeconds()));
        return new RunningCloud(cloud, endpoint, new Clients(endpoint), ENVIRONMENT);
    }

    /** The same cloud, seen from another environment in it. */
    RunningCloud in(String environment) {
        return new RunningCloud(cloud, endpoint, clients, environment);
    }

    private static LocalCloud cloud(String name, Optional<Supplier<String>> app) {
        Path userHome = Path.of(System.getProperty("user.home"));
        Map<String, String> environment = new HashMap<>(System.getenv());
        // Its own, whatever else is running: two that were one would disturb each other.
        environment.remove("AWS_ENDPOINT_URL");
        return new LocalCloud(
                Folders.of(ROOT, userHome, environment)
                        .withState(Path.of("target", name).toAbsolutePath()),
                userHome,
                environment,
                app,
                RunningCloud::say);
    }

    static void say(String line) {
        System.out.println("local cloud: " + line);
    }

    public URI endpoint() {
        return endpoint;
    }

    public Clients clients() {
        return clients;
    }

    /** The manifest that the cloud was filled by. */
    public Manifest manifest() {
        return cloud.manifest();
    }

    public Plan plan() {
        return plan;
    }

    /** Where the cloud keeps its state, and its logs. */
    public Folders folders() {
        return cloud.folders();
    }

    public Deployments deployments() {
        return new Deployments(clients.stepFunctions(), machineArn());
    }

    String machineArn() {
        return LocalCloud.machineArn(plan);
    }

    /** A new image of the example under a tag of the environment; not pushed yet. */
    public Release release(Map<String, Fault> faults) {
        String tag = cloud.tag(plan, LocalCloud.newCommit());
        return new Release(tag, cloud.image(plan, tag, faults));
    }

    /** An image and the tag that it is pushed under, which is also the version that its functions answer with. */
    public record Release(String tag, Image image) {
        void push(RunningCloud cloud) {
            image.push(cloud.clients().ecr(), cloud.plan().repository(), tag);
        }
    }

    /** Pushes a release, and follows the deployment that the push starts to its end. */
    public Deployments.End deploy(Release release) {
        return follow(begin(release));
    }

    /** Pushes a release, and answers the execution that the push starts. */
    String begin(Release release) {
        List<String> known = deployments().all();
        release.push(this);
        return deployments().started(known, release.image().digest());
    }

    /** Follows an execution to its end, which must be an outcome. */
    Outcome outcome(String execution) {
        Deployments.End end = follow(execution);
        return end.outcome().orElseThrow(() -> new AssertionError(end.status() + " " + end.reason()));
    }

    public Deployments.End follow(String execution) {
        Deployments.End end = deployments().await(execution);
        say("%s %s after %s s %s"
                .formatted(
                        execution.substring(execution.lastIndexOf(':') + 1),
                        end.outcome().map(Enum::name).orElse(end.status()),
                        end.took().toSeconds(),
                        end.reason()));
        return end;
    }

    /** Waits until an execution has entered a state. */
    void awaitState(String execution, String state) {
        EnteredStates states = new EnteredStates(clients.stepFunctions(), execution);
        Optional<String> entered = Poll.until(
                MOST,
                Duration.ofMillis(100),
                () -> states.more().stream().filter(state::equals).findFirst());
        if (entered.isEmpty()) {
            throw new AssertionError(execution + " never came to " + state);
        }
    }

    /** The version that each function answers its users with. */
    Map<String, String> versions() {
        return new HashMap<>(cloud.versions(plan.environment()));
    }

    /** The digest that a function's users get. */
    String digest(Plan.Function function) {
        String resolved = clients.lambda()
                .getFunction(request -> request.functionName(function.name())
                        .qualifier(function.alias().orElse(null)))
                .code()
                .resolvedImageUri();
        return resolved.substring(resolved.indexOf('@') + 1);
    }

    Approvals approvals() {
        return new Approvals(
                clients.dynamoDb(), clients.stepFunctions(), new LedgerOnCloud(this).table(), plan.environment());
    }

    /** Waits until Lambda has carried out what was asked for. */
    void awaitUpdated(String function) {
        if (Poll.until(MOST, Duration.ofMillis(200), () -> updated(function)).isEmpty()) {
            throw new AssertionError(function + " was not updated");
        }
    }

    private Optional<FunctionConfiguration> updated(String function) {
        FunctionConfiguration found = clients.lambda()
                .getFunction(request -> request.functionName(function))
                .configuration();
        return Optional.of(found).filter(now -> now.lastUpdateStatus() == LastUpdateStatus.SUCCESSFUL);
    }

    @Override
    public void close() {
        clients.close();
        cloud.down();
    }
}
