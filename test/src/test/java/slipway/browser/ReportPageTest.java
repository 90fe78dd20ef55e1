package slipway.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people see who open the report in a browser. Screenshots are in {@code target/screenshots}. */
class ReportPageTest {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();

    private static Chromium chromium;

    @BeforeAll
    static void write_the_reports() {
        chromium = Chromium.start();
        Map.of(
                        "deployment", Reports.deployment(),
                        "rollback", Reports.rollback(),
                        "late-rollback", Reports.lateRollback(),
                        "refusal", Reports.refusal(),
                        "hostile", Reports.hostile(),
                        "fleet", Reports.fleet(1_000),
                        "fleet-rollback", Reports.fleetRollback(1_000))
                .forEach((name, result) -> ADDRESSES.put(name, Reports.write(SCREENSHOTS, name, result)));
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Browser browser() {
        return chromium.browser();
    }

    private static String address(String report) {
        return Objects.requireNonNull(ADDRESSES.get(report), report);
    }

    private static Visitor visit(String report) {
        return Visitor.atDesk(browser(), address(report));
    }

    @Test
    void nothing_is_complained_of_and_nothing_else_is_asked_for() {
        ADDRESSES.values().forEach(address -> {
            try (Visitor visitor = Visitor.atDesk(browser(), address)) {
                visitor.page().locator("body").click();
                visitor.assertNoComplaints();
                visitor.assertAskedForNothingElse();
            }
        });
    }

    @Test
    void the_drawing_shows_the_path_that_was_taken_and_where_it_failed() {
        try (Visitor visitor = visit("rollback")) {
            assertEquals(
                    List.of(true, true, false, false),
                    List.of(
                                    "#g-RestoreTraffic.visited",
                                    "#g-VerifyStagedFunction.failed",
                                    "#g-Shift.visited",
                                    "#g-Stage.failed")
                            .stream()
                            .map(selector -> visitor.page().locator(selector).count() == 1)
                            .toList());
            assertTrue(visitor.page().locator("#graph .arrow.taken.caught").count() >= 2);
            assertTrue(visitor.page().locator("#g-Shift").isVisible());
        }
        try (Visitor visitor = visit("deployment")) {
            assertEquals(0, visitor.page().locator("#graph .failed").count());
            assertTrue(visitor.page().locator("#g-ShiftTraffic.visited").isVisible());
        }
    }

    @Test
    void a_state_leads_to_its_row_and_the_row_back_to_the_state() {
        try (Visitor visitor = visit("deployment")) {
            visitor.page().locator("#graph a[href='#t-WaitUpdated']").click();
            assertEquals("t-WaitUpdated", visitor.ask("() => document.querySelector(':target').id"));
            Locator row = visitor.page().locator("#t-WaitUpdated");
            assertTrue(row.boundingBox().y >= 0 && row.boundingBox().y < 900, "not in sight: " + row.boundingBox().y);
            row.locator("a").click();
            assertEquals("g-WaitUpdated", visitor.ask("() => document.querySelector(':target').id"));
            assertTrue(visitor.page().locator("#g-WaitUpdated").boundingBox().y < 900);
        }
    }

    @Test
    void the_timeline_shows_each_function_its_moment_and_the_skew() {
        try (Visitor visitor = visit("deployment")) {
            Locator functions = visitor.page().locator("#functions tbody tr:not(.skew)");
            assertEquals(7, functions.count());
            assertEquals(7, visitor.page().locator("#functions .moment.live").count());
            assertEquals(2, visitor.page().locator("#functions .bracket").count());
            for (String phase : List.of("update", "wait", "verify")) {
                assertEquals(
                        7, functions.filter(having(visitor, ".bar." + phase)).count(), phase);
            }
            assertEquals(5, functions.filter(having(visitor, ".bar.shift")).count());
        }
        try (Visitor visitor = visit("late-rollback")) {
            Locator functions = visitor.page().locator("#functions tbody tr");
            assertEquals(7, functions.filter(having(visitor, ".bar.rollback")).count());
            assertTrue(visitor.page().locator("#functions .moment.back").count() > 0);
        }
    }

    private static Locator.FilterOptions having(Visitor visitor, String selector) {
        return new Locator.FilterOptions().setHas(visitor.page().locator(selector));
    }

    @Test
    void evidence_that_failed_is_unfolded_and_what_passed_can_be() {
        try (Visitor visitor = visit("rollback")) {
            Locator health = visitor.page().locator("#V2");
            assertEquals("", health.getAttribute("open"));
            assertTrue(health.locator(".result.bad").first().isVisible());
            Locator digest = visitor.page().locator("#V1");
            assertFalse(digest.locator("tbody tr").first().isVisible());
            digest.locator("summary").click();
            assertTrue(digest.locator("tbody tr").first().isVisible());
        }
    }

    @Test
    void hostile_text_is_shown_as_text() {
        try (Visitor visitor = visit("hostile")) {
            assertTrue(visitor.page().title().contains(Reports.HOSTILE.substring(0, 40)));
            assertEquals(0, ((Number) visitor.ask("() => document.querySelectorAll('script, img').length")).intValue());
            String body = visitor.page().locator("main").innerText();
            assertTrue(body.contains("<script>document.title='owned'</script><img src=x onerror="), body);
            assertTrue(body.contains("'\"`{{title}}&lt;\\u202egnp.exe"), body);
            visitor.assertNoComplaints();
        }
    }

    @Test
    void a_thousand_functions_are_one_picture_and_a_small_file() {
        try (Visitor visitor = visit("fleet")) {
            long bytes = Path.of(URI.create(address("fleet"))).toFile().length();
            assertTrue(bytes < 3_000_000, bytes + " bytes");
            assertTrue(visitor.page().locator(".strips svg.live").isVisible());
            assertEquals(
                    10,
                    visitor.page().locator("#functions > .functions tbody tr").count());
            assertEquals(
                    990, visitor.page().locator("#functions details tbody tr").count());
            assertTrue(visitor.page().locator("#V1 .note").textContent().contains("1,300 more checks not shown"));
        }
    }

    @Test
    void screenshots_are_there_to_be_looked_at() {
        shoot("deployment", "desk", Visitor::atDesk);
        shoot("deployment", "phone", Visitor::withPhone);
        shoot("rollback", "desk", Visitor::atDesk);
        shoot("rollback", "print", Visitor::onPaper);
        shoot("fleet", "desk", Visitor::atDesk);
        shoot("fleet", "dark", Visitor::atNight);
    }

    private static void shoot(String report, String how, BiFunction<Browser, String, Visitor> open) {
        Path picture = SCREENSHOTS.resolve(report + "-" + how + ".png");
        try (Visitor visitor = open.apply(browser(), address(report))) {
            visitor.screenshot(picture);
        }
        assertTrue(picture.toFile().length() > 50_000, picture + " shows next to nothing");
    }
}
