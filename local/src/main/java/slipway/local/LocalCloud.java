package slipway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import slipway.definition.Plan;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;

/** A cloud on this machine with Slipway and an application in it: what {@code slipway local} does. */
public final class LocalCloud {
    private static final int LAST_LINES = 40;

    /** The release that runs before anything is pushed. */
    private static final String FIRST_COMMIT = "0a1b2c3d4e5f";

    /** What the names of Slipway's machines begin with. */
    private static final String MACHINES = "slipway-";

    private final Folders folders;
    private final Map<String, String> environment;
    private final Path userHome;
    private final Optional<Supplier<String>> app;
    private final Progress progress;
    private final LocalStack localStack;
    private final Application application;

    /** A local cloud that runs the example. */
    public LocalCloud(
            Folders folders,
            Path userHome,
            Map<String, String> environment,
            Optional<Supplier<String>> app,
            Progress progress) {
        this(folders, userHome, environment, app, progress, new ExampleApplication(folders));
    }

    /**
     * Any local cloud.
     *
     * @param environment the process's environment variables
     * @param app the command that runs the CDK app, or the folder of what it has made, instead of the command that the checkout's
     *     cdk.json names; asked for when the stacks are deployed
     */
    public LocalCloud(
            Folders folders,
            Path userHome,
            Map<String, String> environment,
            Optional<Supplier<String>> app,
            Progress progress,
            Application application) {
        this.folders = folders;
        this.application = application;
        this.app = app;
        this.userHome = userHome;
        this.environment = environment;
        this.progress = progress;
        this.localStack = new LocalStack(folders);
    }

    public Manifest manifest() {
        return ManifestFile.read(application.manifest());
    }

    public Folders folders() {
        return folders;
    }

    /** Whether this machine has what {@link #up} needs first of all: an endpoint, or a Python to run LocalStack with. */
    public boolean isPossible() {
        return given().isPresent() || python().isPresent();
    }

    private Optional<Path> python() {
        return new PythonFinder(userHome, environment).find();
    }

    /** Where the cloud is: the endpoint that the environment names, or that of the LocalStack that was started here. */
    public Optional<URI> endpoint() {
        return given().or(localStack::endpoint);
    }

