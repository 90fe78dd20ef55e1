package slipway.observe;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Judges a function's error rate after a change: against what the manifest allows, and against its own past; pure.
 *
 * <p>Each question is an exact one-sided test. Against the threshold it is the binomial test (Clopper and Pearson, "The use of
 * confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934): could so many have failed if the true
 * rate were within the threshold? Against the past it is Fisher's exact test of the two samples ("On the interpretation of χ² from
 * contingency tables", 1922).
 *
 * <p>Whoever looks several times finds something by chance more often than whoever looks once. By the rule of Haybittle (1971) and Peto
 * and others (1976), a look before the last acts on evidence of one in a thousand only, and the last one keeps about the whole of its
 * level of one in twenty. Hence a service that fails at exactly the threshold is rolled back wrongly about once in twenty times, a
 * better one hardly ever.
 */
final class ErrorRates {
    /** Fewer invocations say nothing: the rate is unknown. */
    static final int LEAST_INVOCATIONS = 10;

    /** Fewer invocations are no past to compare with. */
    static final int LEAST_PAST = 100;

    private static final double EARLY_LEVEL = 0.001;
    private static final double LAST_LEVEL = 0.05;

    /** Both questions are put to one sample, so the second one gets the smaller part of what may go wrong by chance. */
    private static final double PAST_LEVEL = 0.01;

    /** What was found. */
    enum Finding {
        /** Nothing speaks against the change. */
        WELL,
        /** Too few invocations to say anything. */
        UNKNOWN,
        /** More than the threshold, but no more than before the change: the old image is no better. */
        AS_BEFORE,
        /** More than the threshold. */
        TOO_MANY,
        /** Within the threshold, but clearly more than before the change. */
        WORSE
    }

    private ErrorRates() {}

    /**
     * Judges a sample.
     *
     * @param now since the change
     * @param past of the same function before the change
     * @param threshold what part may fail, from 0 to 1
     * @param last whether nobody will look again
     */
    static Finding judge(Sample now, Sample past, double threshold, boolean last) {
        if (now.invocations() < LEAST_INVOCATIONS) {
            return Finding.UNKNOWN;
        }
        double level = last ? LAST_LEVEL : EARLY_LEVEL;
        boolean hasPast = past.invocations() >= LEAST_PAST;
        boolean worse = hasPast && isWorse(now, past, Math.min(level, PAST_LEVEL));
        boolean over = isOver(now, threshold, level);
        if (over && (!hasPast || past.rate() <= threshold || worse)) {
            return Finding.TOO_MANY;
        }
        // A rise that is certain but small is what a threshold is there to tolerate.
        if (worse && now.rate() - past.rate() > threshold / 2) {
            return Finding.WORSE;
        }
        return over ? Finding.AS_BEFORE : Finding.WELL;
    }

    private static boolean isOver(Sample now, double threshold, double level) {
        return BinomialTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .test(Math.toIntExact(now.invocations()), Math.toIntExact(now.errors()), threshold)
                .reject(level);
    }

    private static boolean isWorse(Sample now, Sample past, double level) {
        int[][] table = {
            {Math.toIntExact(now.errors()), Math.toIntExact(now.invocations() - now.errors())},
            {Math.toIntExact(past.errors()), Math.toIntExact(past.invocations() - past.errors())}
        };
        return now.rate() > past.rate()
                && FisherExactTest.withDefaults()
                        .with(AlternativeHypothesis.GREATER_THAN)
                        .test(table)
                        .reject(level);
    }
}
