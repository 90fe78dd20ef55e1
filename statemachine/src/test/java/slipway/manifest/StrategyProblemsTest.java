package slipway.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static slipway.manifest.Problems.BASE;
import static slipway.manifest.Problems.assertAdded;
import static slipway.manifest.Problems.assertProblems;
import static slipway.manifest.Problems.assertReplaced;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("P7, V4: what a manifest may say of strategies and of what is watched")
class StrategyProblemsTest {
    private static final String ALIASED = BASE + "defaults: { alias: live }\n";
    private static final String HERE = "line 4: environments.prd.";

    private static Environment prd(String entry) {
        Manifest manifest = ManifestFile.parse("slipway.yaml", ALIASED.replace("after: dev", entry));
        return Optional.ofNullable(manifest.environments().get("prd")).orElseThrow();
    }

    @Test
    void each_strategy_is_read_with_its_figures() {
        assertEquals(new Strategy.BlueGreen(), prd("strategy: blue-green").strategy());
        assertEquals(
                new Strategy.Rolling(Optional.empty()), prd("strategy: rolling").strategy());
        assertEquals(
                new Strategy.Rolling(Optional.of(3)),
                prd("strategy: { rolling: { batch: 3 } }").strategy());
        assertEquals(
                new Strategy.Canary(10, Duration.ofMinutes(5)),
                prd("strategy: { canary: { percent: 10, for: 5m } }").strategy());
        assertEquals(
                new Strategy.Linear(20, Duration.ofSeconds(90)),
                prd("strategy: { linear: { percent: 20, every: 90s } }").strategy());
    }

    @Test
    void what_is_watched_is_read() {
        Environment prd = prd("observe: 1h, alarms: [ \"{application}-{environment}-5xx\" ]");
        assertEquals(Optional.of(Duration.ofHours(1)), prd.observe());
        assertEquals(List.of(new Template("{application}-{environment}-5xx")), prd.alarms());
        String own = ALIASED + "rollback: { errorRate: 2.5% }\n";
        assertEquals(2.5, ManifestFile.parse("slipway.yaml", own).rollback().errorRatePercent());
        assertEquals(5, ManifestFile.parse("slipway.yaml", ALIASED).rollback().errorRatePercent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"blue-green", "{ canary: { percent: 10, for: 5m } }", "{ linear: { percent: 10, every: 1m } }"})
    void a_strategy_that_moves_aliases_is_refused_where_no_function_has_one(String strategy) {
        String key = strategy.replaceAll("[{ ]*([a-z-]+).*", "$1");
        assertReplaced(
                "after: dev",
                "strategy: " + strategy,
                HERE + "strategy: " + key
                        + " moves aliases, and no function has one; give them an alias (defaults: { alias: live }), or use all-at-once or rolling");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "canary | strategy: 'canary' needs its figures; write { canary: { percent: 10, for: 5m } }",
                "linear | strategy: 'linear' needs its figures; write { linear: { percent: 10, every: 1m } }",
                "roling | strategy: unknown word 'roling'; did you mean 'rolling'?",
                "{} | strategy: is empty; write at least one",
                "{ canary: { percent: 10 } } | strategy.canary.for: is missing: how long that part is watched, such as 5m",
                "{ canary: { percent: 100, for: 5m } } | strategy.canary.percent: is too large: at most 99, not 100",
                "{ linear: { percent: 4, every: 5m } } | strategy.linear.percent: is too small: at least 5, not 4",
                "{ canary: { percent: ten, for: 5m } } | strategy.canary.percent: must be a whole number, not text",
                "{ canary: { percent: 10, for: 5 min } } | strategy.canary.for: '5 min' cannot be used: write a number and its unit: 90s, 5m or 1h",
                "{ canary: { percent: 10, for: 10s } } | strategy.canary.for: must be between 30s and 12h, not '10s'",
                "{ linear: { percent: 10, every: 2h } } | strategy: 9 steps of 2h last longer than 12h together; take larger steps or shorter ones",
                "{ rolling: { batch: 0 } } | strategy.rolling.batch: is too small: at least 1, not 0"
            })
    void a_strategy_that_cannot_be_meant_is_told_the_right_way(String strategy, String message) {
        assertProblems(ALIASED.replace("after: dev", "strategy: " + strategy), HERE + message);
    }

    @Test
    void a_batch_that_makes_too_many_rounds_is_refused() {
        String functions = IntStream.range(0, 100).mapToObj(n -> "f" + n).collect(Collectors.joining(", "));
        assertProblems(
                ALIASED.replace("[ web, jobs ]", "[ " + functions + " ]")
                        .replace("[ mail, jobs ]", "[ f1 ]")
                        .replace("after: dev", "strategy: { rolling: { batch: 2 } }"),
                HERE
                        + "strategy: a batch of 2 makes 50 rounds of 100 functions, and at most 40 are possible; write { rolling: { batch: 3 } }, or more");
    }

    @Test
    void what_cannot_be_watched_is_refused() {
        assertReplaced("after: dev", "observe: 13h", HERE + "observe: must be between 30s and 12h, not '13h'");
        assertReplaced(
                "after: dev",
                "alarms: [ \"{function}-5xx\" ]",
                HERE + "alarms[0]: unknown placeholder '{function}'; there are {application} and {environment}");
        assertAdded(
                "rollback: { errorRate: 0% }\n",
                "line 8: rollback.errorRate: '0%' cannot be used: write a percentage below 100 and above 0, such as 5%");
    }
}