    /**
     * Starts the cloud, unless it runs, and puts everything into it that is not there yet for these environments.
     *
     * @throws Unavailable when something is missing; what this call has started is ended again
     */
    public URI up(String... environments) {
        AtomicBoolean own = new AtomicBoolean();
        Runnable undo = () -> {
            if (own.get()) {
                localStack.stop();
            }
        };
        Thread end = new Thread(undo);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            URI endpoint = Turn.take(folders.tools(), () -> {
                install();
                // Only now: whoever had the turn before may have started it.
                own.set(endpoint().isEmpty());
                return own.get() ? start() : endpoint().orElseThrow();
            });
            requireAnswer(endpoint);
            populate(
                    endpoint,
                    Stream.of(environments)
                            .map(name -> Plan.of(manifest(), name))
                            .toList());
            own.set(false);
            return endpoint;
        } finally {
            undo.run();
            Processes.forget(end);
        }
    }

    private void install() {
        Installation installation = new Installation(folders, progress);
        if (given().isPresent()) {
            installation.cdk();
            return;
        }
        Path python = python().orElseThrow(
                        () -> new Unavailable("A local cloud needs one of these: an endpoint of LocalStack in"
                                + " AWS_ENDPOINT_URL, or a Python 3.13 (on the PATH, under pyenv, or named by SLIPWAY_PYTHON)"
                                + " to run LocalStack with."));
        installation.everything(python);
    }

    private URI start() {
        progress.say("starting LocalStack (log: " + localStack.log() + ")");
        return localStack.start();
    }

    private void populate(URI endpoint, List<Plan> plans) {
        try (Clients clients = new Clients(endpoint)) {
            plans.forEach(plan -> install(clients, plan));
            Stacks stacks = new Stacks(folders, endpoint, application.manifest(), app.map(Supplier::get));
            if (!isPrepared(clients)) {
                progress.say("preparing the account for the CDK (log: " + Stacks.log(folders) + ")");
                stacks.bootstrap();
            }
            progress.say("deploying Slipway's stacks by the CDK (log: " + Stacks.log(folders) + ")");
            stacks.deploy(plans);
        }
    }

    private void install(Clients clients, Plan plan) {
        FirstRelease release = new FirstRelease(clients, plan, application);
        if (!release.isThere()) {
            progress.say("installing " + plan.application() + " in " + plan.environment() + ": "
                    + plan.functions().size() + " functions");
            release.install(tag(plan, FIRST_COMMIT));
        }
    }

    /** A machine of Slipway's is there only where the CDK has deployed before. */
    private static boolean isPrepared(Clients clients) {
        return clients.stepFunctions().listStateMachines().stateMachines().stream()
                .anyMatch(machine -> machine.name().startsWith(MACHINES));
    }

    /** Pushes a new image, and answers how the deployment ends that the push starts. */
    public Deployments.End push(String name, Map<String, Fault> faults) {
        URI endpoint = running();
        Plan plan = Plan.of(manifest(), name);
        try (Clients clients = new Clients(endpoint)) {
            Deployments deployments = new Deployments(clients.stepFunctions(), machineArn(plan));
            List<String> known = deployments.all();
            String tag = tag(plan, newCommit());
            Image image = image(plan, tag, faults);
            progress.say("pushing " + plan.repository() + ":" + tag + " ("
                    + image.digest().substring(0, 19) + ")");
            image.push(clients.ecr(), plan.repository(), tag);
            String execution = deployments.started(known, image.digest());
            progress.say("execution " + execution);
            return deployments.follow(execution, state -> progress.say("  " + state));
        }
    }

    /** Each function's real name, and the version that it answers with. */
    public Map<String, String> versions(String name) {
        URI endpoint = running();
        Plan plan = Plan.of(manifest(), name);
        Map<String, String> versions = new LinkedHashMap<>();
        try (Clients clients = new Clients(endpoint)) {
            for (Plan.Function function : plan.functions()) {
                versions.put(function.name(), Invocation.version(clients.lambda(), function));
            }
        }
        return versions;
    }

    /** Ends what was started here; answers whether there was anything. */
    public boolean down() {
        return localStack.stop();
    }

    /** The last lines that LocalStack logged. */
    public List<String> lastLines() {
        try (Stream<String> lines = Files.lines(localStack.log())) {
            List<String> all = lines.toList();
            return all.subList(Math.max(0, all.size() - LAST_LINES), all.size());
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the newest deployment that has ended came out. */
    public Optional<Deployments.End> latest(String name) {
        try (Clients clients = new Clients(running())) {
            return new Deployments(clients.stepFunctions(), machineArn(Plan.of(manifest(), name))).latestEnd();
        }
    }

    /** An image of the application for a plan, good unless faults are named. */
    public Image image(Plan plan, String version, Map<String, Fault> faults) {
        return application.image(plan, version, faults);
    }

    /** The tag of a commit in the plan's environment. */
    public String tag(Plan plan, String commit) {
        return manifest().tag().tag(plan.application(), plan.environment(), commit);
    }

    /** A commit that nobody has made before. */
    public static String newCommit() {
        byte[] bytes = new byte[6];
        RandomGenerator.getDefault().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public static String machineArn(Plan plan) {
        return Account.machineArn(MACHINES + plan.application() + "-" + plan.environment());
    }

    private Optional<URI> given() {
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL"))
                .filter(text -> !text.isEmpty())
                .map(URI::create);
    }

    private URI running() {
        return endpoint().orElseThrow(() -> new Unavailable("No local cloud runs. Start one by `slipway local up`."));
    }

    private static void requireAnswer(URI endpoint) {
        if (!LocalStack.answers(endpoint)) {
            throw new Unavailable("There is no LocalStack at " + endpoint
                    + ", or it does not answer. Mend AWS_ENDPOINT_URL," + " or unset it to have one started.");
        }
    }
}
