package slipway.asl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a Retry, and the ErrorEquals that it shares with Catch. */
final class RetryReader {
    private static final int MOST_ATTEMPTS = 99_999_999;

    private RetryReader() {}

    static List<Retrier> read(Fields state) {
        List<Retrier> retriers = new ArrayList<>();
        List<Fields> entries = state.objects("Retry", false);
        for (int i = 0; i < entries.size(); i++) {
            retriers.add(retrier(entries.get(i), i == entries.size() - 1));
        }
        return retriers;
    }

    private static Retrier retrier(Fields entry, boolean last) {
        FieldRules.check(
                entry,
                "a retrier",
                "ErrorEquals",
                "IntervalSeconds",
                "MaxAttempts",
                "BackoffRate",
                "MaxDelaySeconds",
                "JitterStrategy",
                "Comment");
        int longest = (int) Retrier.LONGEST_SECONDS;
        int interval = entry.integer("IntervalSeconds", 1, 1, longest);
        int maxDelay = entry.integer("MaxDelaySeconds", longest, 1, longest);
        if (entry.has("MaxDelaySeconds") && maxDelay < interval) {
            entry.problem("MaxDelaySeconds", "must not be less than IntervalSeconds");
        }
        Object jitter = entry.has("JitterStrategy") ? entry.get("JitterStrategy") : "NONE";
        if (!"FULL".equals(jitter) && !"NONE".equals(jitter)) {
            entry.problem("JitterStrategy", "must be \"FULL\" or \"NONE\"");
        }
        return new Retrier(
                errors(entry, last),
                interval,
                entry.integer("MaxAttempts", 3, 0, MOST_ATTEMPTS),
                entry.number("BackoffRate", 2.0, 1.0),
                maxDelay,
                "FULL".equals(jitter));
    }

    /** @param last whether the entry is the last of its list, the only place for States.ALL */
    static ErrorMatcher errors(Fields entry, boolean last) {
        Set<String> names = new LinkedHashSet<>();
        if (!(entry.get("ErrorEquals") instanceof List<?> list) || list.isEmpty()) {
            entry.problem("needs ErrorEquals, an array of error names");
            return new ErrorMatcher(names);
        }
        for (Object name : list) {
            if (name instanceof String text && !text.isEmpty()) {
                names.add(text);
            } else {
                entry.problem("ErrorEquals", "must contain error names only, strings that are not empty");
            }
        }
        if (names.contains(Failure.ALL) && list.size() > 1) {
            entry.problem("ErrorEquals", "States.ALL must stand alone");
        }
        if (names.contains(Failure.ALL) && !last) {
            entry.problem("ErrorEquals", "States.ALL must be in the last entry");
        }
        return new ErrorMatcher(names);
    }
}
