package slipway.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.conclude.Outcome;
import slipway.local.Folders;
import slipway.local.LocalCloud;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.Timeline;

/** One run of the command line, with a rehearsal that only remembers what it was asked. */
final class Run {
    /** Where the sources are; Maven runs tests in the module's directory. */
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** One that nobody has started. */
    private static final LocalCloud LOCAL_CLOUD = new LocalCloud(
            Folders.of(HOME, Path.of("target/nobody").toAbsolutePath(), Map.of()),
            Path.of("target/nobody").toAbsolutePath(),
            Map.of(),
            Optional.empty(),
            _ -> {});

    private final List<RehearsalRequest> requests = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final int exitCode;

    private Run(Builder builder, String... args) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(builder.input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                builder.watched);
        exitCode = Slipway.run(
                terminal,
                Optional.of(HOME),
                (request, progress) -> {
                    requests.add(request);
                    return builder.rehearser.run(request, progress);
                },
                Optional.of(LOCAL_CLOUD),
                args);
    }

    static Run of(String... args) {
        return new Builder().run(args);
    }

    static Builder input(String input) {
        Builder builder = new Builder();
        builder.input = input;
        return builder;
    }

    static Builder watched() {
        Builder builder = new Builder();
        builder.watched = true;
        return builder;
    }

    static Builder with(Rehearser rehearser) {
        Builder builder = new Builder();
        builder.rehearser = rehearser;
        return builder;
    }

    static Builder ending(Outcome outcome) {
        return with((request, _) -> result(request, outcome));
    }

    int exitCode() {
        return exitCode;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** What was to be rehearsed. */
    RehearsalRequest request() {
        return requests.getFirst();
    }

    boolean rehearsed() {
        return !requests.isEmpty();
    }

    /** How a run is set up. */
    static final class Builder {
        private String input = "";
        private boolean watched;
        private Rehearser rehearser = (request, progress) -> {
            progress.entered("Intake", Duration.ofMillis(1500));
            progress.happened("line-bot", "updated", Duration.ofSeconds(12));
            return result(request, Outcome.DEPLOYED);
        };

        Run run(String... args) {
            return new Run(this, args);
        }
    }

    private static RehearsalResult result(RehearsalRequest request, Outcome outcome) {
        return new RehearsalResult(
                outcome,
                request.manifest().application(),
                request.environment(),
                Optional.empty(),
                List.of(),
                0,
                List.of("Intake"),
                1,
                Optional.empty(),
                0,
                0,
                1,
                1,
                0,
                request.seed(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "free",
                List.of(),
                RehearsalResult.Speed.NONE,
                Timeline.EMPTY);
    }
}
