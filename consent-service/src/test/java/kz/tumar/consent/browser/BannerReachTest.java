package kz.tumar.consent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.consent.Clause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The banner by keyboard and for assistive technology, in a real Chromium.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class BannerReachTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String CHOICE = "cookie-choice";

    private static Browser browser;

    private static Site site;

    @BeforeAll
    static void open() {
        browser = Browser.start();
    }

    @BeforeEach
    void siteUp() {
        Service.untilReady();
        if (site == null) {
            site = new Site();
        }
    }

    @AfterAll
    static void close() {
        if (site != null) {
            site.close();
            site = null;
        }
        if (browser != null) {
            browser.close();
        }
    }

    private static Set<String> cookies(BrowserContext visitor) {
        return visitor.cookies().stream().map(cookie -> cookie.name).collect(Collectors.toSet());
    }

    private static void awaitCookies(BrowserContext visitor, String... names) {
        await().atMost(SOON).untilAsserted(() -> assertThat(cookies(visitor)).containsExactlyInAnyOrder(names));
    }

    private static Page visit(BrowserContext visitor, String language) {
        Page page = visitor.newPage();
        page.navigate(site.page(language));
        return page;
    }

    @Test
    @Clause("6.3")
    void keyboardAlone_reachesEveryChoice() {
        try (var visitor = browser.visitor()) {
            Page page = visit(visitor, "kk");
            assertThat(page.locator("#choose")).isVisible();
            tabTo(page, "choose");
            page.keyboard().press("Enter");
            assertThat(page.locator("#save")).isVisible();
            tabTo(page, "functional");
            page.keyboard().press("Space");
            tabTo(page, "save");
            page.keyboard().press("Enter");
            awaitCookies(visitor, "session", CHOICE, "language");
            tabTo(page, "withdraw");
            page.keyboard().press("Enter");
            awaitCookies(visitor, "session", CHOICE);
        }
    }

    private static void tabTo(Page page, String what) {
        for (int i = 0; i < 40; i++) {
            var focused = page.evaluate("() => { const e = document.querySelector('tumar-cookies').shadowRoot"
                    + ".activeElement; return e ? e.id || e.name : '' }");
            if (what.equals(focused)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void bothLayersAndTheControl_violateNothingOfWcag22(String language) {
        try (var visitor = browser.visitor()) {
            Page page = visit(visitor, language);
            assertThat(page.locator("#refuse")).isVisible();
            Browser.accessible(page, "the first layer in " + language);
            Browser.picture(page, "banner-" + language);
            page.locator("#choose").click();
            page.locator("summary").first().click();
            Browser.accessible(page, "the second layer in " + language);
            Browser.picture(page, "banner-choices-" + language);
            page.locator("#accept").click();
            assertThat(page.locator("#withdraw")).isVisible();
            Browser.accessible(page, "the control in " + language);
            Browser.picture(page, "banner-control-" + language);
        }
    }

    @Test
    void theBannerIsSmall_andServedToOtherOrigins() {
        var answer = io.restassured.RestAssured.get("/cookies/banner.js")
                .then()
                .statusCode(200)
                .extract();
        assertThat(answer.asByteArray().length).isLessThan(15_000);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        List<String> names = io.restassured.RestAssured.get("/cookies/notice.json")
                .then()
                .statusCode(200)
                .extract()
                .path("categories.findAll { it.optIn }.code");
        assertThat(names).containsExactly("functional", "analytics", "targeting");
    }
}
