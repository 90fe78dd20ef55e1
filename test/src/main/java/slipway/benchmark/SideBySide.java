package slipway.benchmark;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Slipway beside the shell scripts that it stands for, on the same endpoint; prints tables in Markdown. */
final class SideBySide {
    private static final int DEFAULT_RUNS = 5;
    private static final List<Duration> SETTLES =
            Stream.of(500, 2_000, 10_000).map(Duration::ofMillis).toList();

    private final PrintStream out = System.out;
    private final Contest contest;
    private final ResponderCloud cloud;
    private final int runs;

    private SideBySide(ResponderCloud cloud, Contest contest, int runs) {
        this.cloud = cloud;
        this.contest = contest;
        this.runs = runs;
    }

    /**
     * Measures and prints.
     *
     * @param args the checkout; how many runs; which settle times, in milliseconds
     */
    public static void main(String[] args) throws Exception {
        Path checkout = Path.of(args[0]).toAbsolutePath().normalize();
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_RUNS;
        List<Duration> settles = args.length > 2
                ? Stream.of(args)
                        .skip(2)
                        .map(text -> Duration.ofMillis(Long.parseLong(text)))
                        .toList()
                : SETTLES;
        try (ResponderCloud cloud = ResponderCloud.start(checkout)) {
            Contest contest = new Contest(cloud, checkout.resolve("test/benchmarks"));
            new SideBySide(cloud, contest, runs).print(settles);
        }
    }

    private void print(List<Duration> settles) throws Exception {
        out.printf(
                Locale.ROOT,
                "%s %s, %s processors; %d functions, medians of %d runs; seconds from the start until the last function is live%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ResponderCloud.FUNCTIONS,
                runs);
        cloud.settle(Duration.ZERO);
        // Whatever starts once for all is started by then.
        contest.run(Way.WARM, Duration.ZERO);
        for (Duration settle : settles) {
            Map<Way, List<Contest.Result>> results = measure(settle);
            printTimes(settle, results);
            printSpent(results);
        }
    }

    /** The ways take turns, so that whatever changes on the machine meanwhile meets them all. */
    private Map<Way, List<Contest.Result>> measure(Duration settle) throws Exception {
        cloud.settle(settle);
        Map<Way, List<Contest.Result>> results = new EnumMap<>(Way.class);
        for (int run = 0; run < runs; run++) {
            for (Way way : Way.values()) {
                Contest.Result result = contest.run(way, settle);
                System.err.printf(
                        Locale.ROOT,
                        "side by side: %.1f s settle, run %d, %s: %.1f s%n",
                        seconds(settle),
                        run + 1,
                        way.title(),
                        seconds(result.untilLive()));
                results.computeIfAbsent(way, _ -> new ArrayList<>()).add(result);
            }
        }
        return results;
    }

    private void printTimes(Duration settle, Map<Way, List<Contest.Result>> results) {
        out.printf(Locale.ROOT, "%n| settle %.1f s | median | least | most |%n|---|--:|--:|--:|%n", seconds(settle));
        results.forEach((way, all) -> {
            List<Duration> sorted =
                    all.stream().map(Contest.Result::untilLive).sorted().toList();
            out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f |%n",
                    way.title(),
                    seconds(median(sorted)),
                    seconds(sorted.getFirst()),
                    seconds(sorted.getLast()));
        });
    }

    private void printSpent(Map<Way, List<Contest.Result>> results) {
        out.printf("%n| of which | settle | seen late | Lambdas | state machine |%n|---|--:|--:|--:|--:|%n");
        for (Way way : List.of(Way.COLD, Way.WARM)) {
            List<TimeSpent> spent = results.getOrDefault(way, List.of()).stream()
                    .flatMap(result -> result.spent().stream())
                    .toList();
            out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                    way.title(),
                    median(spent, TimeSpent::settle),
                    median(spent, TimeSpent::detection),
                    median(spent, TimeSpent::lambdas),
                    median(spent, TimeSpent::machine));
        }
        out.flush();
    }

    private static double median(List<TimeSpent> spent, Function<TimeSpent, Duration> part) {
        return seconds(median(spent.stream().map(part).sorted().toList()));
    }

    private static Duration median(List<Duration> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
