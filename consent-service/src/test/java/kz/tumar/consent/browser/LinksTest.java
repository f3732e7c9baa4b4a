package kz.tumar.consent.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
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
