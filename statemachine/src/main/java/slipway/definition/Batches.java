package slipway.definition;

import java.util.ArrayList;
import java.util.List;

/** Portions of a fleet. */
final class Batches {
    /**
     * How many functions a batch has at most: each phase changes a batch in a second, and Lambda's control plane admits 15 requests
     * a second for an account and region ("Lambda quotas", <i>Rate of control plane API requests</i>). One is left for others.
     */
    static final int FUNCTIONS = 14;

    /** How long a batch may be: it is the input of a child execution, of which Step Functions takes 256 KiB. */
    static final int CHARACTERS = 100_000;

    /** How many functions an inline Map runs at a time; more make a large fleet. */
    static final int INLINE_FUNCTIONS = 40;

    /** How long all functions together may be to be part of the plan's head. */
    static final int INLINE_CHARACTERS = 100_000;

    /** What all batches together may say of failures: their answers come to the parent as one value, of 256 KiB at most. */
    private static final int ROOM = 60_000;

    private static final int LARGEST_ROOM = 8_000;

    private Batches() {}

    static List<List<Plan.Function>> of(List<Plan.Function> functions) {
        List<List<Plan.Function>> batches = new ArrayList<>();
        List<Plan.Function> batch = new ArrayList<>();
        int characters = 0;
        for (Plan.Function function : functions) {
            int length = Plan.write(function).length();
            if (!batch.isEmpty() && (batch.size() == FUNCTIONS || characters + length > CHARACTERS)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                characters = 0;
            }
            batch.add(function);
            characters += length;
        }
        batches.add(List.copyOf(batch));
        return batches;
    }

    /** How many characters a batch may use to tell what went wrong in it. */
    static int room(int batches) {
        return Math.min(LARGEST_ROOM, ROOM / batches);
    }
}
