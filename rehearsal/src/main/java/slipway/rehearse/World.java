package slipway.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import slipway.asl.Execution;
import slipway.asl.VirtualTime;
import slipway.cloud.Image;
import slipway.cloud.Registry;
import slipway.cloud.Settings;
import slipway.cloud.SimulatedCloud;
import slipway.definition.Plan;
import slipway.ledger.Approvals;
import slipway.manifest.Manifest;
import slipway.step.Clients;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/**
 * A simulated account in which the application runs an earlier image, and Slipway is installed beside it for one environment.
 *
 * <p>Images are pushed, executions started, stopped and redriven as people and services do it; time passes only when it is told
 * to.
 */
public final class World {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    /** No execution of the machine lasts longer; the definition's own time-out is below it. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Manifest manifest;
    private final Plan plan;
    private final SimulatedCloud cloud;
    private final Map<String, JsonNode> answers;
    private final List<Plan.Function> everywhere;
    private final Installation slipway;
    private final Map<String, String> before;

    /**
     * @param everywhere the functions of every environment that is in the account
     * @param state what the account begins with; empty for an earlier release in every function
     */
    private World(
            Manifest manifest,
            Plan plan,
            List<Plan.Function> everywhere,
            SimulatedCloud cloud,
            Progress progress,
            Optional<AccountState> state) {
        this.manifest = manifest;
        this.plan = plan;
        this.everywhere = everywhere;
        this.cloud = cloud;
        this.answers = ApplicationImage.rightAnswers(plan, Examples.of(manifest));
        Application application = new Application(manifest, plan, cloud);
        Image earlier = Image.of("the earlier release", new ApplicationImage(everywhere, answers, Map.of()));
        Optional<AccountCopy> copy = state.map(found -> new AccountCopy(found, plan, cloud));
        copy.ifPresentOrElse(it -> it.install(application, earlier), () -> application.install(earlier));
        // Long ago: what setting it up made happen is over before Slipway listens.
        cloud.time().runFor(state.map(AccountState::age).orElse(Duration.ofHours(1)));
        this.before = Map.copyOf(live());
        this.slipway = new Installation(manifest, plan, cloud, progress);
        copy.ifPresent(it -> it.fill(slipway.ledgerTable()));
    }

    public static World of(Manifest manifest, String environment, long seed) {
        return of(manifest, environment, seed, Settings.DEFAULTS, Progress.NONE);
    }

    /**
     * Sets up the account.
     *
     * @throws slipway.definition.UnknownEnvironment when the manifest does not have it
     * @throws InvalidRehearsal when a probe's right answer can neither be made up nor was given
     */
    public static World of(Manifest manifest, String environment, long seed, Settings settings, Progress progress) {
        Plan plan = Plan.of(manifest, environment);
        SimulatedCloud cloud = new SimulatedCloud(new VirtualTime(START), seed, settings);
        return new World(manifest, plan, plan.functions(), cloud, progress, Optional.empty());
    }

    /** Sets up an account that is in the state in which another one was read. */
    static World of(Manifest manifest, String environment, long seed, AccountState state, Progress progress) {
        Plan plan = Plan.of(manifest, environment);
        SimulatedCloud cloud = new SimulatedCloud(new VirtualTime(state.start()), seed, Settings.DEFAULTS);
        return new World(manifest, plan, plan.functions(), cloud, progress, Optional.of(state));
    }

    /** Sets up one account with several environments of the application, in their order. */
    static List<World> of(Manifest manifest, List<String> environments, long seed) {
        SimulatedCloud cloud = new SimulatedCloud(new VirtualTime(START), seed, Settings.DEFAULTS);
        List<Plan> plans = environments.stream()
                .map(environment -> Plan.of(manifest, environment))
                .toList();
        List<Plan.Function> everywhere =
                plans.stream().flatMap(plan -> plan.functions().stream()).toList();
        return plans.stream()
                .map(plan -> new World(manifest, plan, everywhere, cloud, Progress.NONE, Optional.empty()))
                .toList();
    }

    /** From now on this is who answers when an approval is asked for; {@link Approver#WILLING} until then. */
    public void approver(Approver approver) {
        slipway.approver(approver);
    }

    /** The approvals that are asked for. */
    public Approvals approvals() {
        return slipway.approvals();
    }

    public SimulatedCloud cloud() {
        return cloud;
    }

    public Plan plan() {
        return plan;
    }

    /** The digest that every function ran when the world began; of one that copies an account, the first function. */
    public String digestBefore() {
        return before(plan.functions().getFirst());
    }

    /** The digest that a function ran when the world began. */
    String before(Plan.Function function) {
        return Objects.requireNonNull(before.get(function.function()));
    }

    /** The account as steps, and commands that read it, reach it. */
    public Clients clients() {
        return new SimulatedClients(cloud, slipway.ledgerTable());
    }

    /** The name of the deployment machine, which its Lambdas' names begin with. */
    public String name() {
        return slipway.name();
    }

    /** The ARN of the deployment machine. */
    public String machine() {
        return slipway.machine();
    }

    /** The image of a commit, as the application's build makes it, bad in the given ways. */
    public Image image(String name, Map<String, Break> breaks) {
        return Image.of(name, new ApplicationImage(everywhere, answers, breaks));
    }

