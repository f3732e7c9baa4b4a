package kz.tumar.consent.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import kz.tumar.consent.Clause;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets a link to a person's page, what of it stays in the log, and what it shows.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class LinksTest {
    @BeforeEach
    void ready() {
        Service.untilReady();
    }

    @Test
    @Clause("7.8")
    void system_getsLinksForItsOwnPeopleAlone_officersForAnybody_andEachIsAFact() {
        SubjectRef subject = Service.register();
        assertThat(Centre.link("system:crm", subject).statusCode()).isEqualTo(403);
        assertThat(Service.types(subject)).containsExactly("SubjectRegistered");

        Centre.url("system:site", subject);
        Centre.url("dpo", subject);
        assertThat(Service.types(subject))
                .containsExactly("SubjectRegistered", "PersonalLinkIssued", "PersonalLinkIssued");
        var actors = Service.as("dpo")
                .get("/subjects/" + subject + "/history?limit=500")
                .jsonPath()
                .getList("facts.data.actor.kind", String.class);
        assertThat(actors).contains("SYSTEM", "OFFICER");
        assertThat(Centre.signedIn(subject).page()).contains("A link to this page was made");
    }

    @Test
    void referenceThatWasNeverIssued_getsNoLink() {
        var unknown = new SubjectRef("s-123456789abcdefghjkmnpqrsd");

        assertThat(Centre.link("dpo", unknown).path("type").toString()).isEqualTo("urn:tumar:problem:unknown-subject");
        assertThat(Centre.link("system:site", unknown).statusCode()).isEqualTo(403);
    }

    @Test
    @Clause("7.2")
    void visitByLink_showsTheCodeOfWhatWasSaidInIt_andOfNothingElse() {
        SubjectRef subject = Service.register();
        String link = Centre.url("system:site", subject);
        PagesTest.consentAtTheSite(subject, Instant.now());
        String atTheSite = Service.fact(subject, "ConsentGiven");
        Centre visit = Centre.byLink(link);
        visit.press(visit.page(), "marketing", "withdraw");
        String here = Service.fact(subject, "ConsentWithdrawn");

        assertThat(nonce(visit, here)).isTrue();
        assertThat(nonce(visit, atTheSite)).isFalse();
        assertThat(nonce(Centre.signedIn(subject), atTheSite)).isTrue();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(nonce(Centre.byLink(link), here))
                        .as("the next visit by the same link")
                        .isFalse());
    }

    @Test
    @Clause("7.2")
    void linkOfSomebodyElse_doesNotPutOutWhoSignedIn() {
        SubjectRef subject = Service.register();
        String foreign = Centre.url("system:site", Service.register());

        var answer = given().redirects()
                .follow(false)
                .cookie("tumar-session", Centre.signedIn(subject).cookie())
                .get(foreign);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    @Clause("7.2")
    void visitByAForwardedLink_seesNoCodeOfWhatThePersonSaysMeanwhile() {
        SubjectRef subject = Service.register();
        PagesTest.consentAtTheSite(subject, Instant.now());
        Centre stranger = Centre.byLink(Centre.url("system:site", subject));
        Centre person = Centre.signedIn(subject);

        assertThat(person.press(person.page(), "marketing", "withdraw")).contains("done=withdrawn");

        String said = Service.fact(subject, "ConsentWithdrawn");
        assertThat(nonce(person, said)).isTrue();
        assertThat(nonce(stranger, said)).isFalse();
    }

    @Test
    @Clause("7.8")
    void personRevokesALink_fromTheirPage_andItOpensNothing_norDoesAVisitThatItBegan() {
        SubjectRef subject = Service.register();
        String link = Centre.url("system:site", subject);
        String other = Centre.url("dpo", subject);
        Centre forwarded = Centre.byLink(link);
        Centre person = Centre.signedIn(subject);
        String page = person.page();
        assertThat(page).contains("Links to this page that are valid").contains("an officer of the operator");
        List<String> revoke = revocations(page);
        assertThat(revoke).hasSize(2);

        String first = revoke.getLast(); // the latest stands first
        assertThat(person.submit(page, first)).contains("done=revoked");

        assertThat(status(link)).isEqualTo(401);
        assertThat(given().cookie("tumar-session", forwarded.cookie())
                        .get("/centre?lang=en")
                        .statusCode())
                .isEqualTo(401);
        assertThat(status(other)).isEqualTo(303);
        assertThat(revocations(person.page())).hasSize(1).doesNotContain(first);
        assertThat(person.submit(page, first)).contains("done=revoked");
        assertThat(Service.types(subject).stream().filter("PersonalLinkRevoked"::equals))
                .as("a fact, once")
                .hasSize(1);
    }

    @Test
    @Clause("7.8")
    void officerRevokesALink_theirOwnPersonToo_strangersAndSystemsDoNot() {
        SubjectRef subject = Service.register();
        SubjectRef stranger = Service.register();
        for (String by : List.of("dpo", "subject:" + subject)) {
            Response made = Centre.link("system:site", subject);
            String url = made.path("url");
            String link = Service.home() + url.substring(url.indexOf("/centre"));
            String revocation = "/centre/links/" + made.path("linkId");
            assertThat(Service.as("subject:" + stranger).delete(revocation).statusCode())
                    .isEqualTo(404);
            assertThat(Service.as("system:site").delete(revocation).statusCode())
                    .isEqualTo(403);
            assertThat(status(link)).isEqualTo(303);

            Service.as(by).delete(revocation).then().statusCode(204);

            assertThat(status(link)).isEqualTo(401);
        }
        assertThat(Service.as("dpo")
                        .delete("/centre/links/" + java.util.UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        Centre elsewhere = Centre.signedIn(stranger);
        String foreign = "/centre/links/" + Centre.link("dpo", subject).path("linkId") + "/revoke";
        Centre.link("dpo", stranger);
        String page = elsewhere.page();
        String own = revocations(page).getFirst();
        assertThat(elsewhere.submit(page.replace(own, foreign), foreign)).contains("done=failed");
    }

    private static List<String> revocations(String page) {
        return Pattern.compile("action=\"(/centre/links/[^\"]+/revoke)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static int status(String link) {
        return given().redirects().follow(false).get(link).statusCode();
    }

    private static boolean nonce(Centre visit, String entry) {
        return given().cookie("tumar-session", visit.cookie())
                .accept("application/ld+json")
                .get("/receipts/" + entry)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .contains("tumar:nonce");
    }
}
