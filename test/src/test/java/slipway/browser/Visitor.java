package slipway.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody who opens a report, and notes what the browser complains about and asks the network for. */
final class Visitor implements AutoCloseable {
    private static final int PHONE = 390;

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Visitor(Browser browser, Browser.NewContextOptions options, String address) {
        this.address = address;
        context = browser.newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(address);
    }

    /** Nothing moves by itself: what is looked at stands still. */
    private static Browser.NewContextOptions stilled() {
        return new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
    }

    static Visitor atDesk(Browser browser, String address) {
        return new Visitor(browser, stilled().setViewportSize(1280, 900), address);
    }

    static Visitor atNight(Browser browser, String address) {
        return new Visitor(browser, stilled().setViewportSize(1280, 900).setColorScheme(ColorScheme.DARK), address);
    }

    static Visitor withPhone(Browser browser, String address) {
        return new Visitor(
                browser, stilled().setViewportSize(PHONE, 844).setIsMobile(true).setHasTouch(true), address);
    }

    /** Sees what would be printed on A4. */
    static Visitor onPaper(Browser browser, String address) {
        Visitor visitor = new Visitor(browser, stilled().setViewportSize(794, 1123), address);
        visitor.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        return visitor;
    }

    Page page() {
        return page;
    }

    Object ask(String script) {
        return page.evaluate(script);
    }

    void assertNoComplaints() {
        assertEquals(List.of(), complaints, address);
    }

    void assertAskedForNothingElse() {
        assertEquals(
                List.of(address),
                requests.stream().filter(url -> !url.startsWith("data:")).toList());
    }

    void assertNoSidewaysScroll() {
        assertEquals("[]", String.valueOf(ask("""
                () => {
                  const width = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= width) return [];
                  return [...document.body.querySelectorAll('*')]
                    .filter(e => e.getBoundingClientRect().right > width + 1)
                    .slice(0, 5).map(e => e.outerHTML.slice(0, 120));
                }""")), address);
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
