package slipway.observe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import slipway.verify.Evidence;

/** Words what was found of a function's error rate; pure. */
final class Findings {
    private static final String CHECK = "errors";

    private Findings() {}

    static List<Evidence> evidence(Observe.Input input, Sample now, Sample past, ErrorRates.Finding finding) {
        String seen = now.inWords() + " since the change, " + before(past);
        return switch (finding) {
            case UNKNOWN ->
                List.of(Evidence.notVerified(
                        CHECK,
                        "unknown: " + now.invocations() + " invocation(s) since the change, and fewer than "
                                + ErrorRates.LEAST_INVOCATIONS + " say nothing" + answered(input)));
            case AS_BEFORE ->
                List.of(Evidence.notVerified(
                        CHECK,
                        seen + "; that is more than " + allowed(input)
                                + " %, but no more than before: not undone, as the old image is no better"));
            case WELL, TOO_MANY, WORSE -> List.of(Evidence.passed(CHECK, seen + "; " + allowed(input) + " % may fail"));
        };
    }

    static String message(
            Observe.Input input, Optional<String> version, Sample now, Sample past, ErrorRates.Finding finding) {
        String which =
                input.function() + version.map(number -> " version " + number).orElse("");
        return which + ": " + now.inWords() + " since the change, " + before(past) + ". "
                + (finding == ErrorRates.Finding.WORSE
                        ? "That is clearly more than before."
                        : "The manifest allows " + allowed(input) + " % (rollback.errorRate).")
                + " See its log, mend it, and push a new image.";
    }

    private static String before(Sample past) {
        return past.invocations() == 0
                ? "and nobody called it in the hour before"
                : String.format(Locale.ROOT, "%.2f %% in the hour before", 100 * past.rate());
    }

    private static String allowed(Observe.Input input) {
        return input.errorRatePercent() == Math.rint(input.errorRatePercent())
                ? Long.toString(Math.round(input.errorRatePercent()))
                : Double.toString(input.errorRatePercent());
    }

    private static String answered(Observe.Input input) {
        boolean payload =
                input.probes().stream().anyMatch(probe -> probe.payload().isPresent());
        return payload ? "; asked by its declared probes instead" : "; it has no payload that it may be asked with";
    }
}
