package slipway.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.conclude.Outcome;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.RehearsalResult.Check;
import slipway.rehearse.RehearsalResult.Function;
import slipway.rehearse.Timeline;

/** Results as a rehearsal could give them, made by hand. */
final class Results {
    static final String OLD = "sha256:" + "0a1b2c3d4e5f6789".repeat(4);
    static final String NEW = "sha256:" + "fedcba9876543210".repeat(4);

    private Results() {}

    static RehearsalResult deployed() {
        return result(
                Outcome.DEPLOYED,
                List.of(line(NEW), scheduler(NEW)),
                Optional.empty(),
                Optional.empty(),
                "free",
                List.of("promotion not checked"));
    }

    static RehearsalResult rolledBack(String cause) {
        return result(
                Outcome.ROLLED_BACK,
                List.of(line(OLD), scheduler(OLD)),
                Optional.of(cause),
                Optional.of(cause),
                "free",
                List.of());
    }

    /** One of the two functions stayed on the new digest. */
    static RehearsalResult rollbackFailed() {
        return result(
                Outcome.ROLLBACK_FAILED,
                List.of(line(OLD), scheduler(NEW)),
                Optional.of("slipway.error.RestoreFailed: throttled"),
                Optional.of("slipway.error.Unhealthy: no"),
                "needs-recovery",
                List.of());
    }

    static RehearsalResult refused() {
        return new RehearsalResult(
                Outcome.REFUSED,
                "shop",
                "dev",
                Optional.empty(),
                List.of(),
                0,
                List.of("LoadPlan", "Intake", "Conclude"),
                2,
                Optional.empty(),
                0,
                0,
                9,
                21,
                0.0002,
                7,
                Optional.of("slipway.error.InvalidRequest: no detail"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "free",
                List.of(),
                RehearsalResult.Speed.NONE,
                Timeline.EMPTY);
    }

    private static RehearsalResult result(
            Outcome outcome,
            List<Function> functions,
            Optional<String> reason,
            Optional<String> incident,
            String lock,
            List<String> notes) {
        return new RehearsalResult(
                outcome,
                "shop",
                "dev",
                Optional.of(NEW),
                functions,
                3,
                List.of("LoadPlan", "Intake", "Release", "Conclude"),
                63.26,
                Optional.of(41.5),
                1.5,
                12.25,
                118,
                504,
                0.00412,
                7,
                reason,
                incident,
                Optional.of("shop-controller-dev started the first run"),
                List.of(new Check("live", "workflow", "PASSED", "FanOut is a reachable Map")),
                lock,
                notes,
                new RehearsalResult.Speed(
                        Map.of("stage", 20.04),
                        Optional.of(30.0),
                        Optional.of(25.0),
                        Optional.empty(),
                        Optional.empty()),
                Timeline.EMPTY);
    }

    private static Function line(String after) {
        return new Function(
                "line-bot",
                "shop-line-bot-dev",
                OLD,
                after,
                Optional.of("2"),
                true,
                List.of(
                        new Check("staged", "digest", "PASSED", "shop-line-bot-dev:2 runs " + NEW),
                        new Check(
                                "live",
                                "health",
                                "FAILED",
                                "GET https://api-dev.example.com/health answered 503 and not as the expression `status ="
                                        + " 200 and body.status = 'ok'` expects it to")));
    }

    private static Function scheduler(String after) {
        return new Function(
                "scheduler",
                "shop-scheduler-dev",
                OLD,
                after,
                Optional.empty(),
                true,
                List.of(
                        new Check("live", "invocation", "NOT_VERIFIED", "not verified by invocation: none is declared"),
                        new Check("live", "logs", "NOT_VERIFIED", "the invocation returned no log")));
    }
}
