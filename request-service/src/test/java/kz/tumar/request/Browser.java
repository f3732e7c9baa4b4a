package kz.tumar.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// One Chromium for the tests of a class. Where there is none on the machine, they do not run, and
/// say so.
final class Browser implements AutoCloseable {
    private static final String ABSENT = "The browser tests did NOT run: no Chromium on this machine."
            + " Install one (Debian: apt-get install chromium) or name it in TUMAR_CHROMIUM.";
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static Browser start() {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            System.out.println(ABSENT);
        }
        Assumptions.assumeTrue(program.isPresent(), ABSENT);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Browser(playwright, chromium);
    }

    private static Optional<Path> program() {
        String named = System.getenv("TUMAR_CHROMIUM");
        var usual = Stream.of(
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        return (named == null ? usual : Stream.of(named))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// A visitor who never was here.
    BrowserContext visitor() {
        return chromium.newContext(new NewContextOptions().setViewportSize(1180, 820));
    }

    /// No violation of WCAG 2.2 AA, nor of what axe holds for good practice.
    static void accessible(Page page, String what) {
        AxeResults results = new AxeBuilder(page).withTags(WCAG).analyze();
        assertThat(results.getViolations().stream()
                        .map(found -> found.getId() + ": "
                                + found.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getHtml())
                                        .toList()))
                .as("axe on " + what)
                .isEmpty();
        assertThat(results.getPasses()).as("axe looked at " + what).isNotEmpty();
    }

    /// A picture to look at, when somebody wants one.
    static void picture(Page page, String name) {
        String folder = System.getenv("TUMAR_PICTURES");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
