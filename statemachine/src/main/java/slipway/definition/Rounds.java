package slipway.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import slipway.manifest.Strategy;

/**
 * Turns a strategy into rounds, each of which gives one group of functions a part of their traffic.
 *
 * <p>Rolling makes groups of as many functions as go live together. Every other strategy knows two at most: the functions with an alias,
 * and those without, which go live by their update and therefore last.
 */
final class Rounds {
    /** How often all watched rounds together are looked at: each look adds to the machine's history. */
    private static final int LOOKS = 20;

    /** Lambda's metrics have a point each minute. */
    private static final int SHORTEST_LOOK_SECONDS = 60;

    private final Strategy strategy;
    private final List<Plan.Function> functions;
    private final List<Plan.Round> rounds = new ArrayList<>();

    private Rounds(Strategy strategy, List<Plan.Function> functions) {
        this.strategy = strategy;
        this.functions = functions;
    }

    /** @param functions with their groups, in the plan's order */
    static List<Plan.Round> of(Strategy strategy, List<Plan.Function> functions) {
        return new Rounds(strategy, functions).rounds();
    }

    /** The group of the n-th function of the plan's order. */
    static int group(Strategy strategy, int n, boolean aliased, int size) {
        return switch (strategy) {
            case Strategy.AllAtOnce _ -> 0;
            case Strategy.Rolling rolling -> n / rolling.batch(size);
            case Strategy.BlueGreen _, Strategy.Canary _, Strategy.Linear _ -> aliased ? 0 : 1;
        };
    }

    /** How long a watched time lasts until it is looked at, so that there are no more looks than these. */
    static int lookSeconds(Duration watched, int looks) {
        return Math.max(SHORTEST_LOOK_SECONDS, Math.ceilDiv((int) watched.toSeconds(), Math.max(1, looks)));
    }

    private List<Plan.Round> rounds() {
        switch (strategy) {
            case Strategy.Canary(int percent, Duration hold) -> part(percent, hold, LOOKS / 2);
            case Strategy.Linear linear ->
                IntStream.rangeClosed(1, linear.steps())
                        .forEach(step -> part(step * linear.percent(), linear.every(), LOOKS / linear.steps()));
            case Strategy.AllAtOnce _, Strategy.Rolling _, Strategy.BlueGreen _ -> {}
        }
        int last = functions.stream().mapToInt(Plan.Function::group).max().orElseThrow();
        for (int group = 0; group <= last; group++) {
            round(group, 100, group < last, 0, 0);
        }
        return List.copyOf(rounds);
    }

    private void part(int percent, Duration watched, int looks) {
        round(0, percent, false, (int) watched.toSeconds(), lookSeconds(watched, looks));
    }

    private void round(int group, int percent, boolean verify, int watchSeconds, int lookSeconds) {
        List<Integer> batches = batches(group);
        rounds.add(new Plan.Round(
                group, percent, verify, watchSeconds, lookSeconds, batches.getFirst(), batches.getLast()));
    }

    /** The indexes of the plan's batches that have functions of a group. */
    private List<Integer> batches(int group) {
        List<List<Plan.Function>> all = Batches.of(functions);
        return IntStream.range(0, all.size())
                .filter(index -> all.get(index).stream().anyMatch(function -> function.group() == group))
                .boxed()
                .toList();
    }
}
