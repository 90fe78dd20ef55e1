package slipway.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import slipway.conclude.Outcome;
import slipway.definition.Plan;
import slipway.local.Deployments;
import slipway.local.Image;
import slipway.local.Poll;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Brings an image to all functions in one of the ways, and measures how long it takes until the last of them is live. */
final class Contest {
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** @param spent only for Slipway's executions */
    record Result(Duration untilLive, Optional<TimeSpent> spent) {}

    private final ResponderCloud cloud;
    private final Path scripts;

    Contest(ResponderCloud cloud, Path scripts) {
        this.cloud = cloud;
        this.scripts = scripts;
    }

    Result run(Way way, Duration settle) throws Exception {
        Image image = cloud.push();
        if (way == Way.COLD) {
            cloud.cool();
        }
        Result result = switch (way) {
            case SCRIPT -> timed(() -> script(image, 1));
            case SCRIPT_AT_ONCE -> timed(() -> script(image, ResponderCloud.FUNCTIONS));
            case API -> timed(() -> calls(image));
            case COLD, WARM -> execution(image, settle);
        };
        cloud.requireLive(image);
        cloud.sweep();
        return result;
    }

    private interface Run {
        void run() throws Exception;
    }

    private static Result timed(Run run) throws Exception {
        long began = System.nanoTime();
        run.run();
        return new Result(Duration.ofNanos(System.nanoTime() - began), Optional.empty());
    }

    private void script(Image image, int atOnce) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                scripts.resolve("release.sh").toString(),
                Integer.toString(atOnce),
                cloud.uri(image),
                cloud.plan().functions().getFirst().alias().orElseThrow()));
        cloud.plan().functions().forEach(function -> command.add(function.name()));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(cloud.variables());
        builder.environment().put("AWS", cloud.commandLine().toString());
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(command.getFirst() + " ended with " + status);
        }
    }

    private void calls(Image image) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(ResponderCloud.FUNCTIONS)) {
            List<Callable<Boolean>> all = cloud.plan().functions().stream()
                    .<Callable<Boolean>>map(function -> () -> release(function, cloud.uri(image)))
                    .toList();
            for (Future<Boolean> one : threads.invokeAll(all)) {
                one.get();
            }
        }
    }

    private boolean release(Plan.Function function, String uri) {
        LambdaClient lambda = cloud.clients().lambda();
        String name = function.name();
        String version = lambda.updateFunctionCode(
                        it -> it.functionName(name).imageUri(uri).publish(true))
                .version();
        if (Poll.until(MOST, PAUSE, () -> ready(name, version)).isEmpty()) {
            throw new IllegalStateException(name + " was not updated");
        }
        lambda.updateAlias(
                it -> it.functionName(name).name(function.alias().orElseThrow()).functionVersion(version));
        return true;
    }

    private Optional<Boolean> ready(String function, String version) {
        LambdaClient lambda = cloud.clients().lambda();
        FunctionConfiguration published = lambda.getFunction(
                        it -> it.functionName(function).qualifier(version))
                .configuration();
        if (published.state() != State.ACTIVE) {
            return Optional.empty();
        }
        FunctionConfiguration latest =
                lambda.getFunction(it -> it.functionName(function)).configuration();
        return latest.lastUpdateStatus() == LastUpdateStatus.SUCCESSFUL ? Optional.of(true) : Optional.empty();
    }

    private Result execution(Image image, Duration settle) {
        Deployments deployments = cloud.deployments();
        Instant began = Instant.now();
        String execution = deployments.start(String.format(Locale.ROOT, "{\"digest\": \"%s\"}", image.digest()));
        Deployments.End end = deployments.await(execution);
        if (end.outcome().filter(outcome -> outcome == Outcome.DEPLOYED).isEmpty()) {
            throw new IllegalStateException(execution + " ended " + end.status() + ": " + end.reason());
        }
        List<HistoryEvent> events =
                cloud.clients().stepFunctions().getExecutionHistoryPaginator(it -> it.executionArn(execution)).stream()
                        .flatMap(page -> page.events().stream())
                        .toList();
        TimeSpent spent = TimeSpent.of(events, began, settle);
        return new Result(spent.total(), Optional.of(spent));
    }
}
