package kz.tumar.consent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tumar.consent.Clause;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages for people in a real Chromium: consents, receipts, versions of the policy, the sheet of employees.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class PagesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.start();
    }

    @BeforeEach
    void ready() {
        Service.untilReady();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /// The company's portal signs people in at the issuer and begins their visit with the token.
    private static Cookie signedIn(String role) {
        String value = Service.as(role)
                .post("/centre/session")
                .then()
                .statusCode(204)
                .extract()
                .cookie("tumar-session");
        return new Cookie("tumar-session", value).setUrl(Service.home());
    }

    private static String link(SubjectRef subject) {
        String url = Service.as("system:site")
                .body(Map.of("subject", subject.value()))
                .post("/centre/links")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        return Service.home() + url.substring(url.indexOf("/centre"));
    }

    private static List<String> watched(Page page) {
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("favicon")) {
                complaints.add(message.text());
            }
        });
        return complaints;
    }

    @Test
    @Clause({"2.6.1", "7.2", "8.4"})
    void signedIn_oneClickGives_andOneClickWithdraws() {
        SubjectRef subject = Service.register();
        try (var visitor = browser.visitor()) {
            visitor.addCookies(List.of(signedIn("subject:" + subject)));
            Page page = visitor.newPage();
            List<String> complaints = watched(page);
            page.navigate(Service.home() + "/centre?lang=ru");
            page.locator("#p-marketing button").click();
            assertThat(page.locator("[role=status]")).hasText("Ваше согласие зарегистрировано.");
            assertThat(page.locator("#p-marketing .state")).hasText("Согласие дано");
            assertThat(Service.last(subject, "marketing")).isEqualTo("kz.tumar.ConsentGiven.v1");
            Browser.picture(page, "centre-given-ru");

            page.locator("#p-marketing button").click();
            assertThat(page.locator("[role=status]")).hasText("Ваше согласие отозвано.");
            assertThat(page.locator("#p-marketing .state")).hasText("Согласие отозвано");
            assertThat(Service.last(subject, "marketing")).isEqualTo("kz.tumar.ConsentWithdrawn.v1");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void keyboardAlone_givesAndWithdraws() {
        SubjectRef subject = Service.register();
        try (var visitor = browser.visitor()) {
            visitor.addCookies(List.of(signedIn("subject:" + subject)));
            Page page = visitor.newPage();
            page.navigate(Service.home() + "/centre?lang=kk");
            tabTo(page, "#p-marketing button");
            page.keyboard().press("Enter");
            assertThat(page.locator("#p-marketing .state")).hasText("Келісім берілген");
            // What was done is said first: the message has the focus.
            assertThat(page.locator("[role=status]")).isFocused();
            tabTo(page, "#p-marketing button");
            page.keyboard().press("Space");
            assertThat(page.locator("#p-marketing .state")).hasText("Келісім кері қайтарып алынған");
        }
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 80; i++) {
            if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement?.matches(s)", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void forwardedLink_canSayNo_butDestroysNothing_andShowsNoOldCode() {
        SubjectRef subject = Service.register();
        Instant longAgo = Instant.now().minus(Duration.ofDays(9));
        consentAtTheSite(subject, longAgo);
        String record = Service.fact(subject, "ConsentGiven");
        try (var visitor = browser.visitor()) {
            Page page = visitor.newPage();
            page.navigate(link(subject) + "&lang=kk");
            assertThat(page.locator("#p-marketing .state")).hasText("Келісім берілген");
            assertThat(page.url()).doesNotContain("link=");
            page.locator("#p-marketing button").click();
            assertThat(page.locator("#p-marketing .state")).hasText("Келісім кері қайтарып алынған");

            page.navigate(Service.home() + "/receipts/" + record + "?lang=en");
            assertThat(page.locator("main")).containsText("The code is not shown to who came by a link");
            // Everything that the page lets do is a yes, a no, taking links back, or leaving.
            page.navigate(Service.home() + "/centre?lang=en");
            Object actions = page.evaluate(
                    "[...document.forms].map(f => f.getAttribute('action').replace(/(consents|links)\\/[^/]+/,"
                            + " '$1/X')).filter((a, i, all) => all.indexOf(a) === i).sort().join(' ')");
            assertThat(actions).isEqualTo("/centre/consents/X/give /centre/end /centre/links/X/revoke");
        }
        assertThat(Service.types(subject)).noneMatch(type -> type.startsWith("Destruction"));
        assertThat(io.restassured.RestAssured.given()
                        .cookie("tumar-session", visitOf(subject))
                        .get("/subjects/" + subject + "/history")
                        .statusCode())
                .as("the cookie of a visit is no token for the API")
                .isEqualTo(401);
    }

    private static String visitOf(SubjectRef subject) {
        return io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .get(link(subject))
                .then()
                .statusCode(303)
                .extract()
                .cookie("tumar-session");
    }

    static void consentAtTheSite(SubjectRef subject, Instant at) {
        String claim = """
                {"specversion":"1.0","id":"%s","source":"/company/site","type":"kz.tumar.ConsentGiven.v1","subject":"%s",\
                "time":"%s","datacontenttype":"application/json","dataschema":"urn:tumar:schema:claim:ConsentGiven:v1",\
                "correlationid":"%s","data":{"purpose":"marketing","categories":["contact","full-name"],\
                "subjectCategory":"client","channel":"web-form","actedBy":{"representation":"SELF"},\
                "textHash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
                "thirdPartyTransfer":false,"crossBorderTransfer":false,"distribution":false}}""".formatted(UUID.randomUUID(), subject, at, UUID.randomUUID());
        Service.as("system:site")
                .contentType("application/cloudevents+json")
                .body(claim)
                .post("/events")
                .then()
                .statusCode(200);
    }

    @Test
    void linkThatWasChangedOrIsAnothersOrNoLinkAtAll_opensNothing() {
        SubjectRef subject = Service.register();
        String good = link(subject);
        String changed = good.substring(0, good.length() - 2) + (good.endsWith("AA") ? "BB" : "AA");
        for (String bad : List.of(changed, Service.home() + "/centre", Service.home() + "/centre?link=x.y")) {
            var answer =
                    io.restassured.RestAssured.given().redirects().follow(false).get(bad);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.cookies()).isEmpty();
        }
        // What was signed as a link is no cookie.
        String token = good.substring(good.indexOf('=') + 1);
        assertThat(io.restassured.RestAssured.given()
                        .cookie("tumar-session", token)
                        .get("/centre")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void formThatAnotherSiteSends_changesNothing() {
        SubjectRef subject = Service.register();
        io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .cookie("tumar-session", visitOf(subject))
                .formParam("act", UUID.randomUUID())
                .formParam("key", "guessed")
                .post("/centre/consents/marketing/withdraw")
                .then()
                .statusCode(303);
        assertThat(Service.types(subject)).containsExactly("SubjectRegistered", "PersonalLinkIssued");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    @Clause({"2.5", "9.2"})
    void everyPage_violatesNothingOfWcag22_andBreaksNoContentPolicy(String language) {
        SubjectRef subject = Service.register();
        consentAtTheSite(subject, Instant.now().minusSeconds(60));
        SubjectRef employee = Service.register();
        try (var visitor = browser.visitor()) {
            Page page = visitor.newPage();
            List<String> complaints = watched(page);
            look(page, "/policy/editions", language, "editions");
            look(page, "/policy/editions/" + version(), language, "edition");
            look(page, "/policy/editions/" + version() + "/changes", language, "changes");
            visitor.addCookies(List.of(signedIn("subject:" + subject)));
            look(page, "/centre", language, "centre");
            look(page, "/receipts/" + Service.fact(subject, "ConsentGiven"), language, "receipt");
            visitor.addCookies(List.of(signedIn("employee:" + employee)));
            look(page, "/familiarisation", language, "familiarisation");
            visitor.clearCookies();
            assertThat(complaints).isEmpty();
            look(page, "/centre", language, "enter");
        }
    }

    private static String version() {
        return io.restassured.RestAssured.get("/policy").path("version");
    }

    private static void look(Page page, String path, String language, String name) {
        page.navigate(Service.home() + path + "?lang=" + language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("h1")).hasCount(1);
        Browser.accessible(page, path + " in " + language);
        Browser.picture(page, name + "-" + language);
    }

    @Test
    @Clause("9.2")
    void employee_signsForTheVersionInForce_once() {
        SubjectRef employee = Service.register();
        try (var visitor = browser.visitor()) {
            visitor.addCookies(List.of(signedIn("employee:" + employee)));
            Page page = visitor.newPage();
            page.navigate(Service.home() + "/familiarisation?lang=kk");
            page.locator("main button").click();
            assertThat(page.locator("[role=status]")).hasText("Сіздің танысқаныңыз тіркелді.");
            assertThat(page.locator("main button")).hasCount(0);
        }
        await().atMost(SOON).until(() -> Service.types(employee).contains("EmployeeFamiliarised"));
        assertThat(Service.types(employee)).containsExactly("SubjectRegistered", "EmployeeFamiliarised");
    }

    @Test
    @Clause("9.2")
    void aPersonWhoIsNoEmployee_signsNothing() {
        SubjectRef subject = Service.register();
        io.restassured.RestAssured.given()
                .cookie("tumar-session", visitOf(subject))
                .get("/familiarisation")
                .then()
                .statusCode(401);
    }
}
