package kz.tumar.consent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.consent.Clause;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The banner in a real Chromium, on a site under a strict content security policy.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class CookieBannerTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String GPC =
            "Object.defineProperty(navigator,'globalPrivacyControl',{get:()=>true,configurable:true})";

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

    private static SubjectRef reported(int before) {
        await().atMost(SOON).until(() -> site.visitors.size() > before);
        await().atMost(SOON).untilAsserted(() -> assertThat(site.answers).hasSizeGreaterThan(before));
        assertThat(site.answers).containsOnly("taken");
        return site.subject(site.visitors.getLast());
    }

    @Test
    @Clause({"6.2", "6.3", "6.6", "6.11"})
    void beforeChoice_afterRefusal_afterWithdrawal_onlyEssentialCookiesLie() {
        try (var visitor = browser.visitor()) {
            int told = site.visitors.size();
            Page page = visit(visitor, "ru");
            assertThat(page.locator("#refuse")).isVisible();
            assertThat(cookies(visitor)).containsExactly("session");
            assertThat((String) page.evaluate("JSON.stringify(localStorage)")).isEqualTo("{}");

            page.locator("#refuse").click();
            assertThat(page.locator("#settings")).isVisible();
            awaitCookies(visitor, "session", CHOICE);
            page.reload();
            assertThat(page.locator("#settings")).isVisible();
            awaitCookies(visitor, "session", CHOICE);
            SubjectRef subject = reported(told);
            await().atMost(SOON)
                    .until(() -> Service.last(subject, "cookies.analytics").contains("ConsentRefused"));

            page.locator("#settings").click();
            page.locator("#accept").click();
            awaitCookies(visitor, "session", CHOICE, "language", "visits", "campaign");
            await().atMost(SOON)
                    .until(() -> Service.last(subject, "cookies.analytics").contains("ConsentGiven"));

            page.locator("#withdraw").click();
            awaitCookies(visitor, "session", CHOICE);
            page.reload();
            assertThat(page.locator("#settings")).isVisible();
            awaitCookies(visitor, "session", CHOICE);
            await().atMost(SOON)
                    .until(() -> Service.last(subject, "cookies.analytics").contains("ConsentWithdrawn"));
        }
    }

    @Test
    @Clause({"6.11", "6.4"})
    void oneCategoryAllowed_onlyWhatDependsOnTheOthersDegrades_andOnlyItsCookiesLie() {
        try (var visitor = browser.visitor()) {
            Page page = visit(visitor, "kk");
            page.locator("#refuse").click();
            assertThat(page.locator("#always")).isVisible();
            assertThat(page.locator("#chat")).isHidden();
            assertThat(page.locator("#nochat")).isVisible();

            page.locator("[data-cookies-allow]").click();
            assertThat(page.locator("#chat")).isVisible();
            assertThat(page.locator("#nochat")).isHidden();
            awaitCookies(visitor, "session", CHOICE, "language");
        }
    }

    @Test
    @Clause("6.4")
    void refusalAndAcceptance_areRememberedEquallyLong_withEqualButtons() {
        assertThat(expiry("#refuse")).isCloseTo(expiry("#accept"), org.assertj.core.data.Offset.offset(120.0));
        try (var visitor = browser.visitor()) {
            Page page = visit(visitor, "en");
            var refuse = page.locator("#refuse").boundingBox();
            var accept = page.locator("#accept").boundingBox();
            assertThat(refuse.width).isEqualTo(accept.width);
            assertThat(refuse.height).isEqualTo(accept.height);
            assertThat((String) page.locator("#refuse").evaluate("e=>getComputedStyle(e).backgroundColor"))
                    .isEqualTo(page.locator("#accept").evaluate("e=>getComputedStyle(e).backgroundColor"));
            page.locator("#choose").click();
            assertThat(page.locator("input:checked")).hasCount(0);
            assertThat(page.locator("input")).hasCount(3);
        }
    }

    private static double expiry(String button) {
        try (var visitor = browser.visitor()) {
            Page page = visit(visitor, "en");
            page.locator(button).click();
            assertThat(page.locator("#settings")).isVisible();
            Cookie choice = visitor.cookies().stream()
                    .filter(cookie -> cookie.name.equals(CHOICE))
                    .findFirst()
                    .orElseThrow();
            double days = (choice.expires - System.currentTimeMillis() / 1000.0) / 86400;
            assertThat(days).isBetween(364.0, 365.1);
            return choice.expires;
        }
    }

    @Test
    @Clause({"2.3", "6.3"})
    void globalPrivacyControl_countsAsRefusalWithoutAsking_andTakesAnEarlierYesBack() {
        try (var visitor = browser.visitor()) {
            visitor.addInitScript(GPC);
            Page page = visit(visitor, "en");
            assertThat(page.locator("#settings")).isVisible();
            assertThat(page.locator("#accept")).hasCount(0);
            assertThat(cookies(visitor)).containsExactly("session");
        }
        try (var visitor = browser.visitor()) {
            int told = site.visitors.size();
            Page page = visit(visitor, "en");
            page.locator("#accept").click();
            awaitCookies(visitor, "session", CHOICE, "language", "visits", "campaign");
            SubjectRef subject = reported(told);
            await().atMost(SOON)
                    .until(() -> Service.last(subject, "cookies.targeting").contains("ConsentGiven"));

            visitor.addInitScript(GPC);
            page.reload();
            awaitCookies(visitor, "session", CHOICE);
            await().atMost(SOON)
                    .until(() -> Service.last(subject, "cookies.targeting").contains("ConsentWithdrawn"));
        }
    }

    @Test
    @Clause("6.4")
    void serviceAway_theChoiceHolds_waitsInTheBrowser_andIsRecordedOnce() {
        try (var visitor = browser.visitor()) {
            int told = site.visitors.size();
            site.away.set(1);
            site.lost.set(1);
            Page page = visit(visitor, "ru");
            page.locator("#accept").click();
            awaitCookies(visitor, "session", CHOICE, "language", "visits", "campaign");
            await().atMost(SOON).until(() -> site.away.get() == 0);
            assertThat((String) page.evaluate("localStorage.getItem('tumar-cookies-queue')"))
                    .contains("\"id\"");

            // The next visit hands it over; the answer gets lost, so it comes a second time.
            page.reload();
            SubjectRef subject = reported(told);
            await().atMost(SOON).until(() -> site.visitors.size() >= told + 2);
            await().atMost(SOON).until(() -> page.evaluate("localStorage.getItem('tumar-cookies-queue')") == null);
            assertThat(Set.copyOf(site.visitors.subList(told, site.visitors.size())))
                    .hasSize(1);
            assertThat(Service.types(subject))
                    .containsExactlyInAnyOrder(
                            "SubjectRegistered",
                            "PolicyNoticeShown",
                            "PolicyAccepted",
                            "ConsentGiven",
                            "ConsentGiven",
                            "ConsentGiven");
        }
    }

    @Test
    @Clause("6.2")
    void bannerUnreachable_thePageWorks_andNothingOptionalRuns() {
        try (var visitor = browser.visitor()) {
            visitor.route(Service.home() + "/**", com.microsoft.playwright.Route::abort);
            Page page = visit(visitor, "ru");
            assertThat(page.locator("#always")).isVisible();
            assertThat(page.locator("#chat")).isHidden();
            assertThat(cookies(visitor)).containsExactly("session");
        }
    }

    @Test
    @Clause({"6.4", "9.1"})
    void newVersionOfTheNotice_asksAgain_andAllowsNothingMeanwhile() {
        try (var visitor = browser.visitor()) {
            Page page = visit(visitor, "ru");
            page.locator("#accept").click();
            awaitCookies(visitor, "session", CHOICE, "language", "visits", "campaign");

            Service.publish("trial");
            try (var fresh = browser.visitor()) {
                fresh.addCookies(visitor.cookies());
                Page again = visit(fresh, "ru");
                assertThat(again.locator("#accept")).isVisible();
                awaitCookies(fresh, "session", CHOICE);
            }
        }
    }
}
