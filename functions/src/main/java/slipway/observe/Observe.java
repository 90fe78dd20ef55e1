package slipway.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.error.ImportFailed;
import slipway.error.SilentFunction;
import slipway.error.TooManyErrors;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.step.Clients;
import slipway.step.Step;
import slipway.verify.Evidence;
import slipway.verify.LogRules;
import slipway.verify.LogTail;
import slipway.verify.Probe;
import slipway.verify.Prober;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Looks once at how a function does since it changed: its error rate and its log. Changes nothing of the function; where too few users
 * came by, it asks what the manifest declares to be asked.
 */
public final class Observe implements Step<Observe.Input, Observe.Output> {
    private static final int ALL = 100;

    /** How much of the past is compared with. */
    private static final Duration PAST = Duration.ofHours(1);

    /**
     * What the machine hands in.
     *
     * @param alias what carries the traffic; absent when the function itself does
     * @param percent what part of the traffic the new version has
     * @param since when the watch began; of a part of the traffic, when it first got any
     * @param last whether nobody will look again
     */
    public record Input(
            String function,
            Optional<String> alias,
            List<Probe> probes,
            LogRules logRules,
            int percent,
            Instant since,
            Instant now,
            boolean last,
            double errorRatePercent,
            Hold hold) {
        public Input {
            probes = List.copyOf(probes);
        }
    }

    /** What the machine gets back. */
    public record Output(boolean ok, String function) {}

    private final InvocationMetrics metrics;
    private final CloudWatchLogsClient logs;
    private final Prober prober;
    private final Ledger ledger;

    Observe(InvocationMetrics metrics, CloudWatchLogsClient logs, Prober prober, Ledger ledger) {
        this.metrics = metrics;
        this.logs = logs;
        this.prober = prober;
        this.ledger = ledger;
    }

    public static Observe of(Clients clients, Ledger ledger) {
        return new Observe(
                new InvocationMetrics(clients.cloudWatch()),
                clients.logs(),
                new Prober(clients.lambda(), clients.http()),
                ledger);
    }

    @Override
    public Output run(Input input) {
        Optional<String> version = input.alias().map(_ -> ledger.stagedVersion(input.hold(), input.function()));
        List<Evidence> evidence = new ArrayList<>();
        FunctionLog log = new FunctionLog(logs, input.function(), version.orElse("$LATEST"), input.since());
        evidence.add(imports(input, version.orElse("$LATEST"), log));
        List<Sample> samples = samples(input, version);
        // Whom nobody called has nothing to say; and a search that can be spared is one that others may make.
        if (input.last() && samples.getFirst().invocations() > 0) {
            evidence.addAll(words(input, version.orElse("$LATEST"), log));
        }
        ErrorRates.Finding finding =
                ErrorRates.judge(samples.getFirst(), samples.getLast(), input.errorRatePercent() / ALL, input.last());
        evidence.addAll(Findings.evidence(input, samples.getFirst(), samples.getLast(), finding));
        if (finding == ErrorRates.Finding.TOO_MANY || finding == ErrorRates.Finding.WORSE) {
            throw new TooManyErrors(Findings.message(input, version, samples.getFirst(), samples.getLast(), finding));
        }
        if (finding == ErrorRates.Finding.UNKNOWN) {
            evidence.addAll(ask(input, version));
        }
        ledger.verified(input.hold(), input.function(), "observed", Evidence.json(evidence));
        return new Output(true, input.function());
    }

    private static Evidence imports(Input input, String version, FunctionLog log) {
        Optional<LogTail> searched = log.importErrors();
        if (searched.isEmpty()) {
            return Evidence.notVerified(
                    "logs", "there is no log group " + log.group() + ": what it logs elsewhere was not searched");
        }
        Optional<String> found = searched.get().importError();
        if (found.isPresent() && input.logRules().importErrors()) {
            throw new ImportFailed(
                    input.function() + " version " + version + " cannot load its code (" + found.get()
                            + " in its log, when users called it). Build the image with everything it imports, and push a new one.");
        }
        return found.map(words -> Evidence.notVerified(
                        "logs", words + " in its log: not undone, as the manifest says (rollback.importErrors)"))
                .orElseGet(() -> Evidence.passed("logs", "no import error in its log since " + input.since()));
    }

    /** Evidence only of a silence that the manifest lets pass. */
    private static List<Evidence> words(Input input, String version, FunctionLog log) {
        boolean silent = log.isSilent();
        if (silent && input.logRules().silentFunctions()) {
            throw new SilentFunction(input.function() + " version " + version
                    + " logged only the platform's lines when users called it: its own code seems not to run, or its logging is off."
                    + " Log at least a line in each invocation.");
        }
        return silent
                ? List.of(
                        Evidence.notVerified(
                                "logs",
                                "only the platform's lines when users called it: not undone, as the manifest says (rollback.silentFunctions)"))
                : List.of();
    }

    /** Since the change, and before it. */
    private List<Sample> samples(Input input, Optional<String> version) {
        String function = input.function();
        String resource = input.alias().map(alias -> function + ":" + alias).orElse(function);
        Map<String, String> whole = Map.of("FunctionName", function, "Resource", resource);
        boolean part = input.percent() < ALL && version.isPresent();
        // Of a part, the version tells old from new. Of the whole only the time does, and the first minute has both.
        Instant minute = input.since().truncatedTo(ChronoUnit.MINUTES);
        InvocationMetrics.Extent now = new InvocationMetrics.Extent(
                part ? Map.of("FunctionName", function, "Resource", resource, "ExecutedVersion", version.get()) : whole,
                part ? minute.minus(1, ChronoUnit.MINUTES) : minute.plus(1, ChronoUnit.MINUTES),
                input.now());
        Instant before = ledger.findSnapshotTime(input.hold(), function)
                .orElse(input.since())
                .truncatedTo(ChronoUnit.MINUTES);
        InvocationMetrics.Extent past = new InvocationMetrics.Extent(whole, before.minus(PAST), before);
        return metrics.read(before.minus(PAST), input.now(), List.of(now, past));
    }

    /** Nobody is asked what the manifest does not declare; HTTP leads to the new version for certain only when it has all traffic. */
    private List<Evidence> ask(Input input, Optional<String> version) {
        List<Probe> due = input.probes().stream()
                .filter(probe -> probe.payload().isPresent() || input.percent() == ALL)
                .toList();
        Duration patience = Prober.patience(due);
        return due.stream()
                .flatMap(probe -> prober.ask(input.function(), version, probe, patience, input.logRules()).stream())
                .toList();
    }
}
