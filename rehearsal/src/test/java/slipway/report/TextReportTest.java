package slipway.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextReportTest {
    private static List<String> lines(String report) {
        return report.lines().toList();
    }

    private static void assertLine(String line, String report) {
        assertTrue(lines(report).contains(line), () -> "no line <" + line + "> in:\n" + report);
    }

    @Test
    void the_first_line_is_the_outcome() {
        assertEquals(
                "DEPLOYED: shop in dev runs the new image in all 2 functions.",
                lines(TextReport.render(Results.deployed(), false)).getFirst());
    }

    @Test
    void functions_are_listed_with_short_digests_and_versions() {
        String report = TextReport.render(Results.deployed(), false);
        assertLine("  shop-line-bot-dev   0a1b2c3d4e5f -> fedcba987654  2", report);
        assertLine("  shop-scheduler-dev  0a1b2c3d4e5f -> fedcba987654  none (no alias)", report);
    }

    @Test
    void functions_memberships_and_updates_are_counted() {
        assertLine("2 functions, 3 memberships, 2 updates", TextReport.render(Results.deployed(), false));
    }

    @Test
    void the_image_is_named_in_full() {
        assertLine("  image        " + Results.NEW, TextReport.render(Results.deployed(), false));
    }

    @Test
    void each_check_shows_its_evidence_and_long_evidence_continues_under_itself() {
        String report = TextReport.render(Results.deployed(), false);
        assertLine("    ok     staged    digest      shop-line-bot-dev:2 runs sha256:fedcba987654", report);
        assertLine(
                "    FAILED live      health      GET https://api-dev.example.com/health answered 503 and not as the",
                report);
        assertLine(
                "                                 expression `status = 200 and body.status = 'ok'` expects it to",
                report);
    }

    @Test
    void what_was_not_verified_is_said_by_what() {
        String report = TextReport.render(Results.deployed(), false);
        assertLine("    -      live      invocation  not verified by invocation: none is declared", report);
        assertLine("    -      live      logs        not verified by logs: the invocation returned no log", report);
        assertLine("Checks: 2 passed, 1 failed, 2 not verified", report);
    }

    @Test
    void figures_and_notes_close_the_report() {
        String report = TextReport.render(Results.deployed(), false);
        assertLine("  duration     63.3 s of virtual time", report);
        assertLine("  live after   41.5 s", report);
        assertLine(
                "  skew         1.5 s from the first to the last function with an alias; 12.3 s over all of them",
                report);
        assertLine("  transitions  118 billed; 504 events of history", report);
        assertLine("  cost         0.0041 USD, estimated", report);
        assertLine("  seed         7 (the same seed gives the same rehearsal)", report);
        assertLine("  - promotion not checked", report);
    }

    @Test
    void a_rollback_says_why_once_and_what_runs_now_and_that_the_lock_is_free() {
        String report = TextReport.render(Results.rolledBack("slipway.error.Unhealthy: no"), false);
        assertEquals(
                "ROLLED_BACK: all 2 functions of shop in dev run what they ran before.",
                lines(report).getFirst());
        assertLine("  reason       slipway.error.Unhealthy: no", report);
        assertFalse(report.contains("incident"), report);
        assertLine("  lock         free: the next deployment can start", report);
    }

    @Test
    void a_failed_rollback_counts_what_is_back_from_what_really_runs() {
        String report = TextReport.render(Results.rollbackFailed(), false);
        assertTrue(
                report.contains("ROLLBACK_FAILED: 1 of 2 functions of shop in dev run what they ran before"), report);
        assertLine("  incident     slipway.error.Unhealthy: no", report);
        assertTrue(report.contains("lock         needs recovery"), report);
    }

    @Test
    void a_refusal_without_functions_has_no_empty_sections() {
        String report = TextReport.render(Results.refused(), false);
        assertEquals(
                "REFUSED: shop in dev was not touched; nothing was changed.",
                lines(report).getFirst());
        assertFalse(report.contains("membership"), report);
        assertFalse(report.contains("Checks"), report);
        assertFalse(report.contains("image "), report);
    }

    @Test
    void no_line_is_longer_than_a_hundred_columns() {
        String longCause = "slipway.error.Unhealthy: " + "word ".repeat(100);
        lines(TextReport.render(Results.rolledBack(longCause), false))
                .forEach(line -> assertTrue(line.length() <= 100, line));
    }

    @Test
    void a_terminal_does_not_obey_what_a_message_carries() {
        String report = TextReport.render(Results.rolledBack("bad\u001b[2Jtag\u202e\nnext"), false);
        assertLine("  reason       bad\\u001b[2Jtag\\u202e next", report);
    }

    @Test
    void colour_is_used_only_when_asked_for() {
        assertTrue(TextReport.render(Results.deployed(), true).startsWith("\u001b[32mDEPLOYED"));
        assertFalse(TextReport.render(Results.deployed(), false).contains("\u001b"));
    }
}
