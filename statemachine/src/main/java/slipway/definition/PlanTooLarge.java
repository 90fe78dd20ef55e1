package slipway.definition;

/** A plan that is more than Step Functions can pass from state to state; the message says which part of it. */
public final class PlanTooLarge extends RuntimeException {
    /** Of the 256 KiB of a state's output; the rest is for the quotes that are escaped in it, and for what else it holds. */
    private static final int LONGEST = 200_000;

    private PlanTooLarge(String message) {
        super(message);
    }

    static void check(Plan plan) {
        int head = plan.json().length();
        if (head > LONGEST) {
            throw new PlanTooLarge(
                    ("environments.%s: what the plan has beside the functions is %d characters long; Step Functions passes at most 256 KiB "
                                    + "from state to state, which leaves room for %d. Shorten the workflow's payloads.")
                            .formatted(plan.environment(), head, LONGEST));
        }
        for (Plan.Function function : plan.functions()) {
            int length = Plan.write(function).length();
            if (length > Batches.CHARACTERS) {
                throw new PlanTooLarge(
                        "functions.%s: its probes and names are %d characters long in the plan; at most %d are possible. Shorten its payloads."
                                .formatted(function.function(), length, Batches.CHARACTERS));
            }
        }
    }
}
