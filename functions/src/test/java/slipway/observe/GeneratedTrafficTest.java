package slipway.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Judges generated traffic as a deployment does: five looks at what has come by so far, each of a fifth more, the last of them final. Each
 * combination is tried a thousand times with a seed of its own.
 */
@DisplayName("V4: how often a good image is rolled back, and a bad one is missed")
class GeneratedTrafficTest {
    private static final double THRESHOLD = 0.05;
    private static final int LOOKS = 5;
    private static final int TRIALS = 1_000;
    private static final int[] CALLS = {10, 30, 100, 300, 1_000, 10_000, 100_000};
    private static final double[] RATES = {0, 0.01, 0.025, 0.05, 0.075, 0.1, 0.2};
    private static final Path PAGE = Path.of("../docs/error-rates.md");

    /** How many of so many trials ended in a rollback. */
    private static int rollbacks(int calls, double rate) {
        Random random = new Random(31L * calls + Math.round(rate * 1_000));
        int rollbacks = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            rollbacks += isRolledBack(calls, rate, random) ? 1 : 0;
        }
        return rollbacks;
    }

    private static boolean isRolledBack(int calls, double rate, Random random) {
        long errors = 0;
        int seen = 0;
        for (int look = 1; look <= LOOKS; look++) {
            int until = calls * look / LOOKS;
            errors += failures(until - seen, rate, random);
            seen = until;
            ErrorRates.Finding finding =
                    ErrorRates.judge(new Sample(seen, errors), new Sample(0, 0), THRESHOLD, look == LOOKS);
            if (finding == ErrorRates.Finding.TOO_MANY) {
                return true;
            }
        }
        return false;
    }

    /** Of many calls by the normal law, to which the binomial one comes near; of few one by one. */
    private static long failures(int calls, double rate, Random random) {
        double spread = Math.sqrt(calls * rate * (1 - rate));
        if (spread > 10) {
            return Math.clamp(Math.round(calls * rate + spread * random.nextGaussian()), 0, calls);
        }
        long failures = 0;
        for (int call = 0; call < calls; call++) {
            failures += random.nextDouble() < rate ? 1 : 0;
        }
        return failures;
    }

    @Test
    void the_documented_table_is_what_generated_traffic_shows() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int calls : CALLS) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %,d |", calls));
            for (double rate : RATES) {
                int rollbacks = rollbacks(calls, rate);
                check(calls, rate, rollbacks);
                row.append(String.format(Locale.ROOT, " %.1f |", 100.0 * rollbacks / TRIALS));
            }
            rows.add(row.toString());
        }
        System.out.println(String.join("\n", rows));
        assertEquals(String.join("\n", rows), table());
    }

    /** A service well below the threshold stays, one well above it goes, given enough traffic; at the threshold about 5 % are wrong. */
    private static void check(int calls, double rate, int rollbacks) {
        String what = calls + " calls at " + rate + ": " + rollbacks;
        if (rate <= THRESHOLD / 2) {
            assertTrue(rollbacks <= TRIALS / 50, what);
        } else if (rate <= THRESHOLD) {
            assertTrue(rollbacks <= TRIALS / 12, what);
        } else if ((calls >= 1_000 && rate >= 2 * THRESHOLD) || (calls >= 100 && rate >= 4 * THRESHOLD)) {
            assertTrue(rollbacks >= TRIALS * 98 / 100, what);
        }
    }

    private static String table() throws IOException {
        return String.join(
                "\n",
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.matches("\\| [0-9].*"))
                        .toList());
    }
}
