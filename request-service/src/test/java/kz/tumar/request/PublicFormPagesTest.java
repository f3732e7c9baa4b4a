package kz.tumar.request;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The public form and the status page in a real browser: by keyboard, in three languages, with axe.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class PublicFormPagesTest {
    private static @Nullable Browser browser;

    @BeforeEach
    void open() throws IOException {
        Running.untilReady();
        if (browser == null) {
            browser = Browser.start();
        }
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    private static Browser browser() {
        return java.util.Objects.requireNonNull(browser);
    }

    private static List<String> watched(Page page) {
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !message.text().contains("favicon")
                    && !message.text().contains("the server responded with a status of 4")) {
                complaints.add(message.text());
            }
        });
        return complaints;
    }

    @ParameterizedTest
    @CsvSource({"kk,Қаралып жатыр", "ru,Рассматривается", "en,Being considered"})
    @Clause("8.1")
    void keyboardAlone_filesARequest_andReadsWhereItStands(String language, String considered) {
        try (var visitor = browser().visitor()) {
            Page page = visitor.newPage();
            List<String> complaints = watched(page);
            page.navigate(Forms.home() + "/form?lang=" + language);
            press(page, "a[href^='/form/access']", "Enter");
            assertThat(page.locator("html")).hasAttribute("lang", language);
            press(page, "#who-0", "ArrowDown");
            assertThat(page.locator("#who-1")).isChecked();
            page.keyboard().press("ArrowUp");
            assertThat(page.locator("#who-0")).isChecked();
            type(page, "#name", "Кісі Аты");
            type(page, "#docNumber", "012345678");
            type(page, "#text", "Деректерім");
            type(page, "#email", "person@example.kz");
            press(page, "main button", "Enter");

            assertThat(page.locator("h1")).isFocused();
            assertThat(page.locator("#due")).not().isEmpty();
            Browser.accessible(page, "what was filed in " + language);
            Browser.picture(page, "filed-" + language);
            String number = page.locator("#number").textContent();
            String secret = page.locator("#secret").textContent();
            assertThat(page.url()).doesNotContain(secret).doesNotContain(number);

            press(page, "a[href^='/form/status']", "Enter");
            assertThat(page.locator("#number")).hasValue(number);
            type(page, "#secret", secret);
            press(page, "main button", "Space");
            assertThat(page.locator("#state")).hasText(considered);
            assertThat(page.url()).doesNotContain(secret).doesNotContain(number);
            assertThat(page.locator("main")).not().containsText("Кісі Аты");
            Browser.accessible(page, "the status in " + language);
            Browser.picture(page, "status-" + language);
            assertThat(complaints).isEmpty();
            assertThat(visitor.cookies()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    @Clause({"2.7.1", "8.1", "8.2", "8.3"})
    void everyPage_violatesNothingOfWcag22_andBreaksNoContentPolicy(String language) {
        try (var visitor = browser().visitor()) {
            Page page = visitor.newPage();
            List<String> complaints = watched(page);
            look(page, "/form", language, "kinds");
            for (String kind : List.of("access", "rectification", "withdrawal", "destruction", "objection")) {
                look(page, "/form/" + kind, language, "form-" + kind);
            }
            look(page, "/form/status", language, "ask");
            page.locator("main button").click();
            assertThat(page.locator("#summary")).isFocused();
            Browser.accessible(page, "a wrong number in " + language);

            page.navigate(Forms.home() + "/form/rectification?lang=" + language);
            page.locator("#iin").fill("990101399995");
            page.locator("main button").click();
            assertThat(page.locator("#summary")).isFocused();
            assertThat(page.locator("#iin")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#iin")).hasValue("990101399995");
            Browser.accessible(page, "mistakes in " + language);
            Browser.picture(page, "mistakes-" + language);
            page.locator("#summary a[href='#name']").click();
            assertThat(page.locator("#name")).isFocused();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void statusWithMuchToSay_violatesNothingOfWcag22() {
        var receipt = Forms.file("rectification", Map.of("reason", "inaccuracy.outdated"));
        try (var visitor = browser().visitor()) {
            Page page = visitor.newPage();
            page.navigate(Forms.home() + "/form/status?lang=kk");
            page.locator("#number").fill(receipt.number());
            page.locator("#secret").fill(receipt.secret());
            page.locator("main button").click();
            assertThat(page.locator("#due")).not().isEmpty();
            Browser.accessible(page, "the status of a rectification");
        }
    }

    private static void look(Page page, String path, String language, String name) {
        page.navigate(Forms.home() + path + "?lang=" + language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("h1")).hasCount(1);
        Browser.accessible(page, path + " in " + language);
        Browser.picture(page, name + "-" + language);
    }

    private static void type(Page page, String selector, String text) {
        press(page, selector, "");
        page.keyboard().insertText(text);
    }

    /// Reaches an element with the tabulator alone, and presses a key on it.
    private static void press(Page page, String selector, String key) {
        for (int i = 0; i < 80; i++) {
            if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement?.matches(s)", selector))) {
                if (!key.isEmpty()) {
                    page.keyboard().press(key);
                }
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }
}
