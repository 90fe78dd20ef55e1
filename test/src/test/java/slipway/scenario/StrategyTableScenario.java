package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.asl.Execution;
import slipway.cloud.UserTraffic;
import slipway.conclude.Outcome;
import slipway.definition.Plan;
import slipway.rehearse.Break;
import slipway.rehearse.Exposure;
import slipway.rehearse.World;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;

@DisplayName("P7, V4, R1: what users meet of a bad image, by strategy and by the step that finds it")
class StrategyTableScenario {
    private static final Path PAGE = Path.of("../docs/strategies.md");
    private static final String ALARM = "orders";
    private static final double CALLS_A_SECOND = 5;
    private static final int MOST_SECONDS = 3_600;

    /** @param steps the parts of the traffic, in per cent, that it gives to the new versions one after the other */
    private record Strategy(String name, String manifest, List<Integer> steps) {}

    private static final List<Strategy> STRATEGIES = List.of(
            new Strategy("all at once", "all-at-once", List.of(100)),
            new Strategy("rolling, 3 at a time", "{ rolling: { batch: 3 } }", List.of(100)),
            new Strategy("blue-green", "blue-green", List.of(100)),
            new Strategy("canary of 10 %, 5 min", "{ canary: { percent: 10, for: 5m } }", List.of(10, 100)),
            new Strategy(
                    "linear by 20 %, 2 min", "{ linear: { percent: 20, every: 2m } }", List.of(20, 40, 60, 80, 100)));

    /**
     * A way for the image to be bad.
     *
     * @param alarmAt the part of the traffic, in per cent, at which an alarm fires; 0 for never
     */
    private record Badness(String found, Map<String, Break> breaks, int alarmAt) {
        static Badness of(String found, String function, Break kind) {
            return new Badness(found, Map.of(function, kind), 0);
        }
    }

    private static List<Badness> badnesses(Strategy strategy) {
        List<Badness> all = new ArrayList<>(List.of(
                Badness.of("before any traffic: a version's health", "line-bot", Break.UNHEALTHY),
                Badness.of("live: health by HTTP", "telegram-api", Break.UNHEALTHY),
                Badness.of("watched: every fifth call fails", "line-bot", Break.ERRORS)));
        strategy.steps().forEach(step -> all.add(new Badness("watched: an alarm at " + step + " %", Map.of(), step)));
        all.add(Badness.of("last: a function without alias", "get-ticker-list", Break.UNHEALTHY));
        return all;
    }

