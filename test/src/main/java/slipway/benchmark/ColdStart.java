package slipway.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.catalog.Task;

/**
 * How long each Lambda takes to start and to answer for the first time, in the runtime interface client that AWS Lambda runs
 * it in.
 *
 * <p>A step that calls AWS makes one call, which is refused: the time holds the making of a client, the call itself and the
 * naming of the error.
 */
final class ColdStart {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String HANDLER = "slipway.catalog.TaskHandler::handleRequest";
    private static final int DEFAULT_RUNS = 5;
    private static final long LONGEST_SECONDS = 60;

    /** The JVM's own choice, and what the CDK app sets. */
    private static final List<List<String>> FLAGS =
            List.of(List.of(), List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));

    /** @param peakKilobytes the most memory that the process had; 0 where the system does not tell */
    private record Start(long nextNanos, long answerNanos, long peakKilobytes) {}

    private final String classPath;
    private final JsonNode events;

    private ColdStart(String classPath, JsonNode events) {
        this.classPath = classPath;
        this.events = events;
    }

    /**
     * Measures and prints.
     *
     * @param args the Lambdas' jar; how many runs; which tasks, by the constants of {@link Task}
     */
    public static void main(String[] args) throws Exception {
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_RUNS;
        List<Task> tasks =
                args.length > 2 ? Arrays.stream(args).skip(2).map(Task::valueOf).toList() : List.of(Task.values());
        ColdStart coldStart = new ColdStart(classPath(args[0]), events());
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "%s %s, %s processors, Java %s, median of %d runs%n%n%-18s %-10s %14s %14s %12s%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                runs,
                "task",
                "JVM flags",
                "first next ms",
                "first answer ms",
                "peak MiB");
        for (Task task : tasks) {
            for (List<String> flags : FLAGS) {
                coldStart.print(out, task, flags, runs);
            }
        }
    }

    private void print(PrintStream out, Task task, List<String> flags, int runs) throws Exception {
        List<Start> starts = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            starts.add(start(task, flags));
        }
        out.printf(
                Locale.ROOT,
                "%-18s %-10s %14d %14d %12d%n",
                task.placeholder(),
                flags.isEmpty() ? "default" : "deployed",
                TimeUnit.NANOSECONDS.toMillis(median(starts, Start::nextNanos)),
                TimeUnit.NANOSECONDS.toMillis(median(starts, Start::answerNanos)),
                median(starts, Start::peakKilobytes) / 1024);
    }

    private Start start(Task task, List<String> flags)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (LocalRuntime runtime =
                new LocalRuntime(events.required(task.name()).toString())) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            command.addAll(List.of("-cp", classPath, CLIENT, HANDLER));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
            builder.environment().putAll(environment(task, runtime.address()));
            long begun = System.nanoTime();
            Process process = builder.start();
            try {
                long next = runtime.firstNext.get(LONGEST_SECONDS, TimeUnit.SECONDS) - begun;
                long answer = runtime.firstAnswer.get(LONGEST_SECONDS, TimeUnit.SECONDS) - begun;
                return new Start(next, answer, peakKilobytes(process));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static Map<String, String> environment(Task task, String address) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", address),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "benchmark"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(task.memoryMegabytes())),
                Map.entry("AWS_ENDPOINT_URL", "http://" + address),
                Map.entry("AWS_REGION", "eu-central-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "benchmark"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "benchmark"),
                Map.entry("SLIPWAY_TASK", task.name()),
                Map.entry("SLIPWAY_LEDGER_TABLE", "benchmark"));
    }

    /** The Lambdas' jar and the runtime interface client, and nothing else of what this process has. */
    private static String classPath(String lambdaJar) {
        Stream<String> client = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> Path.of(jar).getFileName().toString().startsWith("aws-lambda-java-"));
        return Stream.concat(Stream.of(lambdaJar), client).collect(Collectors.joining(File.pathSeparator));
    }

    private static JsonNode events() throws IOException {
        try (InputStream events = ColdStart.class.getResourceAsStream("events.json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(events, "events.json"));
        }
    }

    private static long peakKilobytes(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static long median(List<Start> starts, ToLongFunction<Start> figure) {
        return starts.stream().mapToLong(figure).sorted().toArray()[starts.size() / 2];
    }
}
