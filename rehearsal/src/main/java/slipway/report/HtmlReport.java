package slipway.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import slipway.definition.Definition;
import slipway.rehearse.RehearsalResult;

/** A rehearsal's result as one HTML page, which needs nothing besides itself: no script, no font, no network. */
public final class HtmlReport {
    private static final Template TEMPLATE = Mustache.compiler()
            .emptyStringIsFalse(true)
            // Whatever comes from an event or from a function may be in here; a page must not obey it either.
            .withEscaper(text -> Escapers.HTML.escape(Page.printable(text)))
            .withLoader(HtmlReport::open)
            .compile(open("report.html"));

    /** What the template shows; its names are the template's. */
    private record View(
            String title,
            String kind,
            String mark,
            String outcome,
            String headline,
            String application,
            String environment,
            String digest,
            String reason,
            String incident,
            List<String> advice,
            List<Fact> facts,
            GraphView graph,
            TimelineView timeline,
            List<EvidenceView.Group> evidence,
            String firstRun,
            List<String> notes,
            List<Fact> cost,
            List<Share> shares,
            String command) {}

    /** A figure and what it says. */
    private record Fact(String name, String figure, String note) {}

    /** A part of the whole duration. */
    private record Share(String state, String row, String length, String percent) {}

    private HtmlReport() {}

    /**
     * Renders the result.
     *
     * @param command what rehearses the same again
     */
    public static String render(RehearsalResult result, String command) {
        StateGraph.Flow flow = StateGraph.of(Definition.template());
        Visited visited = Visited.in(result);
        Map<String, Phase> phases = FunctionRows.phases(flow);
        TimelineView timeline = TimelineView.of(flow, result, visited, phases);
        return TEMPLATE.execute(new View(
                result.outcome() + " · " + result.application() + " in " + result.environment(),
                result.outcome().isSuccess() ? "good" : "bad",
                result.outcome().isSuccess() ? "✓" : "✕",
                result.outcome().name().replace('_', ' '),
                headline(result),
                result.application(),
                result.environment(),
                result.digest().orElse(""),
                result.reason().map(Page::withShortDigests).orElse(""),
                result.incident()
                        .filter(incident -> !result.reason().equals(Optional.of(incident)))
                        .map(Page::withShortDigests)
                        .orElse(""),
                Advice.on(result),
                facts(result),
                GraphView.of(flow, visited),
                timeline,
                EvidenceView.of(result, phases),
                result.firstRun().map(Page::withShortDigests).orElse(""),
                result.notes(),
                cost(result),
                shares(flow, visited, result.virtualSeconds()),
                command));
    }

    /** A sentence, which follows the outcome and not a colon; a name stays as it is. */
    private static String headline(RehearsalResult result) {
        String text = Headline.of(result);
        return text.startsWith(result.application())
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static List<Fact> facts(RehearsalResult result) {
        long updated = result.functions().stream()
                .filter(RehearsalResult.Function::updated)
                .count();
        return List.of(
                new Fact("Duration", Figures.seconds(result.virtualSeconds()), "of virtual time"),
                new Fact(
                        "Live after",
                        result.liveSeconds().map(Figures::seconds).orElse("–"),
                        result.liveSeconds().isPresent() ? "the last function" : "nothing went live"),
                new Fact(
                        "Skew",
                        result.liveSeconds().isPresent() ? Figures.seconds(result.skewSeconds()) : "–",
                        result.liveSeconds().isPresent()
                                ? "with an alias; " + Figures.seconds(result.skewAllSeconds()) + " over all"
                                : "nothing went live"),
                new Fact(
                        "Functions",
                        Figures.whole(result.functions().size()),
                        Figures.count(updated, "update") + ", " + Figures.count(result.memberships(), "membership")),
                new Fact("Cost", Figures.dollars(result.estimatedCostUsd()), "estimated, this deployment"),
                new Fact("Lock", result.lock(), lock(result.lock())),
                new Fact("Seed", String.valueOf(result.seed()), "replays it exactly"));
    }

    private static String lock(String status) {
        return switch (status) {
            case "free" -> "the next deployment can start";
            case "needs-recovery" -> "a deployment is refused until it is recovered";
            default -> "afterwards";
        };
    }

    private static List<Fact> cost(RehearsalResult result) {
        double transitions = result.stepFunctionsCostUsd();
        return List.of(
                new Fact(
                        "Step Functions",
                        Figures.dollars(transitions),
                        Figures.count(result.transitions(), "transition") + ", "
                                + Figures.count(result.events(), "event")),
                new Fact(
                        "Lambda",
                        Figures.dollars(Math.max(0, result.estimatedCostUsd() - transitions)),
                        "Slipway's own requests and their time"),
                new Fact("Together", Figures.dollars(result.estimatedCostUsd()), "us-east-1, free tiers not counted"));
    }

    /** Where the time went: the outermost states that took some, the longest first. */
    private static List<Share> shares(StateGraph.Flow flow, Visited visited, double whole) {
        return flow.states().stream()
                .map(StateGraph.State::name)
                .filter(state -> visited.busy(state) >= 0.05)
                .sorted((one, other) -> Double.compare(visited.busy(other), visited.busy(one)))
                .limit(8)
                .map(state -> new Share(
                        state,
                        GraphView.row(state),
                        Figures.seconds(visited.busy(state)),
                        String.format(Locale.ROOT, "%.0f", Math.min(100, 100 * visited.busy(state) / whole))))
                .toList();
    }

    private static Reader open(String name) {
        try (InputStream resource = HtmlReport.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the class path has no slipway/report/" + name);
            }
            return new StringReader(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
