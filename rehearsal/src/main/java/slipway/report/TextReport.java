package slipway.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.rehearse.Exposure;
import slipway.rehearse.RehearsalResult;
import slipway.report.Page.Ink;

/** A rehearsal's result for people, in a hundred columns where the names allow. */
public final class TextReport {
    private static final String PASSED = "PASSED";
    private static final String FAILED = "FAILED";
    private static final String NOT_VERIFIED = "not verified";
    private static final Map<String, String> PHASES =
            Map.of("verifyStaged", "verify staged", "verifyRounds", "verify rounds", "observe", "watch");

    /** How many functions are listed one by one. */
    private static final int LONGEST_LIST = 40;

    private final RehearsalResult result;
    private final Page page;

    private TextReport(RehearsalResult result, boolean ansi) {
        this.result = result;
        this.page = new Page(ansi);
    }

    /**
     * Renders the result, with a line break at the end.
     *
     * @param ansi whether to use colour
     */
    public static String render(RehearsalResult result, boolean ansi) {
        TextReport report = new TextReport(result, ansi);
        report.head();
        report.functions();
        report.checks();
        report.figures();
        return report.page.toString();
    }

    private void head() {
        page.entry(result.outcome().isSuccess() ? Ink.GOOD : Ink.BAD, result.outcome() + ": ", Headline.of(result));
        page.blank();
        result.digest().ifPresent(digest -> entry("image", digest));
        entry("environment", result.environment() + " of " + result.application());
        result.reason().ifPresent(reason -> entry("reason", reason));
        result.incident()
                .filter(incident -> !result.reason().equals(Optional.of(incident)))
                .ifPresent(incident -> entry("incident", incident));
        entry("lock", lock());
    }

    private String lock() {
        return switch (result.lock()) {
            case "free" -> "free: the next deployment can start";
            case "needs-recovery" ->
                "needs recovery: a redrive, a recovery or a rollback goes on; a deployment is refused";
            default -> result.lock();
        };
    }

    private void functions() {
        if (result.functions().isEmpty()) {
            return;
        }
        long updates = result.functions().stream()
                .filter(RehearsalResult.Function::updated)
                .count();
        title("%s, %s, %s"
                .formatted(
                        count(result.functions().size(), "function"),
                        count(result.memberships(), "membership"),
                        count(updates, "update")));
        List<RehearsalResult.Function> listed = listed();
        int width = listed.stream()
                .mapToInt(function -> function.name().length())
                .max()
                .orElse(0);
        String row = "  %-" + width + "s  %-12s %2s %-12s  %s";
        if (!listed.isEmpty()) {
            page.line(row.formatted("name", "before", "", "after", "version"));
        }
        for (RehearsalResult.Function function : listed) {
            page.line(row.formatted(
                    function.name(),
                    Page.shortDigest(function.before()),
                    "->",
                    Page.shortDigest(function.after()),
                    function.version().orElse("none (no alias)")));
        }
        int others = result.functions().size() - listed.size();
        if (others > 0) {
            page.line("  " + (listed.isEmpty() ? "" : "and ") + others
                    + " with nothing unusual about them; --json lists every function");
        }
    }

