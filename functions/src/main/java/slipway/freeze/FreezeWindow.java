package slipway.freeze;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * A part of each week in which nothing is deployed; pure.
 *
 * <p>Times are those of a wall clock at {@code zone}. Of one that a change to summer time skips, the gap begins a freeze,
 * and as much after it as was skipped ends it; of one that comes twice, the earlier begins it and the later ends it: a freeze is never shorter
 * than it reads.
 *
 * @param text as the manifest writes it, such as {@code Fri 16:00 - Mon 07:00 Asia/Bangkok}
 */
public record FreezeWindow(String text, DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to, ZoneId zone) {
    /** When any of the windows that are open at a moment, and those that follow without a pause, have all ended; empty when none is. */
    static Optional<Instant> frozenUntil(List<FreezeWindow> windows, Instant now) {
        Instant until = now;
        // Each round ends at least one window more; those that meet all the year round are cut off after two weeks'
        // worth.
        for (int round = 0; round < 2 * windows.size(); round++) {
            Instant at = until;
            Optional<Instant> later =
                    windows.stream().flatMap(window -> window.end(at).stream()).max(Instant::compareTo);
            if (later.isEmpty()) {
                break;
            }
            until = later.get();
        }
        return until.equals(now) ? Optional.empty() : Optional.of(until);
    }

    /** When the window ends that is open at a moment; empty when it is closed. */
    Optional<Instant> end(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate begins = today.with(TemporalAdjusters.previousOrSame(fromDay));
        return open(begins, now).or(() -> open(begins.minusWeeks(1), now));
    }

    private Instant start(LocalDateTime begins) {
        ZoneOffsetTransition change = zone.getRules().getTransition(begins);
        return change != null && change.isGap()
                ? change.getInstant()
                : begins.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private Optional<Instant> open(LocalDate day, Instant now) {
        Instant start = start(day.atTime(from));
        LocalDate last = day.with(TemporalAdjusters.nextOrSame(toDay));
        boolean wholeWeek = toDay == fromDay && !to.isAfter(from);
        ZonedDateTime end =
                (wholeWeek ? last.plusWeeks(1) : last).atTime(to).atZone(zone).withLaterOffsetAtOverlap();
        return !now.isBefore(start) && now.isBefore(end.toInstant()) ? Optional.of(end.toInstant()) : Optional.empty();
    }
}
