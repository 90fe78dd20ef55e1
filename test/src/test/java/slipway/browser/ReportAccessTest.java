package slipway.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether everybody can read the report: on a phone, on paper, in the dark, with a screen reader, without telling colours apart. */
class ReportAccessTest {
    private static final Path DIRECTORY = Path.of("target/screenshots/access");

    private static Chromium chromium;
    private static List<String> reports = List.of();

    @BeforeAll
    static void write_the_reports() {
        chromium = Chromium.start();
        reports = List.of(
                Reports.write(DIRECTORY, "deployment", Reports.deployment()),
                Reports.write(DIRECTORY, "rollback", Reports.rollback()),
                Reports.write(DIRECTORY, "hostile", Reports.hostile()),
                Reports.write(DIRECTORY, "fleet", Reports.fleet(200)));
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static void everywhere(Function<String, Visitor> open, Consumer<Visitor> look) {
        reports.forEach(address -> {
            try (Visitor visitor = open.apply(address)) {
                visitor.ask("() => document.querySelectorAll('details').forEach(each => each.open = true)");
                look.accept(visitor);
            }
        });
    }

    @Test
    void a_phone_shows_it_without_scrolling_sideways() {
        everywhere(address -> Visitor.withPhone(chromium.browser(), address), Visitor::assertNoSidewaysScroll);
    }

    @Test
    void paper_shows_it_in_full_and_without_what_only_a_screen_needs() {
        everywhere(address -> Visitor.onPaper(chromium.browser(), address), visitor -> {
            visitor.assertNoSidewaysScroll();
            assertEquals(false, visitor.page().locator("nav").isVisible());
            assertTrue(visitor.page().locator("#graph").boundingBox().width <= 794);
            assertTrue(visitor.page().pdf().length > 10_000);
        });
    }

    @Test
    void text_stands_out_from_what_is_behind_it_by_day_and_by_night() {
        Stream.<Function<String, Visitor>>of(
                        address -> Visitor.atDesk(chromium.browser(), address),
                        address -> Visitor.atNight(chromium.browser(), address))
                .forEach(open ->
                        everywhere(open, visitor -> assertEquals("[]", String.valueOf(visitor.ask(Contrast.TOO_LOW)))));
    }

    @Test
    void a_screen_reader_finds_its_way() {
        everywhere(address -> Visitor.atDesk(chromium.browser(), address), visitor -> {
            for (String one :
                    List.of("html[lang]", "head > title", "header", "nav[aria-label]", "main", "footer", "h1")) {
                assertEquals(1, visitor.page().locator(one).count(), one);
            }
            for (String none : List.of(
                    "table:not(:has(caption))",
                    "thead th:not([scope=col])",
                    "tbody th:not([scope=row])",
                    "section:not([aria-labelledby])",
                    "svg:not([aria-label]):not([aria-labelledby])",
                    "#graph .node:not(:has(title))",
                    "[style*=url]")) {
                assertEquals(0, visitor.page().locator(none).count(), none);
            }
            assertEquals("[]", String.valueOf(visitor.ask(REFERENCES)));
        });
    }

    /** Ids that are there twice, and references to none. */
    private static final String REFERENCES = """
            () => {
              const ids = [...document.querySelectorAll('[id]')].map(each => each.id);
              const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
              const wanted = [...document.querySelectorAll('a[href^="#"]')].map(each => each.getAttribute('href').slice(1))
                .concat([...document.querySelectorAll('[aria-labelledby]')].flatMap(each => each.getAttribute('aria-labelledby').split(' ')));
              return twice.concat(wanted.filter(id => !ids.includes(id)));
            }""";

    @Test
    void what_colour_says_is_said_in_words_or_signs_too() {
        everywhere(address -> Visitor.atDesk(chromium.browser(), address), visitor -> {
            assertEquals(
                    visitor.page().locator("#graph .node.failed").count(),
                    visitor.page().locator("#graph .node.failed .cross").count());
            assertEquals("[]", String.valueOf(visitor.ask("""
                    () => [...document.querySelectorAll('.result, .verdict, .badge')]
                      .map(each => each.innerText.trim())
                      .filter(text => !/^[✓✕?] \\S/.test(text))""")));
        });
    }
}
