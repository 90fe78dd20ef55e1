package slipway.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.rehearse.Approver;
import slipway.rehearse.Break;
import slipway.rehearse.Journey;
import slipway.rehearse.Progress;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;
import slipway.report.HtmlReport;
import slipway.report.JourneyReport;
import slipway.report.JsonReport;
import slipway.report.TextReport;

/** {@code slipway rehearse}. */
@Command(
        name = "rehearse",
        description = {
            "Rehearses a deployment: the state machine and its Lambdas, run against a simulated AWS in virtual time.",
            "Without --event, a good image is pushed. Nothing outside this process is read or changed."
        },
        footer = {"", "Exit code: 0 the outcome is a success, 1 it is a failure, 2 the input cannot be used."})
final class RehearseCommand implements Callable<Integer> {
    private static final double USUAL_USERS = 2;
    private static final int MOST_USERS = 100;
    private static final String USUAL_ENVIRONMENT = "dev";
    private static final Map<String, Approver> ANSWERS =
            Map.of("approve", Approver.WILLING, "reject", Approver.UNWILLING, "none", Approver.ABSENT);

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "What is deployed. Default: examples/dr-daily-report/slipway.yaml where Slipway stands.")
    private @Nullable Path manifest;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "Where to. Default: dev, or the manifest's first environment when it has no dev.")
    private @Nullable String environment;

    @Option(
            names = "--apps",
            paramLabel = "APP",
            split = ",",
            description = "Only these apps, separated by commas; may be repeated. Default: all.")
    private List<String> apps = new ArrayList<>();

    @Option(
            names = "--event",
            paramLabel = "FILE",
            description = "What starts the execution: an ECR event, or any input for StartExecution, as JSON; - reads"
                    + " standard input.")
    private @Nullable String event;

    @Option(
            names = Breaks.OPTION,
            paramLabel = "FUNCTION=KIND",
            completionCandidates = BreakKinds.class,
            description = "Makes the new image bad for a function; may be repeated. Kinds: ${COMPLETION-CANDIDATES}.")
    private List<String> breaks = new ArrayList<>();

    @Option(
            names = "--users",
            paramLabel = "N",
            description =
                    "How many calls a second users send to each function. Default: 2 where an image is bad by errors, which"
                            + " nobody else would meet; else none.")
    private @Nullable Double users;

    @Option(
            names = "--answer",
            paramLabel = "ANSWER",
            defaultValue = "approve",
            completionCandidates = Answers.class,
            description = "What is said when the environment asks for an approval: ${COMPLETION-CANDIDATES}."
                    + " Default: ${DEFAULT-VALUE}.")
    private String answer = "approve";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = Seed.class,
            description = "What chance draws from: the same seed gives the same rehearsal. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--journey",
            description = "Rehearses one image's way through all environments instead, by tags alone.")
    private boolean journey;

    @Option(names = "--json", description = "Prints the result as one JSON object.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also writes the result as one HTML page, to be looked at in a browser. An existing file is"
                    + " overwritten.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;
    private final Optional<Path> home;
    private final Rehearser rehearser;

    RehearseCommand(Terminal terminal, Optional<Path> home, Rehearser rehearser) {
        this.terminal = terminal;
        this.home = home;
        this.rehearser = rehearser;
    }

    @Override
    public Integer call() {
        Manifest read = ManifestFile.read(manifestFile());
        if (journey) {
            return travel(read);
        }
        Optional<String> input = Optional.ofNullable(event).map(file -> EventText.read(file, terminal.in()));
        Map<String, Break> broken =
                Breaks.parse(breaks, List.copyOf(read.functions().keySet()));
        RehearsalRequest request = new RehearsalRequest(
                read, environment(read), apps(read), input, broken, users(broken), approver(), seed);
        Optional<ReportFile> page = Optional.ofNullable(report).map(ReportFile::at);
        boolean watched = terminal.progress() && !json;
        RehearsalResult result = rehearser.run(request, watched ? new ProgressLines(terminal.err()) : Progress.NONE);
        if (watched) {
            terminal.err().println();
        }
        terminal.out().print(json ? JsonReport.render(result) + "\n" : TextReport.render(result, terminal.colour()));
        page.ifPresent(file -> file.write(HtmlReport.render(result, command())));
        (json ? terminal.err() : terminal.out()).print(whereReportIs(page));
        terminal.out().flush();
        return result.succeeded() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private int travel(Manifest read) {
        if (environment != null || event != null || report != null || !apps.isEmpty()) {
            throw new BadInput("--journey goes through all environments with all apps: leave out --environment, --apps,"
                    + " --event and --report.");
        }
        Journey travelled = Journey.run(
                read, Breaks.parse(breaks, List.copyOf(read.functions().keySet())), seed);
        terminal.out().print(json ? JourneyReport.json(travelled) + "\n" : JourneyReport.render(travelled));
        terminal.out().flush();
        return travelled.arrived() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private double users(Map<String, Break> broken) {
        double asked = users != null ? users : broken.containsValue(Break.ERRORS) ? USUAL_USERS : 0;
        if (!(asked >= 0 && asked <= MOST_USERS)) {
            throw new BadInput("--users %s: must be between 0 and %d calls a second.".formatted(users, MOST_USERS));
        }
        return asked;
    }

    private Approver approver() {
        return Objects.requireNonNull(ANSWERS.get(Known.require("--answer", "answer", answer, Answers.WORDS)));
    }

    /** What gives the same rehearsal again. */
    private String command() {
        ParseResult parsed = Objects.requireNonNull(spec).commandLine().getParseResult();
        List<String> words = new ArrayList<>(List.of("./slipway"));
        parsed.originalArgs().stream().map(RehearseCommand::quoted).forEach(words::add);
        if (!parsed.hasMatchedOption("--seed")) {
            words.addAll(List.of("--seed", String.valueOf(seed)));
        }
        return String.join(" ", words);
    }

    /** A word as a shell takes it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private String whereReportIs(Optional<ReportFile> page) {
        String none = json ? "" : "\nTo look at it in a browser, add --report FILE.\n";
        return page.map(file -> "\nReport: " + file.path() + "\n").orElse(none);
    }

    private Path manifestFile() {
        return Optional.ofNullable(manifest)
                .or(() -> home.map(directory -> directory.resolve("examples/dr-daily-report/slipway.yaml")))
                .orElseThrow(() -> new BadInput("--manifest: it is not known where Slipway stands, so there is no"
                        + " default. Name a manifest, or start Slipway by its launcher."));
    }

    private String environment(Manifest read) {
        Set<String> known = read.environments().keySet();
        if (environment == null) {
            return known.contains(USUAL_ENVIRONMENT)
                    ? USUAL_ENVIRONMENT
                    : known.iterator().next();
        }
        return Known.require("--environment", "environment", environment, known);
    }

    private List<String> apps(Manifest read) {
        return apps.stream()
                .map(app ->
                        Known.require("--apps", "app", app.strip(), read.apps().keySet()))
                .distinct()
                .toList();
    }

    /** Any whole number that a long holds. */
    static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            try {
                return Long.valueOf(value);
            } catch (NumberFormatException _) {
                throw new TypeConversionException(
                        "'" + value + "' is not a whole number of at most 64 bits, such as 1");
            }
        }
    }

    /** What {@code --help} and shells' completion offer of answers. */
    static final class Answers implements Iterable<String> {
        private static final List<String> WORDS = List.of("approve", "reject", "none");

        @Override
        public Iterator<String> iterator() {
            return WORDS.iterator();
        }
    }

    /** What {@code --help} and shells' completion offer. */
    static final class BreakKinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Breaks.kinds().iterator();
        }
    }
}