    @Test
    void the_documented_table_is_what_users_meet() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Strategy strategy : STRATEGIES) {
            for (Badness badness : badnesses(strategy)) {
                rows.add(row(strategy, badness));
            }
        }
        System.out.println(String.join("\n", rows));
        assertEquals(
                String.join("\n", rows),
                Files.readAllLines(PAGE).stream()
                        .filter(line -> STRATEGIES.stream().anyMatch(one -> line.startsWith("| " + one.name() + " |")))
                        .filter(line -> !line.contains("`"))
                        .collect(Collectors.joining("\n")));
    }

    private static String row(Strategy strategy, Badness badness) {
        World world = World.of(
                StrategiesScenario.manifest(strategy.manifest() + "\n    alarms: [ " + ALARM + " ]"), "dev", 3);
        world.cloud().metrics().setAlarm(ALARM, "OK");
        world.startUsers(CALLS_A_SECOND);
        String digest = world.push(Example.COMMIT, badness.breaks());
        Execution execution = world.runUntilStarted(0);
        if (badness.alarmAt() > 0) {
            runUntilAlarm(world, digest, badness.alarmAt());
        }
        world.runUntilEnded(0);
        assertEquals(Outcome.ROLLED_BACK, Example.outcome(execution), execution::cause);
        Example.assertAllRun(world, world.digestBefore());
        Set<String> bad = world.plan().functions().stream()
                .filter(function -> badness.breaks().isEmpty()
                        ? function.alias().isPresent()
                        : badness.breaks().containsKey(function.function()))
                .map(Plan.Function::name)
                .collect(Collectors.toSet());
        Exposure met = Exposure.of(world.cloud().traffic(), digest, bad, Instant.MIN, Instant.MAX);
        double most = mostOfAMinute(world.cloud().traffic(), digest, bad);
        check(strategy, badness, most);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f %% | %.0f s | %d of %d | %.0f s |",
                strategy.name(),
                badness.found(),
                most,
                met.seconds(),
                met.failures(),
                met.calls(),
                restoring(execution));
    }

    /** What a part of the traffic may be at most is what the step gives, and three standard deviations of the sample. */
    private static void check(Strategy strategy, Badness badness, double most) {
        if (badness.found().startsWith("before")) {
            assertEquals(0, most, badness::found);
        } else if (badness.breaks().containsValue(Break.ERRORS) || badness.alarmAt() > 0) {
            double step = Math.max(badness.alarmAt(), strategy.steps().getFirst());
            double deviation = Math.sqrt(step * (100 - step) / (60 * CALLS_A_SECOND));
            assertTrue(most <= step + 3 * deviation, () -> strategy.name() + ", " + badness.found() + ": " + most);
        }
    }

    /** Lets the alarm fire half a minute after all aliases give that part of their traffic. */
    private static void runUntilAlarm(World world, String digest, int percent) {
        Predicate<Plan.Function> reached = percent == 100
                ? function -> digest.equals(world.live().get(function.function()))
                        && weight(world, function).isEmpty()
                : function -> weight(world, function).equals(Optional.of(percent / 100.0));
        for (int second = 0;
                !world.plan().functions().stream()
                        .filter(function -> function.alias().isPresent())
                        .allMatch(reached);
                second++) {
            assertTrue(second < MOST_SECONDS, () -> percent + " % was never reached");
            world.cloud().time().runFor(Duration.ofSeconds(1));
        }
        world.cloud().time().runFor(Duration.ofSeconds(30));
        world.cloud().metrics().setAlarm(ALARM, "ALARM");
    }

    private static Optional<Double> weight(World world, Plan.Function function) {
        AliasRoutingConfiguration routing = world.cloud()
                .lambda()
                .getAlias(request -> request.functionName(function.name())
                        .name(function.alias().orElseThrow()))
                .routingConfig();
        return Optional.ofNullable(routing)
                .flatMap(found ->
                        found.additionalVersionWeights().values().stream().findFirst());
    }

    /** The greatest part of its calls, in per cent, that the image answered in any minute. */
    private static double mostOfAMinute(UserTraffic traffic, String digest, Set<String> functions) {
        Map<Long, List<UserTraffic.Tally>> minutes = traffic.tallies().stream()
                .filter(tally -> functions.contains(tally.function()))
                .collect(Collectors.groupingBy(tally -> tally.at().getEpochSecond() / 60));
        return minutes.values().stream()
                .mapToDouble(tallies ->
                        100.0 * calls(tallies, tally -> tally.digest().equals(digest)) / calls(tallies, tally -> true))
                .max()
                .orElse(0);
    }

    private static int calls(List<UserTraffic.Tally> tallies, Predicate<UserTraffic.Tally> which) {
        return tallies.stream().filter(which).mapToInt(UserTraffic.Tally::calls).sum();
    }

    /** How long the machine took to put everything back, and to see that it is. */
    private static double restoring(Execution execution) {
        return Duration.between(entered(execution, "RestoreTraffic"), entered(execution, "IsRolledBack"))
                        .toMillis()
                / 1_000.0;
    }

    private static Instant entered(Execution execution, String state) {
        return execution.history().stream()
                .filter(event -> event.type().endsWith("StateEntered"))
                .filter(event -> state.equals(event.details().get("name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("never in " + state))
                .timestamp();
    }
}
