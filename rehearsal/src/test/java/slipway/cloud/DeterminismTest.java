package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    @Test
    void the_same_seed_gives_the_same_run_and_another_seed_another() {
        assertEquals(run(1), run(1));
        assertNotEquals(run(1), run(2));
    }

    @Test
    void a_distribution_has_the_median_the_tail_and_the_cap_that_it_states() {
        LogNormal settle = Settings.DEFAULTS.imageSettle();
        SplittableRandom random = new SplittableRandom(5);
        long[] millis = LongStream.range(0, 20_000)
                .map(_ -> settle.draw(random).toMillis())
                .sorted()
                .toArray();
        assertTrue(Math.abs(millis[10_000] - 6_000) < 200, "median " + millis[10_000]);
        assertTrue(Math.abs(millis[19_800] - 25_000) < 2_000, "p99 " + millis[19_800]);
        assertTrue(millis[19_999] <= Duration.ofSeconds(40).toMillis());
    }

    private static String run(long seed) {
        ExampleCloud example = new ExampleCloud(seed);
        example.update(example.second);
        example.settle();
        return example.lambda.invoke(
                        it -> it.functionName(ExampleCloud.FUNCTION).logType("Tail"))
                + example.lambda
                        .getFunction(it -> it.functionName(ExampleCloud.FUNCTION))
                        .configuration()
                        .revisionId();
    }
}