    /** Of a large fleet only those that a person wants to see: what failed, and what does not run what the others run. */
    private List<RehearsalResult.Function> listed() {
        if (result.functions().size() <= LONGEST_LIST) {
            return result.functions();
        }
        String usual = result.functions().stream()
                .collect(Collectors.groupingBy(RehearsalResult.Function::after, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        return result.functions().stream()
                .filter(function -> !function.after().equals(usual)
                        || function.checks().stream()
                                .anyMatch(check -> check.result().equals(FAILED)))
                .limit(LONGEST_LIST)
                .toList();
    }

    private void checks() {
        List<RehearsalResult.Check> all = Stream.concat(
                        result.functions().stream().flatMap(function -> function.checks().stream()),
                        result.workflow().stream())
                .toList();
        if (!all.isEmpty()) {
            title("Checks: %d passed, %d failed, %d not verified"
                    .formatted(
                            count(all, PASSED),
                            count(all, FAILED),
                            all.size() - count(all, PASSED) - count(all, FAILED)));
            List<RehearsalResult.Function> listed = listed();
            int width = listed.stream()
                    .mapToInt(function -> widest(function.checks()))
                    .max()
                    .orElse(0);
            listed.forEach(function -> checks(function.function(), function.checks(), width));
            checks("workflow", result.workflow(), widest(result.workflow()));
        }
        result.firstRun().ifPresent(firstRun -> {
            title("First run");
            page.entry("  ", Page.withShortDigests(firstRun));
        });
    }

    private static int widest(List<RehearsalResult.Check> checks) {
        return checks.stream().mapToInt(check -> check.check().length()).max().orElse(0);
    }

    private void checks(String of, List<RehearsalResult.Check> checks, int width) {
        if (checks.isEmpty()) {
            return;
        }
        page.line("  " + of);
        String label = "    %-6s %-8s  %-" + width + "s  ";
        for (RehearsalResult.Check check : checks) {
            page.entry(ink(check), label.formatted(mark(check), check.stage(), check.check()), detail(check));
        }
    }

    private static String mark(RehearsalResult.Check check) {
        return switch (check.result()) {
            case PASSED -> "ok";
            case FAILED -> "FAILED";
            default -> "-";
        };
    }

    private static Ink ink(RehearsalResult.Check check) {
        return switch (check.result()) {
            case PASSED -> Ink.GOOD;
            case FAILED -> Ink.BAD;
            default -> Ink.DOUBT;
        };
    }

    private static String detail(RehearsalResult.Check check) {
        String detail = Page.withShortDigests(check.detail());
        boolean said =
                check.result().equals(PASSED) || check.result().equals(FAILED) || detail.startsWith(NOT_VERIFIED);
        return said ? detail : NOT_VERIFIED + " by " + check.check() + ": " + detail;
    }

    private void figures() {
        title("Figures");
        entry("duration", seconds(result.virtualSeconds()) + " of virtual time");
        result.liveSeconds().ifPresent(live -> entry("live after", seconds(live)));
        entry(
                "skew",
                "%s from the first to the last function with an alias; %s over all of them"
                        .formatted(seconds(result.skewSeconds()), seconds(result.skewAllSeconds())));
        if (!result.speed().phases().isEmpty()) {
            entry("phases", phases());
        }
        result.speed()
                .lockToLive()
                .ifPresent(took -> pace("brought live", took, result.speed().floor()));
        result.speed()
                .restore()
                .ifPresent(took -> pace("brought back", took, result.speed().restoreFloor()));
        result.exposure().ifPresent(exposure -> entry("users", users(exposure)));
        entry("transitions", "%d billed; %d events of history".formatted(result.transitions(), result.events()));
        entry("cost", String.format(Locale.ROOT, "%.4f USD, estimated", result.estimatedCostUsd()));
        entry("seed", result.seed() + " (the same seed gives the same rehearsal)");
        if (!result.notes().isEmpty()) {
            title("Notes");
            result.notes().forEach(note -> page.entry("  - ", Page.withShortDigests(note)));
        }
    }

    private static String users(Exposure exposure) {
        String met = exposure.exposed() == 0
                ? "the image answered none of them"
                : String.format(
                        Locale.ROOT,
                        "the image answered %,d, %.1f %% while it did, for %s; %,d of these failed",
                        exposure.exposed(),
                        exposure.sharePercent(),
                        seconds(exposure.seconds()),
                        exposure.exposedFailures());
        return String.format(
                Locale.ROOT,
                "%,d calls of %s, %,d failed; %s",
                exposure.calls(),
                count(exposure.functions(), "function"),
                exposure.failures(),
                met);
    }

    private String phases() {
        return result.speed().phases().entrySet().stream()
                .map(phase -> PHASES.getOrDefault(phase.getKey(), phase.getKey()) + " " + seconds(phase.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void pace(String label, double took, Optional<Double> floor) {
        floor.ifPresent(least -> entry(
                label,
                "in %s, %.2f times the %s that AWS's limits and updates allow"
                        .formatted(seconds(took), took / least, seconds(least))));
    }

    private void title(String title) {
        page.blank();
        page.line(Ink.BOLD, title);
    }

    private void entry(String label, String what) {
        page.entry("  %-12s ".formatted(label), what);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static long count(List<RehearsalResult.Check> checks, String result) {
        return checks.stream().filter(check -> check.result().equals(result)).count();
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
