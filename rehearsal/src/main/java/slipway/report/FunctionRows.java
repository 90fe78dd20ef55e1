package slipway.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.Timeline.Live;
import slipway.rehearse.Timeline.Visit;

/** The timeline's rows of functions, in the manifest's order. */
final class FunctionRows {
    /**
     * A moment at which other code began to serve.
     *
     * @param wanted whether it is the image that was to be deployed
     */
    record Mark(boolean wanted, String left, String title) {}

    /** @param liveAt when the image was live, for the eye; {@code –} when it never was */
    record Row(
            String id,
            String function,
            String name,
            String before,
            String after,
            boolean changed,
            String version,
            String liveAt,
            double lastLive,
            boolean failed,
            String failure,
            List<Bar> bars,
            List<Mark> marks) {}

    private final RehearsalResult result;
    private final Scale scale;
    private final Map<String, Map<Phase, List<Visit>>> visits = new HashMap<>();
    private final Map<String, List<Live>> live = new HashMap<>();

    private FunctionRows(RehearsalResult result, Map<String, Phase> phases, Scale scale) {
        this.result = result;
        this.scale = scale;
        for (Visit visit : result.timeline().visits()) {
            Phase phase = phases.get(visit.state());
            if (phase != null && visit.function().isPresent()) {
                visits.computeIfAbsent(visit.function().get(), _ -> new EnumMap<>(Phase.class))
                        .computeIfAbsent(phase, _ -> new ArrayList<>())
                        .add(visit);
            }
        }
        result.timeline()
                .live()
                .forEach(change -> live.computeIfAbsent(change.function(), _ -> new ArrayList<>())
                        .add(change));
    }

    static List<Row> of(RehearsalResult result, Map<String, Phase> phases, Scale scale) {
        FunctionRows rows = new FunctionRows(result, phases, scale);
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < result.functions().size(); i++) {
            all.add(rows.row(i, result.functions().get(i)));
        }
        return all;
    }

    /** Which of the states that take time belong to which phase. */
    static Map<String, Phase> phases(StateGraph.Flow flow) {
        Map<String, Phase> phases = new HashMap<>();
        collect(flow, List.of(), phases);
        return phases;
    }

    private static void collect(StateGraph.Flow flow, List<String> within, Map<String, Phase> phases) {
        for (StateGraph.State state : flow.states()) {
            if (state.type().equals("Task") || state.type().equals("Wait")) {
                Phase.of(state.name(), within).ifPresent(phase -> phases.put(state.name(), phase));
            }
            List<String> inside = new ArrayList<>(within);
            inside.add(state.name());
            state.inside().forEach(each -> collect(each, inside, phases));
        }
    }

    private Row row(int index, RehearsalResult.Function function) {
        Map<Phase, List<Visit>> own = visits.getOrDefault(function.name(), Map.of());
        List<Live> changes = live.getOrDefault(function.name(), List.of());
        Optional<Live> last = changes.stream().filter(this::isWanted).max(Comparator.comparingDouble(Live::at));
        List<Visit> failed = own.values().stream()
                .flatMap(List::stream)
                .filter(Visit::failed)
                .toList();
        return new Row(
                "f-" + index,
                function.function(),
                function.name(),
                Page.shortDigest(function.before()),
                Page.shortDigest(function.after()),
                !function.before().equals(function.after()),
                function.version().orElse("none"),
                last.map(change -> Figures.seconds(change.at())).orElse("–"),
                last.map(Live::at).orElse(-1.0),
                !failed.isEmpty(),
                failure(failed),
                bars(function, own),
                changes.stream().map(this::mark).toList());
    }

    private static String failure(List<Visit> failed) {
        return failed.isEmpty()
                ? ""
                : failed.getFirst().state() + ": " + failed.getFirst().error().orElse("broken off")
                        + failed.getFirst().cause().map(cause -> ": " + cause).orElse("");
    }

    private List<Bar> bars(RehearsalResult.Function function, Map<Phase, List<Visit>> own) {
        List<Bar> bars = new ArrayList<>();
        own.forEach((phase, visited) -> {
            boolean failed = visited.stream().anyMatch(Visit::failed);
            Bar.union(visited, scale)
                    .forEach(stretch -> bars.add(Bar.of(
                            phase.kind() + (failed ? " failed" : ""),
                            stretch,
                            scale,
                            function.function() + ", " + phase.words() + (failed ? ", failed" : ""))));
        });
        return bars;
    }

    private boolean isWanted(Live change) {
        return result.digest().filter(change.digest()::equals).isPresent();
    }

    private Mark mark(Live change) {
        boolean wanted = isWanted(change);
        String part = change.weightPercent() < 100 ? " with " + Figures.length(change.weightPercent()) + " %" : "";
        return new Mark(
                wanted,
                scale.left(change.at()),
                (wanted ? "live" : "back on " + Page.shortDigest(change.digest())) + part + " at "
                        + Figures.seconds(change.at()));
    }
}
