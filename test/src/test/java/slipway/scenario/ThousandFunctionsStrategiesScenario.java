package slipway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.benchmark.FleetManifest;
import slipway.conclude.Outcome;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.rehearse.Break;
import slipway.rehearse.Progress;
import slipway.rehearse.Rehearsal;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;

@DisplayName("P7: a thousand functions go live in every strategy")
class ThousandFunctionsStrategiesScenario {
    /** How many times the floor blue-green may take; the other strategies wait because they are asked to. */
    private static final double BOUND = 1.25;

    private static RehearsalResult rehearse(int functions, String strategy, Map<String, Break> breaks) {
        Manifest manifest = ManifestFile.parse("fleet.yaml", FleetManifest.of(functions, strategy));
        return Rehearsal.run(
                new RehearsalRequest(manifest, "dev", List.of(), Optional.empty(), breaks, 1), Progress.NONE);
    }

    @Test
    void blue_green_is_live_within_the_bound() {
        RehearsalResult result = rehearse(1_000, "blue-green", Map.of());
        assertEquals(Outcome.DEPLOYED, result.outcome(), () -> result.reason().toString());
        double ratio = result.speed().ratio().orElseThrow();
        assertTrue(ratio <= BOUND, () -> ratio + " times the floor: " + result.speed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ rolling: { batch: 200 } }",
                "{ canary: { percent: 10, for: 3m } }",
                "{ linear: { percent: 50, every: 1m } }"
            })
    void every_other_strategy_brings_all_live(String strategy) {
        RehearsalResult result = rehearse(1_000, strategy, Map.of());
        assertEquals(Outcome.DEPLOYED, result.outcome(), () -> result.reason().toString());
        assertTrue(result.functions().stream().allMatch(RehearsalResult.Function::updated));
        assertEquals("free", result.lock());
    }

    /** The 99th function has no alias: it is met in the last round. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blue-green",
                "{ rolling: { batch: 30 } }",
                "{ canary: { percent: 10, for: 1m } }",
                "{ linear: { percent: 50, every: 1m } }"
            })
    void one_bad_function_in_the_last_round_brings_all_back(String strategy) {
        RehearsalResult result = rehearse(100, strategy, Map.of(FleetManifest.function(99), Break.UNHEALTHY));
        assertEquals(
                Outcome.ROLLED_BACK, result.outcome(), () -> result.reason().toString());
        result.functions().forEach(each -> assertEquals(each.before(), each.after(), each.name()));
        assertEquals("free", result.lock());
    }
}
