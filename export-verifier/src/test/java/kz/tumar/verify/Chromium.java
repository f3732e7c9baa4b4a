package kz.tumar.verify;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// One Chromium for the tests of a class. Where there is none on the machine, they do not run, and say so.
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    private static final String ABSENT = "The browser tests did NOT run: no Chromium on this machine."
            + " Install one (Debian: apt-get install chromium) or name it in TUMAR_CHROMIUM.";

    static Chromium start() {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            System.out.println(ABSENT);
        }
        Assumptions.assumeTrue(program.isPresent(), ABSENT);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    private static Optional<Path> program() {
        String named = System.getenv("TUMAR_CHROMIUM");
        return Stream.of(
                        Objects.requireNonNullElse(named, ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
