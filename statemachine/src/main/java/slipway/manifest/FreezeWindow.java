package slipway.manifest;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of each week in which nothing is deployed.
 *
 * @param text as the manifest writes it: {@code Fri 16:00 - Mon 07:00 Asia/Bangkok}
 */
public record FreezeWindow(String text, DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to, ZoneId zone) {
    private static final Pattern FORM = Pattern.compile("(\\w{3}) (\\d\\d:\\d\\d) - (\\w{3}) (\\d\\d:\\d\\d) (\\S+)");

    /** Empty when the text is of another form, or names no such day, time or zone. */
    static Optional<FreezeWindow> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<DayOfWeek> fromDay = day(form.group(1));
        Optional<DayOfWeek> toDay = day(form.group(3));
        if (fromDay.isEmpty() || toDay.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FreezeWindow(
                    text,
                    fromDay.get(),
                    LocalTime.parse(form.group(2)),
                    toDay.get(),
                    LocalTime.parse(form.group(4)),
                    ZoneId.of(form.group(5))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<DayOfWeek> day(String name) {
        return List.of(DayOfWeek.values()).stream()
                .filter(day -> day.name().substring(0, 3).equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
