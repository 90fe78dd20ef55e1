package slipway.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("V4: an error rate is judged against the threshold and against the past, and too little is unknown")
class ErrorRatesTest {
    private static final double FIVE_PER_CENT = 0.05;

    @ParameterizedTest
    @CsvSource({
        // No traffic is no health, and neither is hardly any.
        "0, 0, 0, 0, true, UNKNOWN",
        "9, 9, 1000, 0, true, UNKNOWN",
        "10, 0, 0, 0, true, WELL",
        // By the last look 3 of 10 are too many for 5 %, before it they are not yet.
        "10, 3, 0, 0, true, TOO_MANY",
        "10, 3, 0, 0, false, WELL",
        "10, 10, 0, 0, false, TOO_MANY",
        "100, 5, 0, 0, true, WELL",
        "100, 9, 0, 0, true, WELL",
        "100, 10, 0, 0, true, TOO_MANY",
        "100, 20, 0, 0, false, TOO_MANY",
        "100000, 5000, 0, 0, true, WELL",
        "100000, 5200, 0, 0, true, TOO_MANY",
        // A past that was as bad: the old image is no better. One that was hardly seen is none.
        "1000, 100, 1000, 100, true, AS_BEFORE",
        "1000, 100, 99, 10, true, TOO_MANY",
        "1000, 150, 1000, 100, true, TOO_MANY",
        "1000, 100, 1000, 10, true, TOO_MANY",
        // Within the threshold, and clearly worse than before; a small rise is tolerated.
        "1000, 40, 10000, 10, true, WORSE",
        "1000, 20, 10000, 10, true, WELL",
        "100, 4, 200, 1, true, WELL"
    })
    void a_sample_is_judged(long calls, long errors, long pastCalls, long pastErrors, boolean last, String finding) {
        assertEquals(
                finding,
                ErrorRates.judge(new Sample(calls, errors), new Sample(pastCalls, pastErrors), FIVE_PER_CENT, last)
                        .name());
    }
}
