package slipway.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import slipway.conclude.Outcome;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.RehearsalResult.Check;
import slipway.rehearse.Timeline;
import slipway.rehearse.Timeline.Live;
import slipway.rehearse.Timeline.Visit;

/** A result as a deployment of very many functions gives it, paced by the writes that AWS Lambda permits. */
final class Fleet {
    private static final String OLD = "sha256:" + "0a1b2c3d4e5f6789".repeat(4);
    private static final String NEW = "sha256:" + "fedcba9876543210".repeat(4);
    private static final double PER_SECOND = 15;

    /** The way that such a deployment takes through the machine: which state follows which. */
    private static final Map<String, String> BEFORE = Map.ofEntries(
            Map.entry("Intake", "LoadPlan"),
            Map.entry("Route", "Intake"),
            Map.entry("CheckImage", "Route"),
            Map.entry("AcquireLock", "CheckImage"),
            Map.entry("Preflight", "AcquireLock"),
            Map.entry("IsReady", "Preflight"),
            Map.entry("Release", "IsReady"),
            Map.entry("WaitUpdated", "UpdateFunction"),
            Map.entry("AllStaged", "Stage"),
            Map.entry("VerifyStaged", "AllStaged"),
            Map.entry("AllStagedVerified", "VerifyStaged"),
            Map.entry("Shift", "AllStagedVerified"),
            Map.entry("ShiftTraffic", "HasAlias"),
            Map.entry("Verify", "Shift"),
            Map.entry("HasFirstRun", "Release"),
            Map.entry("Record", "HasFirstRun"));

    private final SplittableRandom chance = new SplittableRandom(7);
    private final List<Visit> visits = new ArrayList<>();
    private final List<Live> live = new ArrayList<>();
    private final List<RehearsalResult.Function> functions = new ArrayList<>();
    private final int size;

    private Fleet(int size) {
        this.size = size;
    }

    static RehearsalResult of(int size) {
        return new Fleet(size).result();
    }

    private RehearsalResult result() {
        double updated = 10 + size / PER_SECOND + 30;
        double verified = updated + 20;
        double shifted = verified + size / PER_SECOND;
        double end = shifted + 20;
        for (String state : List.of("LoadPlan", "Intake", "Route", "CheckImage", "AcquireLock")) {
            enclosing(state, 0.5, 1);
        }
        enclosing("Preflight", 1, 10);
        enclosing("IsReady", 10, 10);
        enclosing("Release", 10, end);
        enclosing("Stage", 10, updated);
        enclosing("AllStaged", updated, updated);
        enclosing("VerifyStaged", updated, verified);
        enclosing("AllStagedVerified", verified, verified);
        enclosing("Shift", verified, shifted);
        enclosing("Verify", shifted, end);
        for (int i = 0; i < size; i++) {
            function(i, updated, verified, shifted);
        }
        enclosing("HasFirstRun", end, end);
        enclosing("Record", end, end + 1);
        return new RehearsalResult(
                Outcome.DEPLOYED,
                "the-whole-fleet",
                "prd",
                Optional.of(NEW),
                functions,
                size,
                visits.stream().map(Visit::state).distinct().toList(),
                end + 1,
                Optional.of(shifted),
                size / PER_SECOND,
                size / PER_SECOND,
                size * 14L,
                size * 60L,
                size * 0.0006,
                7,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "free",
                List.of(),
                new Timeline(visits, live));
    }

    private void function(int i, double updated, double verified, double shifted) {
        String name = "the-whole-fleet-worker-%04d-prd".formatted(i);
        Optional<String> own = Optional.of(name);
        double update = 10 + i / PER_SECOND;
        visit("PreflightFunction", own, 1 + i / 120.0, 0.6);
        visit("UpdateFunction", own, update, 0.8);
        visit("WaitUpdated", own, update + 0.8, 5 + chance.nextDouble(24));
        visit("VerifyStagedFunction", own, updated + i / 60.0, 1.5 + chance.nextDouble());
        visit("HasAlias", own, verified + i / PER_SECOND, 0);
        visit("ShiftTraffic", own, verified + i / PER_SECOND, 0.3);
        visit("VerifyLiveFunction", own, shifted + i / 60.0, 1.5 + chance.nextDouble());
        live.add(new Live(name, verified + i / PER_SECOND + 0.2, NEW, 100));
        functions.add(new RehearsalResult.Function(
                "worker-%04d".formatted(i),
                name,
                OLD,
                NEW,
                Optional.of("12"),
                true,
                List.of(
                        new Check("staged", "digest", "PASSED", name + ":12 runs " + NEW),
                        new Check("staged", "logs", "PASSED", "3 application line(s), no import error"),
                        new Check("live", "digest", "PASSED", name + ":live runs " + NEW),
                        new Check("live", "health", "PASSED", "GET https://fleet.example.com/health answered 200"))));
    }

    private void enclosing(String state, double start, double end) {
        visit(state, Optional.empty(), start, end - start);
    }

    private void visit(String state, Optional<String> function, double start, double seconds) {
        visits.add(new Visit(
                state,
                Optional.ofNullable(BEFORE.get(state)),
                function,
                start,
                start + seconds,
                Optional.empty(),
                Optional.empty(),
                false));
    }
}
