package slipway.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slipway.asl.Execution;
import slipway.asl.HistoryEvent;
import slipway.cloud.LiveChange;
import slipway.conclude.Outcome;
import slipway.definition.Plan;

/** Reads from the simulated account what a rehearsal came to. */
final class Results {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final World world;
    private final Execution execution;
    private final JsonNode report;

    private Results(World world, Execution execution) {
        this.world = world;
        this.execution = execution;
        this.report = world.report(execution).orElse(MissingNode.getInstance());
    }

    static RehearsalResult of(World world, RehearsalRequest request, Execution execution) {
        return new Results(world, execution).read(request);
    }

    private RehearsalResult read(RehearsalRequest request) {
        Outcome outcome = outcome();
        Plan plan = world.plan();
        Optional<String> digest = text(report.path("image").path("digest"))
                .or(() -> text(report.path("request").path("digest")));
        List<LiveChange> changes = liveChanges(digest);
        return new RehearsalResult(
                outcome,
                plan.application(),
                plan.environment(),
                digest,
                functions(changes),
                functionsOfRequest()
                        .mapToInt(function -> function.apps().size())
                        .sum(),
                Watch.path(execution),
                seconds(start(), end()),
                changes.stream().map(LiveChange::at).max(Instant::compareTo).map(last -> seconds(start(), last)),
                skew(changes.stream().filter(change -> change.alias().isPresent())),
                skew(changes.stream()),
                execution.allBilledTransitions(),
                Watch.count(execution),
                Costs.estimate(world.cloud(), world.name(), start(), execution.allBilledTransitions()),
                request.seed(),
                outcome.equals(Outcome.DEPLOYED) ? Optional.empty() : reason(),
                outcome.equals(Outcome.ROLLED_BACK) || outcome.equals(Outcome.ROLLBACK_FAILED)
                        ? reason()
                        : Optional.empty(),
                firstRun(),
                workflow(),
                world.ledger().lockStatus(),
                notes(outcome, report),
                Speeds.of(world, execution, functionsOfRequest().toList(), changes),
                timeline(),
                exposure(request, digest));
    }

    private Outcome outcome() {
        JsonNode output = MAPPER.valueToTree(execution.output());
        return switch (execution.status()) {
            case SUCCEEDED -> Outcome.valueOf(output.path("outcome").asText());
            case FAILED ->
                Outcome.ofError(String.valueOf(execution.error()))
                        .orElseThrow(() -> new IllegalStateException("the execution failed without concluding: "
                                + execution.error() + ": " + execution.cause()));
            case RUNNING, TIMED_OUT, ABORTED ->
                throw new IllegalStateException("the execution did not conclude: " + execution.status());
        };
    }

    private Stream<Plan.Function> functionsOfRequest() {
        if (!report.path("request").isObject()) {
            return Stream.empty();
        }
        Set<String> apps = new HashSet<>();
        report.path("request").path("apps").forEach(app -> apps.add(app.asText()));
        return world.plan().functions().stream()
                .filter(function -> apps.isEmpty() || function.apps().stream().anyMatch(apps::contains));
    }

    private List<RehearsalResult.Function> functions(List<LiveChange> changes) {
        List<RehearsalResult.Function> functions = new ArrayList<>();
        Set<String> updated = changes.stream().map(LiveChange::function).collect(Collectors.toSet());
        functionsOfRequest()
                .forEach(function -> functions.add(new RehearsalResult.Function(
                        function.function(),
                        function.name(),
                        world.before(function),
                        world.live(function),
                        function.alias().map(alias -> world.cloud().functions().liveVersion(function.name(), alias)),
                        updated.contains(function.name()),
                        world.ledger().checks(report.path("deployment").asText(""), function.name()))));
        return functions;
    }

    private Optional<Exposure> exposure(RehearsalRequest request, Optional<String> digest) {
        if (request.callsPerSecond() == 0) {
            return Optional.empty();
        }
        List<String> about = functionsOfRequest()
                .filter(function ->
                        request.breaks().isEmpty() || request.breaks().containsKey(function.function()))
                .map(Plan.Function::name)
                .toList();
        return digest.map(image -> Exposure.of(world.cloud().traffic(), image, about, start(), end()));
    }

    private Timeline timeline() {
        return new Timeline(
                TimelineReader.read(Watch.withChildren(execution)),
                liveChanges()
                        .map(change -> new Timeline.Live(
                                change.function(),
                                seconds(start(), change.at()),
                                change.digestAfter(),
                                change.weightPercent()))
                        .toList());
    }

    /** The moments at which functions began to serve the digest. */
    private List<LiveChange> liveChanges(Optional<String> digest) {
        return liveChanges()
                .filter(change -> digest.filter(change.digestAfter()::equals).isPresent())
                .toList();
    }

    /** The moments at which other code than before began to answer a function's callers. */
    private Stream<LiveChange> liveChanges() {
        Set<String> withoutAlias = world.plan().functions().stream()
                .filter(function -> function.alias().isEmpty())
                .map(Plan.Function::name)
                .collect(Collectors.toSet());
        return world.cloud().functions().liveChanges().stream()
                .filter(change -> !change.at().isBefore(start()))
                .filter(change -> change.alias().isPresent() || withoutAlias.contains(change.function()));
    }

    private static double skew(Stream<LiveChange> changes) {
        List<Instant> moments = changes.map(LiveChange::at).sorted().toList();
        return moments.isEmpty() ? 0 : seconds(moments.getFirst(), moments.getLast());
    }

    private Optional<String> reason() {
        JsonNode why = report.path("reason").isMissingNode()
                ? MAPPER.<JsonNode>valueToTree(execution.output()).path("reason")
                : report.path("reason");
        String error = why.path("error").asText("");
        String cause = why.path("cause").asText("");
        String text = error.isEmpty() || cause.isEmpty() ? error + cause : error + ": " + cause;
        return Optional.of(text).filter(words -> !words.isEmpty());
    }

    private Optional<String> firstRun() {
        JsonNode run = report.path("firstRun");
        if (!run.isObject()) {
            return Optional.empty();
        }
        return Optional.of(
                run.path("ok").asBoolean()
                        ? "started and answered"
                        : "failed, not undone: " + run.path("error").asText() + ": "
                                + run.path("cause").asText(""));
    }

    private List<RehearsalResult.Check> workflow() {
        List<RehearsalResult.Check> checks = new ArrayList<>();
        for (String member : List.of("workflow", "test")) {
            report.path("evidence")
                    .path(member)
                    .forEach(found -> checks.add(new RehearsalResult.Check(
                            "live",
                            member.equals("test")
                                    ? "precompute " + found.path("check").asText()
                                    : "definition",
                            found.path("result").asText(),
                            found.path("detail").asText())));
        }
        return checks;
    }

    private static List<String> notes(Outcome outcome, JsonNode report) {
        List<String> notes = new ArrayList<>();
        if (outcome.equals(Outcome.DEPLOYED) && !report.path("complete").asBoolean()) {
            notes.add("not promoted: some functions of the environment were not verified with this image yet");
        }
        Optional.of(report.path("drift").asText(""))
                .filter(drift -> !drift.isEmpty())
                .ifPresent(notes::add);
        report.path("findings").forEach(finding -> notes.add(finding.asText()));
        return notes;
    }

    private Instant start() {
        return execution.history().getFirst().timestamp();
    }

    private Instant end() {
        HistoryEvent last = execution.history().getLast();
        return last.timestamp();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    private static Optional<String> text(@Nullable JsonNode node) {
        return node != null && node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
