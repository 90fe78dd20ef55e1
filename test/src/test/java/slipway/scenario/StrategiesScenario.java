package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.conclude.Outcome;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.rehearse.Break;
import slipway.rehearse.Exposure;
import slipway.rehearse.Progress;
import slipway.rehearse.Rehearsal;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;

@DisplayName("P7, V4, R1: what users meet of a bad image in each strategy")
class StrategiesScenario {
    private static final String CANARY = "{ canary: { percent: 10, for: 5m } }";
    private static final String LINEAR = "{ linear: { percent: 20, every: 2m } }";

    /** The example with another strategy in dev, watched for five minutes. */
    static Manifest manifest(String strategy) {
        try {
            String text = Files.readString(Path.of("../examples/dr-daily-report/slipway.yaml"))
                    .replace(
                            "    ref: branch:dev\n    strategy: all-at-once\n",
                            "    ref: branch:dev\n    strategy: " + strategy + "\n    observe: 5m\n");
            return ManifestFile.parse("slipway.yaml", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RehearsalResult rehearse(String strategy, Map<String, Break> breaks, double users) {
        return Rehearsal.run(
                new RehearsalRequest(manifest(strategy), "dev", List.of(), Optional.empty(), breaks, users, 3),
                Progress.NONE);
    }

    private static Exposure exposure(RehearsalResult result) {
        return result.exposure().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all-at-once", "rolling", "{ rolling: { batch: 3 } }", "blue-green", CANARY, LINEAR})
    @DisplayName("P7, P8: a good image is live within five minutes, not counting what is watched, and no call fails")
    void a_good_image_is_live_within_five_minutes(String strategy) {
        RehearsalResult result = rehearse(strategy, Map.of(), 1);
        assertEquals(Outcome.DEPLOYED, result.outcome(), () -> result.reason().toString());
        assertTrue(result.functions().stream().allMatch(RehearsalResult.Function::updated));
        double watched = result.speed().phases().getOrDefault("observe", 0.0);
        double live = result.liveSeconds().orElseThrow();
        assertTrue(live < 300 || live - watched < 300, () -> live + " s, watched " + watched + " s");
        assertEquals(0, exposure(result).failures(), "zero downtime");
        assertEquals("free", result.lock());
    }

    /** What fails before any traffic has moved: by its number, a version is invoked by nobody but Slipway. */
    @ParameterizedTest
    @ValueSource(strings = {"all-at-once", "rolling", "blue-green", CANARY, LINEAR})
    void an_image_that_fails_before_the_shift_reaches_nobody(String strategy) {
        RehearsalResult result = rehearse(strategy, Map.of("line-bot", Break.UNHEALTHY), 2);
        assertEquals(Outcome.ROLLED_BACK, result.outcome());
        assertEquals(0, exposure(result).exposed());
        assertEquals(0, exposure(result).failures());
    }

    @Test
    @DisplayName("P7: blue-green exposes nobody before the flip")
    void blue_green_exposes_nobody_before_the_flip() {
        RehearsalResult result = rehearse("blue-green", Map.of(), 2);
        double firstLive = result.timeline().live().stream()
                .mapToDouble(live -> live.at())
                .min()
                .orElseThrow();
        double verified = result.timeline().visits().stream()
                .filter(visit -> visit.state().equals("VerifyStaged"))
                .mapToDouble(visit -> visit.end())
                .max()
                .orElseThrow();
        assertTrue(firstLive >= verified, () -> firstLive + " is before " + verified);
        assertTrue(exposure(result).seconds() <= result.virtualSeconds() - firstLive + 1);
    }

    /** Every probe answers rightly; only users see that it is bad. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"all-at-once | 100", "blue-green | 100", CANARY + " | 10", LINEAR + " | 45"})
    @DisplayName(
            "V4: more than 5 % errors in the first five minutes brings all back; a canary of 10 % exposes at most 10 %")
    void an_image_that_fails_for_users_only_is_found_by_its_error_rate(String strategy, double mostPercent) {
        RehearsalResult result = rehearse(strategy, Map.of("line-bot", Break.ERRORS), 5);
        assertEquals(
                Outcome.ROLLED_BACK, result.outcome(), () -> result.reason().toString());
        assertTrue(
                result.reason().orElseThrow().contains("slipway.error.TooManyErrors"),
                () -> result.reason().toString());
        Exposure met = exposure(result);
        assertTrue(met.exposed() > 0);
        // Three standard deviations of the sample.
        double sampling = mostPercent == 100
                ? 0
                : 300 * Math.sqrt(mostPercent / 100 * (1 - mostPercent / 100) / (met.exposed() * 100.0 / mostPercent));
        assertTrue(met.sharePercent() <= mostPercent + sampling, met::toString);
        result.functions().forEach(each -> assertEquals(each.before(), each.after(), each.name()));
        assertTrue(result.speed().restore().orElseThrow() < 120, () -> "" + result.speed());
        assertEquals("free", result.lock());
    }

    @Test
    @DisplayName("P7: a bad function without alias is met last, and brings back those that have one")
    void a_bad_function_without_alias_brings_all_back() {
        RehearsalResult result = rehearse(CANARY, Map.of("get-ticker-list", Break.UNHEALTHY), 1);
        assertEquals(Outcome.ROLLED_BACK, result.outcome());
        assertTrue(result.path().contains("Observe"), "it goes live only after the weighted ones have passed");
        result.functions().forEach(each -> assertEquals(each.before(), each.after(), each.name()));
    }

    /** The health of telegram-api is asked by HTTP, which reaches nothing but what is live. */
    @Test
    @DisplayName("P7: a bad batch of a rolling deployment ends it before the next batch goes live")
    void a_bad_batch_is_the_last() {
        RehearsalResult result = rehearse("rolling", Map.of("telegram-api", Break.UNHEALTHY), 0);
        assertEquals(Outcome.ROLLED_BACK, result.outcome());
        assertFalse(result.path().contains("Verify"), result.path().toString());
        String digest = result.digest().orElseThrow();
        assertEquals(
                List.of("dr-daily-report-telegram-api-dev"),
                result.timeline().live().stream()
                        .filter(live -> live.digest().equals(digest))
                        .map(live -> live.function())
                        .toList());
    }

    @Test
    @DisplayName("V4: no traffic is unknown and never healthy; it is answered by the declared probes")
    void without_users_the_declared_probes_answer() {
        RehearsalResult result = rehearse(CANARY, Map.of(), 0);
        assertEquals(Outcome.DEPLOYED, result.outcome());
        List<RehearsalResult.Check> observed = result.functions().stream()
                .filter(function -> function.function().equals("line-bot"))
                .flatMap(function -> function.checks().stream())
                .filter(check -> check.stage().equals("observed"))
                .toList();
        assertTrue(
                observed.stream()
                        .anyMatch(check -> check.check().equals("errors")
                                && check.result().equals("NOT_VERIFIED")
                                && check.detail().startsWith("unknown: 0 invocation(s)")),
                observed::toString);
        assertTrue(
                observed.stream()
                        .anyMatch(check ->
                                check.check().equals("health") && check.result().equals("PASSED")),
                observed::toString);
    }
}
