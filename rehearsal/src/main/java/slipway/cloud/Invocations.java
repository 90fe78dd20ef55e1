package slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import slipway.asl.VirtualTime;

/** Runs functions: routes, starts environments, meters, times out, and leaves logs and metrics behind. */
final class Invocations {
    private final LambdaFunctions functions;
    private final VirtualTime time;
    private final Randomness randomness;
    private final Boundary boundary;
    private final LogGroups logs;
    private final Metrics metrics;
    private final ServiceErrors errors;

    Invocations(
            LambdaFunctions functions,
            VirtualTime time,
            Randomness randomness,
            Boundary boundary,
            LogGroups logs,
            Metrics metrics,
            ServiceErrors errors) {
        this.functions = functions;
        this.time = time;
        this.randomness = randomness;
        this.boundary = boundary;
        this.logs = logs;
        this.metrics = metrics;
        this.errors = errors;
    }

    /** A function, the alias by which it was called, and the version that this one invocation goes to. */
    record Target(LambdaFunction function, Optional<String> alias, FunctionVersion version) {}

    /** What came of running code: its answer, unless the platform answered instead, and the whole duration. */
    record Run<R>(Optional<R> answer, Reply reply, Duration duration, PlatformLog log) {}

    Target target(String name, @Nullable String qualifier) {
        FunctionReference reference = functions.reference(name, qualifier);
        LambdaFunction function = functions.require(reference.name());
        String asked = reference.qualifier().orElse(FunctionVersion.LATEST);
        RandomGenerator random = randomness.stream("alias weights " + function.name());
        Optional<FunctionAlias> alias = function.alias(asked);
        String number = alias.map(it -> it.route(random)).orElse(asked);
        return new Target(function, alias.map(FunctionAlias::name), functions.version(function.name(), number));
    }

    /** A version that is not ready refuses; an inactive one is woken by that, and works or fails a while later. */
    void checkReady(Target target) {
        FunctionVersion version = target.version;
        FunctionVersion.Status state = version.state();
        if (state.is("Active")) {
            return;
        }
        if (state.is("Inactive")) {
            version.state(FunctionVersion.Status.PENDING);
            time.after(
                    functions.settings().imageSettle().draw(randomness.stream("wake")),
                    () -> version.state(
                            functions.images().holds(version.running())
                                    ? FunctionVersion.Status.ACTIVE
                                    : FunctionVersion.Status.failed("ImageDeleted")));
        }
        throw errors.of(
                "ResourceConflictException",
                409,
                "The operation cannot be performed at this time. The function is currently in the following state: "
                        + state.value());
    }

    /** What the code itself came to, before the platform's limits. */
    private record Raw<R>(Optional<R> answer, Reply reply, Duration duration) {}

    /** Runs the code of a version that is ready; the caller pays with {@link #charge}. */
    <R> Run<R> run(Target target, Function<FunctionVersion, R> code, Function<R, Reply> reply) {
        FunctionVersion version = target.version;
        FunctionSpec spec = target.function.spec();
        Instant now = time.instant();
        Duration coldStart = version.environments().take(now)
                ? Duration.ZERO
                : functions.settings().coldStart().draw(randomness.stream("cold start"));
        String requestId = randomness.uuid("invocation").toString();
        Raw<R> raw = raw(target, requestId, code, reply);
        boolean timedOut = raw.duration.compareTo(spec.timeout()) > 0;
        Raw<R> ended = timedOut
                ? new Raw<>(Optional.empty(), timedOut(raw.reply, requestId, spec.timeout()), spec.timeout())
                : raw;
        Duration whole = coldStart.plus(ended.duration);
        version.environments().release(now.plus(whole));
        var facts = new PlatformLog.Facts(
                requestId, version.number(), now, ended.duration, coldStart, spec.memoryMegabytes());
        PlatformLog log = PlatformLog.of(facts, ended.reply, timedOut, spec.jsonLogs());
        leaveTraces(target, ended.reply, ended.duration, log);
        return new Run<>(ended.answer, ended.reply, whole, log);
    }

    /** Charges the caller's meter with the time that it waited. */
    void charge(Duration waited) {
        boundary.spend(waited);
    }

    private <R> Raw<R> raw(
            Target target, String requestId, Function<FunctionVersion, R> code, Function<R, Reply> reply) {
        if (!canRun(target.function, target.version)) {
            String message = "fork/exec /lambda-entrypoint.sh: exec format error";
            Reply refused = Reply.initError(
                            "Runtime.InvalidEntrypoint", "RequestId: " + requestId + " Error: " + message)
                    .withLog("Runtime.InvalidEntrypoint: " + message);
            return new Raw<>(Optional.empty(), refused, refused.duration());
        }
        Boundary.Measured<R> ran =
                boundary.measure(Optional.of(target.function.name()), () -> code.apply(target.version));
        Reply given = reply.apply(ran.result());
        return new Raw<>(Optional.of(ran.result()), given, given.duration().plus(ran.elapsed()));
    }

    Request request(LambdaFunction function, FunctionVersion version, String payload) {
        return new Request(
                function.name(),
                version.number(),
                payload,
                version.variables(),
                version.running().imageDigest());
    }

    private static boolean canRun(LambdaFunction function, FunctionVersion version) {
        String architecture = version.running().architecture();
        return architecture.isEmpty() || architecture.equals(function.spec().architecture());
    }

    private static Reply timedOut(Reply reply, String requestId, Duration limit) {
        String message = String.format(
                Locale.ROOT,
                "RequestId: %s Error: Task timed out after %s seconds",
                requestId,
                PlatformLog.seconds(limit));
        return new Reply(
                Reply.error("Sandbox.Timedout", message),
                Optional.of("Sandbox.Timedout"),
                reply.duringInit(),
                reply.log(),
                limit);
    }

    private void leaveTraces(Target target, Reply reply, Duration duration, PlatformLog log) {
        logs.append(target.function.spec().logGroup(), "simulated/[" + target.version.number() + "]", log.lines());
        dimensions(target).forEach(dimensions -> {
            metrics.record("AWS/Lambda", "Invocations", dimensions, 1);
            metrics.record("AWS/Lambda", "Errors", dimensions, reply.errorType().isPresent() ? 1 : 0);
            metrics.record("AWS/Lambda", "Duration", dimensions, duration.toNanos() / 1e6);
        });
    }

    /** The function as a whole; by the qualifier that was called; of an alias that is split also by the version that ran. */
    private static List<Map<String, String>> dimensions(Target target) {
        String name = target.function.name();
        String number = target.version.number();
        if (target.alias.isPresent()) {
            String resource = name + ":" + target.alias.get();
            boolean split = target.function
                    .alias(target.alias.get())
                    .filter(alias -> !alias.weights().isEmpty())
                    .isPresent();
            List<Map<String, String>> whole =
                    List.of(Map.of("FunctionName", name), Map.of("FunctionName", name, "Resource", resource));
            return split
                    ? List.of(
                            whole.getFirst(),
                            whole.getLast(),
                            Map.of("FunctionName", name, "Resource", resource, "ExecutedVersion", number))
                    : whole;
        }
        return target.version.isLatest()
                ? List.of(Map.of("FunctionName", name), Map.of("FunctionName", name, "Resource", name))
                : List.of(Map.of("FunctionName", name), Map.of("FunctionName", name, "Resource", name + ":" + number));
    }
}
