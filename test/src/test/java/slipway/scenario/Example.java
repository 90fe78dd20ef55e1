package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.rehearse.Break;
import slipway.rehearse.World;

/** The running example, and what scenarios say of it. */
final class Example {
    static final Manifest MANIFEST = ManifestFile.read(Path.of("../examples/dr-daily-report/slipway.yaml"));
    static final String COMMIT = "1111111aaaaaaa2222222bbbbbbb3333333ccccc";
    static final String LATER_COMMIT = "4444444ddddddd5555555eeeeeee6666666fffff";

    private Example() {}

    static World dev() {
        return World.of(MANIFEST, "dev", 7);
    }

    /** Pushes a good image and lets everything that follows happen. */
    static Execution deploy(World world, String commit) {
        return deploy(world, commit, Map.of());
    }

    static Execution deploy(World world, String commit, Map<String, Break> breaks) {
        int n = world.executions().size();
        world.push(commit, breaks);
        Execution execution = world.runUntilEnded(n);
        world.settle();
        return execution;
    }

    /** Deploys, and answers the digest that runs then. */
    static String deployed(World world, String commit) {
        Execution execution = deploy(world, commit);
        assertEquals(Outcome.DEPLOYED, outcome(execution));
        return List.copyOf(world.live().values()).getFirst();
    }

    /** Starts an execution as an operator does, and lets it and all that follows from it end. */
    static Execution run(World world, String input) {
        int n = world.executions().size();
        world.start(input);
        Execution execution = world.runUntilEnded(n);
        world.settle();
        world.cloud().time().runFor(Duration.ofMinutes(1));
        return execution;
    }

    /** Pushes a good image, and lets its deployment run until it enters a state, at whatever depth. */
    static Execution deployUntil(World world, String state) {
        world.push(COMMIT, Map.of());
        Execution execution = world.runUntilStarted(0);
        runUntilEntered(world, execution, state);
        return execution;
    }

    /** The version that a function's alias leads to. */
    static String serving(World world, String function) {
        return world.cloud()
                .lambda()
                .getAlias(request -> request.functionName(function).name("live"))
                .functionVersion();
    }

    static void abort(World world, Execution execution) {
        world.cloud()
                .sfn()
                .stopExecution(
                        request -> request.executionArn(execution.identity().arn()));
    }

    static void redrive(World world, Execution execution) {
        world.cloud()
                .sfn()
                .redriveExecution(
                        request -> request.executionArn(execution.identity().arn()));
    }

    /** Runs until the execution enters a state, at whatever depth. */
    static void runUntilEntered(World world, Execution execution, String state) {
        boolean entered =
                world.cloud().time().runUntil(() -> enteredStates(execution).contains(state));
        assertEquals(true, entered, "the execution never entered " + state + ": " + enteredStates(execution));
    }

    static Set<String> enteredStates(Execution execution) {
        Set<String> names = new TreeSet<>();
        execution.history().stream()
                .filter(event -> event.type().endsWith("StateEntered"))
                .forEach(event -> names.add(String.valueOf(event.details().get("name"))));
        return names;
    }

    /** The outcome that the execution itself tells: by its output, or by the error that it failed with. */
    static Outcome outcome(Execution execution) {
        if (execution.status() == Execution.Status.SUCCEEDED && execution.output() instanceof Map<?, ?> output) {
            return Outcome.valueOf(String.valueOf(output.get("outcome")));
        }
        Optional<Outcome> outcome = Outcome.ofError(String.valueOf(execution.error()));
        return outcome.orElseThrow(() -> new AssertionError(
                "no outcome: " + execution.status() + " " + execution.error() + " " + execution.cause()));
    }

    static void assertAllRun(World world, String digest) {
        Map<String, String> expected = new TreeMap<>();
        world.plan().functions().forEach(function -> expected.put(function.function(), digest));
        assertEquals(expected, new TreeMap<>(world.live()));
        world.plan()
                .functions()
                .forEach(function -> assertEquals(
                        digest, world.cloud().functions().liveDigest(function.name(), "$LATEST"), function.name()));
    }

    static void assertLock(World world, String status) {
        assertEquals(status, world.ledger().lockStatus());
    }
}
