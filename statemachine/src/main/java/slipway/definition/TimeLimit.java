package slipway.definition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives the machine more time where a plan, or a person, takes longer than others. */
final class TimeLimit {
    /** The machine's own, which stands before its states. */
    private static final Pattern LIMIT = Pattern.compile("\"TimeoutSeconds\": (\\d+)");

    /** What the phases of a large fleet take longer for each batch, all of their paces together, and some to spare. */
    private static final int SECONDS_FOR_A_BATCH = 10;

    /** What a round takes longer for each batch, and a look. */
    private static final int SECONDS_FOR_A_BATCH_AGAIN = 5;

    private TimeLimit() {}

    static String extend(String template, Plan plan) {
        Matcher limit = LIMIT.matcher(template);
        if (!limit.find()) {
            throw new IllegalArgumentException("the definition's template has no time limit");
        }
        long thinking = plan.approval().map(Plan.Approval::withinSeconds).orElse(0L);
        long seconds = Long.parseLong(limit.group(1)) + plan.watchSeconds() + pace(plan) + thinking;
        return limit.replaceFirst("\"TimeoutSeconds\": " + seconds);
    }

    private static int pace(Plan plan) {
        int again = plan.strategy().rounds().size() + plan.looks();
        return plan.isLarge() ? plan.batches().size() * (SECONDS_FOR_A_BATCH + again * SECONDS_FOR_A_BATCH_AGAIN) : 0;
    }
}
