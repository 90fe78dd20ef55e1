package slipway.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.benchmark.FleetManifest;
import slipway.conclude.Outcome;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.rehearse.Break;
import slipway.rehearse.Progress;
import slipway.rehearse.Rehearsal;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.RehearsalResult.Check;
import slipway.rehearse.Timeline;
import slipway.report.HtmlReport;

/** Reports to look at. */
final class Reports {
    static final String HOSTILE =
            "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
                    + "'\"`{{title}}&lt;\u202Egnp.exe \u05E9\u05DC\u05D5\u05DD " + "wide".repeat(200);

    private static final Manifest MANIFEST = ManifestFile.read(Path.of("../examples/dr-daily-report/slipway.yaml"));

    private Reports() {}

    static RehearsalResult deployment() {
        return rehearse(Map.of());
    }

    /** Found out before traffic reached the new image. */
    static RehearsalResult rollback() {
        return rehearse(Map.of("line-bot", Break.UNHEALTHY));
    }

    /** Found out when the new image was live: a function without an alias is. */
    static RehearsalResult lateRollback() {
        return rehearse(Map.of("ticker-scheduler", Break.UPDATE_FAILS));
    }

    static RehearsalResult refusal() {
        return rehearse(MANIFEST, Optional.of("{\"tag\": 7}"), Map.of());
    }

    /** A fleet of so many functions, one of which fails once its new image is live. */
    static RehearsalResult fleetRollback(int functions) {
        return rehearse(fleetOf(functions), Map.of(FleetManifest.function(9), Break.UPDATE_FAILS));
    }

    static RehearsalResult fleet(int functions) {
        return rehearse(fleetOf(functions), Map.of());
    }

    private static Manifest fleetOf(int functions) {
        return ManifestFile.parse("fleet.yaml", FleetManifest.of(functions));
    }

    /** Every text that can come from outside is as nasty as it gets. */
    static RehearsalResult hostile() {
        RehearsalResult good = deployment();
        List<Check> checks = List.of(new Check(HOSTILE, HOSTILE, HOSTILE, HOSTILE));
        List<RehearsalResult.Function> functions = List.of(
                new RehearsalResult.Function(HOSTILE, HOSTILE, HOSTILE, HOSTILE, Optional.of(HOSTILE), true, checks));
        Optional<String> text = Optional.of(HOSTILE);
        return new RehearsalResult(
                Outcome.ROLLBACK_FAILED,
                HOSTILE,
                HOSTILE,
                text,
                functions,
                1,
                List.of(HOSTILE),
                good.virtualSeconds(),
                good.liveSeconds(),
                0,
                0,
                1,
                1,
                0,
                1,
                text,
                Optional.of(HOSTILE + "!"),
                text,
                checks,
                HOSTILE,
                List.of(HOSTILE),
                RehearsalResult.Speed.NONE,
                new Timeline(
                        List.of(new Timeline.Visit("UpdateFunction", Optional.empty(), text, 1, 2, text, text, true)),
                        List.of(new Timeline.Live(HOSTILE, 3, HOSTILE, 10))));
    }

    private static RehearsalResult rehearse(Map<String, Break> breaks) {
        return rehearse(MANIFEST, breaks);
    }

    private static RehearsalResult rehearse(Manifest manifest, Map<String, Break> breaks) {
        return rehearse(manifest, Optional.empty(), breaks);
    }

    private static RehearsalResult rehearse(Manifest manifest, Optional<String> event, Map<String, Break> breaks) {
        return Rehearsal.run(new RehearsalRequest(manifest, "dev", List.of(), event, breaks, 1), Progress.NONE);
    }

    /** Writes the page and answers its address. */
    static String write(Path directory, String name, RehearsalResult result) {
        try {
            Path file = Files.createDirectories(directory).resolve(name + ".html");
            Files.writeString(file, HtmlReport.render(result, "./slipway rehearse --seed " + result.seed()));
            return file.toAbsolutePath().toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
