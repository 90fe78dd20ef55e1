package slipway.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("T7: windows in which nothing is deployed")
class FreezeWindowTest {
    private static FreezeWindow window(String fromDay, String from, String toDay, String to, String zone) {
        return new FreezeWindow(
                fromDay + " " + from + " - " + toDay + " " + to + " " + zone,
                DayOfWeek.valueOf(fromDay),
                LocalTime.parse(from),
                DayOfWeek.valueOf(toDay),
                LocalTime.parse(to),
                ZoneId.of(zone));
    }

    /** In 2026 Europe changes its clocks on 29 March at 02:00 and on 25 October at 03:00. Both are Sundays. */
    @ParameterizedTest
    @CsvSource({
        // a weekend, whose Friday begins at nine in the morning of UTC
        "FRIDAY, 16:00, MONDAY, 07:00, Asia/Bangkok, 2026-03-06T08:59:59Z, ",
        "FRIDAY, 16:00, MONDAY, 07:00, Asia/Bangkok, 2026-03-06T09:00:00Z, 2026-03-09T00:00:00Z",
        "FRIDAY, 16:00, MONDAY, 07:00, Asia/Bangkok, 2026-03-08T23:59:59Z, 2026-03-09T00:00:00Z",
        "FRIDAY, 16:00, MONDAY, 07:00, Asia/Bangkok, 2026-03-09T00:00:00Z, ",
        // within one day, and almost the whole week round
        "TUESDAY, 09:00, TUESDAY, 17:00, UTC, 2026-03-03T12:00:00Z, 2026-03-03T17:00:00Z",
        "TUESDAY, 09:00, TUESDAY, 17:00, UTC, 2026-03-04T12:00:00Z, ",
        "TUESDAY, 17:00, TUESDAY, 09:00, UTC, 2026-03-03T12:00:00Z, ",
        "TUESDAY, 17:00, TUESDAY, 09:00, UTC, 2026-03-02T12:00:00Z, 2026-03-03T09:00:00Z",
        // a beginning that is skipped is the gap itself, at two o'clock there, one o'clock in UTC; an end is half an
        // hour after it
        "SUNDAY, 02:30, SUNDAY, 12:00, Europe/Berlin, 2026-03-29T00:59:59Z, ",
        "SUNDAY, 02:30, SUNDAY, 12:00, Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-29T10:00:00Z",
        "SATURDAY, 20:00, SUNDAY, 02:30, Europe/Berlin, 2026-03-29T01:29:59Z, 2026-03-29T01:30:00Z",
        // an end that comes twice is the later one, a beginning the earlier one
        "SATURDAY, 20:00, SUNDAY, 02:30, Europe/Berlin, 2026-10-25T01:29:59Z, 2026-10-25T01:30:00Z",
        "SUNDAY, 02:30, SUNDAY, 12:00, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T11:00:00Z",
        "SUNDAY, 02:30, SUNDAY, 12:00, Europe/Berlin, 2026-10-25T00:29:59Z, "
    })
    void a_window_is_open_from_its_beginning_until_before_its_end(
            String fromDay, String from, String toDay, String to, String zone, Instant now, Instant until) {
        assertEquals(
                Optional.ofNullable(until),
                window(fromDay, from, toDay, to, zone).end(now));
    }

    @Test
    void windows_that_follow_each_other_are_one_freeze() {
        List<FreezeWindow> windows = List.of(
                window("MONDAY", "12:00", "MONDAY", "18:00", "UTC"),
                window("MONDAY", "08:00", "MONDAY", "12:00", "UTC"));
        assertEquals(
                Optional.of(Instant.parse("2026-03-02T18:00:00Z")),
                FreezeWindow.frozenUntil(windows, Instant.parse("2026-03-02T09:00:00Z")));
        assertEquals(Optional.empty(), FreezeWindow.frozenUntil(windows, Instant.parse("2026-03-02T18:00:00Z")));
    }

    @Test
    void a_freeze_without_an_end_is_cut_off() {
        List<FreezeWindow> always = List.of(window("MONDAY", "08:00", "MONDAY", "08:00", "UTC"));
        assertEquals(
                Optional.of(Instant.parse("2026-03-16T08:00:00Z")),
                FreezeWindow.frozenUntil(always, Instant.parse("2026-03-02T09:00:00Z")));
    }
}
