package slipway.rehearse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import slipway.asl.Execution;
import slipway.conclude.Outcome;
import slipway.manifest.Environment;
import slipway.manifest.Manifest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One image on its way through all environments of one account, by tags alone.
 *
 * @param legs in the order of promotion; after one that did not deploy, none follows
 */
public record Journey(String application, String digest, List<Leg> legs) {
    private static final String COMMIT = "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432";

    public Journey {
        legs = List.copyOf(legs);
    }

    /**
     * What happened in one environment.
     *
     * @param strategy the word for how it went live
     * @param cause what started it
     * @param approvedBy who approved it, where the environment asks for that
     * @param reason why it did not deploy; empty when it did
     * @param seconds from the start of its execution to the end
     * @param live the digest that each function serves, by its short name, as the simulated Lambda answers
     */
    public record Leg(
            String environment,
            String strategy,
            Outcome outcome,
            String tag,
            String cause,
            Optional<String> approvedBy,
            Optional<String> reason,
            double seconds,
            Map<String, String> live) {
        public Leg {
            live = Map.copyOf(live);
        }
    }

    /** Whether every function of every environment of the manifest's order serves the digest. */
    public boolean arrived() {
        return legs.stream()
                .allMatch(leg -> leg.outcome() == Outcome.DEPLOYED
                        && leg.live().values().stream().allMatch(digest::equals));
    }

    /**
     * Pushes a good image to the first environment and promotes it from each to the next: by itself where the manifest says so,
     * else by hand.
     *
     * @throws InvalidRehearsal when no environment comes after another
     */
    public static Journey run(Manifest manifest, Map<String, Break> breaks, long seed) {
        List<Environment> way = way(manifest);
        List<World> worlds =
                World.of(manifest, way.stream().map(Environment::name).toList(), seed);
        List<Leg> legs = new ArrayList<>();
        World first = worlds.getFirst();
        String digest = first.push(COMMIT, breaks);
        String cause = "pushed";
        for (int n = 0; n < worlds.size(); n++) {
            World world = worlds.get(n);
            legs.add(leg(world, way.get(n).strategy().key(), cause));
            world.settle();
            if (n + 1 == worlds.size() || legs.getLast().outcome() != Outcome.DEPLOYED) {
                break;
            }
            cause = promote(world, way.get(n));
        }
        return new Journey(manifest.application(), digest, legs);
    }

    private static String promote(World world, Environment from) {
        if (from.promotes()) {
            return "promoted by " + from.name() + "'s success";
        }
        int n = world.executions().size();
        world.start("{\"action\": \"promote\", \"reason\": \"the journey goes on\"}");
        world.runUntilEnded(n);
        return "promoted by hand from " + from.name();
    }

    private static Leg leg(World world, String strategy, String cause) {
        Execution execution = world.runUntilEnded(0);
        boolean succeeded = execution.status() == Execution.Status.SUCCEEDED;
        Duration took = Duration.between(
                execution.history().getFirst().timestamp(),
                execution.history().getLast().timestamp());
        return new Leg(
                world.plan().environment(),
                strategy,
                succeeded
                        ? outcome(execution)
                        : Outcome.ofError(String.valueOf(execution.error())).orElseThrow(),
                world.tag(COMMIT),
                cause,
                Optional.ofNullable(world.ledger().deployments().getLast().get("approvedBy"))
                        .map(AttributeValue::s)
                        .filter(by -> !by.isEmpty()),
                succeeded ? Optional.empty() : Optional.ofNullable(execution.cause()),
                took.toMillis() / 1_000.0,
                world.live());
    }

    private static Outcome outcome(Execution execution) {
        return execution.output() instanceof Map<?, ?> output
                ? Outcome.valueOf(String.valueOf(output.get("outcome")))
                : Outcome.IGNORED;
    }

    /** The longest way that {@code after} gives. */
    private static List<Environment> way(Manifest manifest) {
        List<Environment> longest = List.of();
        for (Environment last : manifest.environments().values()) {
            List<Environment> way = new ArrayList<>(List.of(last));
            Optional<String> before = last.after();
            while (before.isPresent()) {
                Environment earlier =
                        Objects.requireNonNull(manifest.environments().get(before.get()));
                way.addFirst(earlier);
                before = earlier.after();
            }
            longest = way.size() > longest.size() ? way : longest;
        }
        if (longest.size() < 2) {
            throw new InvalidRehearsal("No environment of " + manifest.application()
                    + " comes after another, so there is no journey. Give the order by 'after' in the manifest.");
        }
        return longest;
    }
}
