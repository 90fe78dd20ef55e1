package slipway.manifest;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as a manifest writes it: {@code 30m}, {@code 1h}, {@code 2d}. */
public record Interval(Duration duration) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})([mhd])");

    /** Reads an interval; empty when the text is none. */
    static Optional<Interval> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(new Interval(
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                }));
    }
}
