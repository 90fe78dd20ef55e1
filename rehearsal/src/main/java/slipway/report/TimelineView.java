package slipway.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.Timeline.Live;

/**
 * The timeline as the page shows it.
 *
 * @param functions the rows that are shown; of a fleet, those that failed and the slowest
 * @param others the rows that are folded away
 * @param left how many functions are not even there
 */
record TimelineView(
        List<Scale.Tick> ticks,
        List<StateRows.Row> states,
        List<Bracket> brackets,
        List<Phase> phases,
        List<FunctionRows.Row> functions,
        boolean fleet,
        String shown,
        List<Density> density,
        List<FunctionRows.Row> others,
        String allOthers,
        String left) {
    /** More rows than these are no picture any more. */
    private static final int MOST_ROWS = 40;

    private static final int MOST_FAILED = 30;
    private static final int SLOWEST = 10;
    /** Keeps the file small enough to be sent. */
    private static final int MOST_FOLDED = 1_500;

    /** From the first to the last of some functions going live. */
    record Bracket(String left, String width, boolean late, String whose, String skew, String title) {}

    static TimelineView of(StateGraph.Flow flow, RehearsalResult result, Visited visited, Map<String, Phase> phases) {
        Scale scale = Scale.of(result);
        List<FunctionRows.Row> all = FunctionRows.of(result, phases, scale);
        boolean fleet = all.size() > MOST_ROWS;
        List<FunctionRows.Row> shown = fleet ? telling(all) : all;
        List<FunctionRows.Row> others =
                all.stream().filter(row -> !shown.contains(row)).toList();
        List<FunctionRows.Row> folded = others.stream().limit(MOST_FOLDED).toList();
        return new TimelineView(
                scale.ticks(),
                StateRows.of(flow, visited, scale),
                brackets(result, scale),
                Arrays.stream(Phase.values())
                        .filter(phase -> result.timeline().visits().stream()
                                .anyMatch(visit ->
                                        visit.function().isPresent() && phase.equals(phases.get(visit.state()))))
                        .toList(),
                shown,
                fleet,
                fleet ? shown(shown, all) : "",
                fleet ? Density.of(result, phases, scale) : List.of(),
                folded,
                Figures.count(folded.size(), "other function"),
                others.size() > folded.size() ? Figures.count(others.size() - folded.size(), "more function") : "");
    }

    /** The failed ones first, then those that were live last. */
    private static List<FunctionRows.Row> telling(List<FunctionRows.Row> all) {
        List<FunctionRows.Row> telling = new ArrayList<>(
                all.stream().filter(FunctionRows.Row::failed).limit(MOST_FAILED).toList());
        all.stream()
                .filter(Predicate.not(FunctionRows.Row::failed))
                .sorted(Comparator.comparingDouble(FunctionRows.Row::lastLive).reversed())
                .limit(SLOWEST)
                .forEach(telling::add);
        return telling;
    }

    private static String shown(List<FunctionRows.Row> shown, List<FunctionRows.Row> all) {
        long failed = all.stream().filter(FunctionRows.Row::failed).count();
        long failedShown = shown.stream().filter(FunctionRows.Row::failed).count();
        String slowest = "the " + (shown.size() - failedShown) + " that were live last";
        return failed == 0
                ? slowest
                : (failed > failedShown ? failedShown + " of " : "") + Figures.count(failed, "function")
                        + " in which something failed, and " + slowest;
    }

    private static List<Bracket> brackets(RehearsalResult result, Scale scale) {
        List<String> aliased = result.functions().stream()
                .filter(function -> function.version().isPresent())
                .map(RehearsalResult.Function::name)
                .toList();
        List<Live> wanted = result.timeline().live().stream()
                .filter(change ->
                        result.digest().filter(change.digest()::equals).isPresent())
                .toList();
        List<Bracket> brackets = new ArrayList<>();
        boolean mixed =
                !aliased.isEmpty() && aliased.size() < result.functions().size();
        if (mixed) {
            add(brackets, "with an alias", wanted.stream().filter(live -> aliased.contains(live.function())), scale);
        }
        add(brackets, "all functions", wanted.stream(), scale);
        return brackets;
    }

    private static void add(List<Bracket> brackets, String whose, Stream<Live> changes, Scale scale) {
        List<Double> moments = changes.map(Live::at).sorted().toList();
        if (!moments.isEmpty()) {
            double first = moments.getFirst();
            double last = moments.getLast();
            brackets.add(new Bracket(
                    scale.left(first),
                    scale.left(last - first),
                    scale.percent(last) > 75,
                    whose,
                    "skew " + Figures.seconds(last - first),
                    "first live at %s, last at %s".formatted(Figures.seconds(first), Figures.seconds(last))));
        }
    }
}
