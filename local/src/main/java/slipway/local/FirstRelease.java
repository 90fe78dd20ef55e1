package slipway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import slipway.definition.Plan;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;

/** What a deployment finds: the application's repository, functions, aliases, log groups and workflow, running a first image. */
final class FirstRelease {
    private static final int LOG_RETENTION_DAYS = 30;
    private static final int MEMORY_MEGABYTES = 256;
    private static final int TIME_OUT_SECONDS = 30;
    private static final Duration MOST = Duration.ofMinutes(2);

    private final Clients clients;
    private final Plan plan;
    private final Application application;

    FirstRelease(Clients clients, Plan plan, Application application) {
        this.clients = clients;
        this.plan = plan;
        this.application = application;
    }

    /** Whether it was installed before. */
    boolean isThere() {
        return clients.lambda().listFunctions().functions().stream()
                .anyMatch(found ->
                        found.functionName().equals(plan.functions().getLast().name()));
    }

    /** @param tag what the image is pushed under, and what its functions answer as their version */
    void install(String tag) {
        repository();
        Image image = application.image(plan, tag, Map.of());
        image.push(clients.ecr(), plan.repository(), tag);
        String uri = Account.imageUri(plan.repository(), image.digest());
        plan.functions().forEach(function -> create(function, uri));
        plan.functions().forEach(function -> function.alias().ifPresent(alias -> publish(function.name(), alias)));
        plan.workflow().ifPresent(declared -> create(declared.stateMachine(), application.workflow()));
    }

    private void repository() {
        try {
            clients.ecr()
                    .createRepository(request -> request.repositoryName(plan.repository())
                            .imageTagMutability(ImageTagMutability.IMMUTABLE)
                            .imageScanningConfiguration(scan -> scan.scanOnPush(true)));
        } catch (RepositoryAlreadyExistsException _) {
            // An earlier start came as far as this.
            return;
        }
    }

    private void create(Plan.Function function, String imageUri) {
        String group = "/aws/lambda/" + function.name();
        clients.logs().createLogGroup(request -> request.logGroupName(group));
        clients.logs().putRetentionPolicy(request -> request.logGroupName(group).retentionInDays(LOG_RETENTION_DAYS));
        Map<String, String> variables = new LinkedHashMap<>();
        function.variables().forEach(name -> variables.put(name, "nothing secret"));
        clients.lambda()
                .createFunction(request -> request.functionName(function.name())
                        .packageType(PackageType.IMAGE)
                        .code(code -> code.imageUri(imageUri))
                        .imageConfig(config -> config.command(application.handler(function)))
                        .role("arn:aws:iam::" + Account.ID + ":role/" + plan.application())
                        .memorySize(MEMORY_MEGABYTES)
                        .timeout(TIME_OUT_SECONDS)
                        .environment(environment -> environment.variables(variables)));
    }

    private void publish(String function, String alias) {
        awaitReady(function);
        String version = clients.lambda()
                .publishVersion(request -> request.functionName(function))
                .version();
        clients.lambda()
                .createAlias(
                        request -> request.functionName(function).name(alias).functionVersion(version));
    }

    private void awaitReady(String function) {
        if (Poll.until(MOST, Duration.ofMillis(200), () -> ready(function)).isEmpty()) {
            throw new Unavailable(function + " had not become active after " + MOST.toMinutes()
                    + " minutes. See `slipway local logs`.");
        }
    }

    private Optional<FunctionConfiguration> ready(String function) {
        FunctionConfiguration found = clients.lambda()
                .getFunction(request -> request.functionName(function))
                .configuration();
        return Optional.of(found)
                .filter(now -> now.state() == State.ACTIVE && now.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS);
    }

    private void create(String stateMachine, Path file) {
        UnaryOperator<String> fill = text -> {
            String filled = text;
            for (Plan.Function function : plan.functions()) {
                filled = filled.replace("${" + function.function() + "}", qualified(function));
            }
            return filled;
        };
        try {
            String definition = fill.apply(Files.readString(file));
            clients.stepFunctions()
                    .createStateMachine(request -> request.name(stateMachine)
                            .definition(definition)
                            .roleArn("arn:aws:iam::" + Account.ID + ":role/" + plan.application()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String qualified(Plan.Function function) {
        return function.name() + function.alias().map(alias -> ":" + alias).orElse("");
    }
}