    /** The environment's tag for a commit. */
    public String tag(String commit) {
        return manifest.tag().tag(plan.application(), plan.environment(), commit);
    }

    /** Pushes the image of a commit under the environment's tag, which starts a deployment; answers its digest. */
    public String push(String commit, Map<String, Break> breaks) {
        Image image = image(commit, breaks);
        verifiedBefore(Registry.digestOf(image));
        return cloud.registry().push(plan.repository(), image, tag(commit));
    }

    /** Pushes an image that the environment before this one never saw, where one comes before. */
    public String pushUnverified(String commit) {
        return cloud.registry().push(plan.repository(), image(commit, Map.of()), tag(commit));
    }

    /** Writes down that the digest was verified in the environment that comes before this one: a world has only one. */
    private void verifiedBefore(String digest) {
        plan.after()
                .ifPresent(before -> cloud.dynamoDb()
                        .putItem(request -> request.tableName(slipway.ledgerTable())
                                .item(Map.of(
                                        "pk", AttributeValue.fromS("environment#" + before),
                                        "sk", AttributeValue.fromS("image#" + digest),
                                        "verifiedAt",
                                                AttributeValue.fromS(
                                                        cloud.time().instant().toString())))));
    }

    /**
     * Puts an image into the repository without starting anything, and lets its scan end. A tag that is there stays as it is:
     * it never moves.
     *
     * @param digest the digest that it is to have; empty for its own
     */
    public void store(Image image, Optional<String> digest, String tag) {
        if (isThere(tag)) {
            return;
        }
        verifiedBefore(digest.orElseGet(() -> Registry.digestOf(image)));
        slipway.withoutTriggers(() -> {
            digest.ifPresentOrElse(
                    given -> cloud.registry().pushAs(plan.repository(), given, image, tag),
                    () -> cloud.registry().push(plan.repository(), image, tag));
            cloud.time().runFor(Duration.ofMinutes(5));
        });
    }

    private boolean isThere(String tag) {
        return !cloud.ecr()
                .batchGetImage(request -> request.repositoryName(plan.repository())
                        .imageIds(ImageIdentifier.builder().imageTag(tag).build()))
                .images()
                .isEmpty();
    }

    /** Runs an action, and lets the events that arrive meanwhile start nothing: EventBridge may lose any of them. */
    public void withoutTriggers(Runnable action) {
        slipway.withoutTriggers(action);
    }

    /** Starts an execution of the machine with an input, as CI and operators do; answers its ARN. */
    public String start(String input) {
        return slipway.start(input);
    }

    /** Every execution of the machine, in the order in which they started. */
    public List<Execution> executions() {
        return cloud.stateMachines().executions().stream()
                .filter(execution -> execution.identity().stateMachineArn().equals(machine()))
                .toList();
    }

    /**
     * Lets users call every function from now on.
     *
     * @param perSecond how many calls a second each function gets, on average
     */
    public void startUsers(double perSecond) {
        Instant until = cloud.time().instant().plus(LONGEST);
        plan.functions()
                .forEach(function ->
                        cloud.traffic().start(function.name(), function.alias().orElse("$LATEST"), perSecond, until));
    }

    /** Lets time pass until no execution of the machine is running, and what they sent has arrived. */
    public void settle() {
        Instant latest = cloud.time().instant().plus(LONGEST);
        // What an execution sends out may start the next one: a failed execution its recovery.
        do {
            cloud.time().runFor(Duration.ofMinutes(2));
        } while (isRunning() && cloud.time().instant().isBefore(latest));
    }

    /** Lets time pass until the n-th execution of the machine, counted from 0, has started; answers it. */
    public Execution runUntilStarted(int n) {
        if (!cloud.time().runUntil(() -> executions().size() > n)) {
            throw new IllegalStateException("execution " + n + " never started: nothing is left to happen");
        }
        return executions().get(n);
    }

    /** Lets time pass until the n-th execution of the machine, counted from 0, has ended; answers it. */
    public Execution runUntilEnded(int n) {
        boolean ended = cloud.time()
                .runUntil(() -> executions().size() > n && executions().get(n).status() != Execution.Status.RUNNING);
        if (!ended) {
            throw new IllegalStateException("execution " + n + " never came to an end: nothing is left to happen");
        }
        return executions().get(n);
    }

    private boolean isRunning() {
        return executions().stream().anyMatch(execution -> execution.status() == Execution.Status.RUNNING);
    }

    /** The digest that each function serves now, by its short name, as AWS Lambda answers. */
    public Map<String, String> live() {
        Map<String, String> digests = new HashMap<>();
        plan.functions().forEach(function -> digests.put(function.function(), live(function)));
        return digests;
    }

    String live(Plan.Function function) {
        return cloud.functions().liveDigest(function.name(), function.alias().orElse("$LATEST"));
    }

    /** What the ledger says. */
    public LedgerReader ledger() {
        return new LedgerReader(cloud, slipway.ledgerTable(), plan.environment());
    }

    /** The report of an execution's last attempt, as the machine stored it; empty for one that was none of ours. */
    public Optional<JsonNode> report(Execution execution) {
        return slipway.report(execution);
    }
}
