package slipway.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.RehearsalResult.Check;
import slipway.rehearse.Timeline.Visit;

/** What was checked, by what it was to show. */
final class EvidenceView {
    private static final String PASSED = "PASSED";
    private static final String FAILED = "FAILED";
    private static final String NOT_VERIFIED = "NOT_VERIFIED";

    /** Keeps the file small enough to be sent. */
    private static final int MOST_ROWS = 600;

    /** What must hold, under its number in the requirements. */
    enum Invariant {
        I3("Every function was fit to be changed, before anything was"),
        V1("Every function runs exactly the requested digest"),
        V2("Health and endpoints answer as they should"),
        V3("Logs show the application at work, and no import errors"),
        V5("The workflow reaches its functions"),
        V6("Test events are answered in the expected shape");

        private final String words;

        Invariant(String words) {
            this.words = words;
        }

        private static Invariant of(Check check) {
            return switch (check.check()) {
                case "digest" -> V1;
                case "logs" -> V3;
                case "definition", "workflow" -> V5;
                case "test", "invocation" -> V6;
                default -> check.check().startsWith("precompute") ? V6 : V2;
            };
        }
    }

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

    static List<Group> of(RehearsalResult result) {
        EvidenceView view = new EvidenceView();
        result.functions().forEach(function -> {
            result.timeline().visits().stream()
                    .filter(visit -> visit.state().equals("PreflightFunction"))
                    .filter(visit ->
                            visit.function().filter(function.name()::equals).isPresent())
                    .findFirst()
                    .ifPresent(visit -> view.add(Invariant.I3, function.function(), preflight(visit)));
            function.checks().forEach(check -> view.add(Invariant.of(check), function.function(), check));
        });
        result.workflow().forEach(check -> view.add(Invariant.of(check), "workflow", check));
        List<Group> groups = new ArrayList<>();
        view.rows.forEach((invariant, rows) -> groups.add(group(invariant, rows)));
        return groups;
    }

    private static Check preflight(Visit visit) {
        boolean failed = visit.failed();
        return new Check(
                "before",
                "preflight",
                failed ? FAILED : PASSED,
                failed
                        ? visit.error().orElse("the check was broken off")
                        : "exists, is an image function, is active, has no update in progress");
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
        String verdict = failed > 0 ? FAILED : passed > 0 ? PASSED : NOT_VERIFIED;
        // What is worst comes first: it must not be among what is left out.
        List<Row> sorted = rows.stream()
                .sorted((one, other) -> Integer.compare(weight(one), weight(other)))
                .limit(MOST_ROWS)
                .toList();
        return new Group(
                invariant.name(),
                invariant.words,
                kind(verdict),
                mark(verdict),
                said(verdict),
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
            case "before" -> "before the change";
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
