package slipway.observe;

import java.util.Locale;

/** How many of how many invocations failed. */
record Sample(long invocations, long errors) {
    /** The part that failed, from 0 to 1; 0 of nothing. */
    double rate() {
        return invocations == 0 ? 0 : (double) errors / invocations;
    }

    String inWords() {
        return String.format(Locale.ROOT, "%,d of %,d invocations failed (%.2f %%)", errors, invocations, 100 * rate());
    }
}
