package slipway.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.RehearsalResult.Check;
import slipway.rehearse.Timeline.Visit;

/** What was checked, by what it was to show. */
final class EvidenceView {
    private static final String PASSED = "PASSED";
    private static final String FAILED = "FAILED";
    private static final String NOT_VERIFIED = "NOT_VERIFIED";

    private static final String FIT = "exists, is an image function, is active, has no update in progress";

    /** Keeps the file small enough to be sent. */
    private static final int MOST_ROWS = 600;

    /** @param mark a sign that says the same as the words beside it */
    record Row(String of, String stage, String check, String kind, String mark, String said, String detail) {}

    /**
     * What was seen of one invariant.
     *
     * @param open whether it is shown unfolded
     * @param more how many rows were left out, or empty
     */
    record Group(
            String id,
            String words,
            String kind,
            String mark,
            String verdict,
            String counts,
            boolean open,
            List<Row> rows,
            String more) {}

    private final Map<Invariant, List<Row>> rows = new EnumMap<>(Invariant.class);

    private EvidenceView() {}

    /** @param phases of the states that something is done to a function in */
    static List<Group> of(RehearsalResult result, Map<String, Phase> phases) {
        EvidenceView view = new EvidenceView();
        Map<String, String> names = result.functions().stream()
                .collect(Collectors.toMap(
                        RehearsalResult.Function::name, RehearsalResult.Function::function, (one, _) -> one));
        // A check that fails ends its step: what it saw is the step's error.
        result.timeline()
                .visits()
                .forEach(visit -> view.add(visit, Optional.ofNullable(phases.get(visit.state())), names));
        result.functions()
                .forEach(function ->
                        function.checks().forEach(check -> view.add(Invariant.of(check), function.function(), check)));
        result.workflow().forEach(check -> view.add(Invariant.of(check), "workflow", check));
        List<Group> groups = new ArrayList<>();
        view.rows.forEach((invariant, rows) -> groups.add(group(invariant, rows)));
        return groups;
    }

    private void add(Visit visit, Optional<Phase> phase, Map<String, String> names) {
        String of = visit.function().map(name -> names.getOrDefault(name, name)).orElse("workflow");
        if (visit.failed()) {
            String error = visit.error().orElse("broken off");
            Invariant.against(visit, phase)
                    .ifPresent(invariant -> add(
                            invariant,
                            of,
                            new Check(
                                    phase.map(Phase::words).orElse("verify"),
                                    error.substring(error.lastIndexOf('.') + 1),
                                    FAILED,
                                    visit.cause().orElse(error))));
        } else if (phase.filter(Phase.PREFLIGHT::equals).isPresent()) {
            add(Invariant.I3, of, new Check(Phase.PREFLIGHT.words(), "function", PASSED, FIT));
        }
    }

    private void add(Invariant invariant, String of, Check check) {
        rows.computeIfAbsent(invariant, _ -> new ArrayList<>())
                .add(new Row(
                        of,
                        stage(check.stage()),
                        check.check(),
                        kind(check.result()),
                        mark(check.result()),
                        said(check.result()),
                        Page.withShortDigests(check.detail())));
    }

    private static Group group(Invariant invariant, List<Row> rows) {
        long failed = count(rows, FAILED);
        long passed = count(rows, PASSED);
        long unknown = rows.size() - failed - passed;
        String verdict = failed > 0 ? FAILED : unknown > 0 ? NOT_VERIFIED : PASSED;
        // What is worst comes first: it must not be among what is left out.
        List<Row> sorted = rows.stream()
                .sorted((one, other) -> Integer.compare(weight(one), weight(other)))
                .limit(MOST_ROWS)
                .toList();
        return new Group(
                invariant.name(),
                invariant.words(),
                kind(verdict),
                mark(verdict),
                verdict.equals(NOT_VERIFIED) && passed > 0 ? "partly verified" : said(verdict),
                "%s passed · %s failed · %s not verified"
                        .formatted(Figures.whole(passed), Figures.whole(failed), Figures.whole(unknown)),
                failed > 0,
                sorted,
                rows.size() > sorted.size() ? Figures.count(rows.size() - sorted.size(), "more check") : "");
    }

    private static long count(List<Row> rows, String result) {
        return rows.stream().filter(row -> row.kind().equals(kind(result))).count();
    }

    private static int weight(Row row) {
        return switch (row.kind()) {
            case "bad" -> 0;
            case "doubt" -> 1;
            default -> 2;
        };
    }

    private static String stage(String stage) {
        return switch (stage) {
            case "staged" -> "before traffic";
            case "live" -> "once live";
            case "restored" -> "after rollback";
            default -> stage;
        };
    }

    private static String kind(String result) {
        return switch (result) {
            case PASSED -> "good";
            case FAILED -> "bad";
            default -> "doubt";
        };
    }

    private static String mark(String result) {
        return switch (result) {
            case PASSED -> "✓";
            case FAILED -> "✕";
            default -> "?";
        };
    }

    private static String said(String result) {
        return switch (result) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            default -> "not verified";
        };
    }
}
