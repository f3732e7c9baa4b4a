package kz.tumar.request;

import static kz.tumar.request.Others.awaitCase;
import static kz.tumar.request.Others.claim;
import static kz.tumar.request.Others.facts;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static kz.tumar.request.Running.known;
import static kz.tumar.request.Running.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An officer who is a client too, and whose token says so.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class OwnCaseTest {
    private static final String CLIENT = "officer.client";
    private static final Map<String, ?> WORK = Map.of(
            "completion", Map.of(),
            "identity", Map.of(),
            "signature-verification", Map.of(),
            "signature-decision", Map.of("accepted", true, "reason", "signature.not-proved"),
            "extension", Map.of("workingDays", 1, "reason", "extension.volume"),
            "third-party-check", Map.of(),
            "lawfulness", Map.of("confirmed", true),
            "answer", Map.of("form", "ELECTRONIC"),
            "refusal", Map.of("reason", "refusal.incomplete", "article", "policy.8.1"));

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    private static io.restassured.response.ValidatableResponse post(String path, Object body) {
        return as(CLIENT).header("If-Match", "*").body(body).post(path).then();
    }

    @Test
    void officer_worksNoCaseOfTheirOwn_underWhicheverReference_butEveryOther() {
        SubjectRef other = known("crm");
        SubjectRef stranger = known("site");
        stated("SubjectsLinked", other, """
                {"other":"%s","actor":{"kind":"SERVICE"}}""".formatted(References.OFFICERS_OWN));
        String filing = """
                {"kind":"ACCESS","channel":"web-form","actedBy":{"representation":"SELF"}}""";
        claim("crm", "SubjectRequestFiled", other, filing);
        claim("site", "SubjectRequestFiled", stranger, filing);
        String own = awaitCase(other);

        await().atMost(SOON)
                .until(() -> as(CLIENT)
                                .header("If-Match", "*")
                                .post("/requests/" + own + "/third-party-check")
                                .statusCode()
                        == 403);

        WORK.forEach((action, body) ->
                post("/requests/" + own + "/" + action, body).statusCode(403).body("type", endsWith("own-decision")));

        // It was filed, and says whom it binds; nothing else.
        as("officer").get("/requests/" + own).then().body("revision", equalTo(2));
        assertThat(facts("IdentityVerified", other)).isEmpty();
        post("/requests/" + awaitCase(stranger) + "/identity", Map.of()).statusCode(200);
        Others.act(own, "identity", Map.of()).statusCode(200);
    }

    @Test
    void officerWhoSpokeForThePerson_worksNotThatCaseEither() {
        SubjectRef child = known("site");
        claim("site", "SubjectRequestFiled", child, """
                {"kind":"ACCESS","channel":"web-form",\
                "actedBy":{"representation":"REPRESENTATIVE","representative":"%s"}}""".formatted(References.OFFICERS_OWN));
        String caseId = awaitCase(child);

        WORK.forEach((action, body) -> post("/requests/" + caseId + "/" + action, body)
                .statusCode(403)
                .body("type", endsWith("own-decision")));
        post(
                        "/requests",
                        Map.of(
                                "subject",
                                child.value(),
                                "kind",
                                "ACCESS",
                                "channel",
                                "web-form",
                                "actedBy",
                                Map.of(
                                        "representation",
                                        "REPRESENTATIVE",
                                        "representative",
                                        References.OFFICERS_OWN.value())))
                .statusCode(403)
                .body("type", endsWith("own-decision"));
    }

    @Test
    void officer_filesNoRequestAndTakesNoLetterAboutThemselves() {
        SubjectRef self = References.OFFICERS_OWN;
        Map<String, ?> letter =
                Map.of("letter", "12-3/457", "letterDate", "2026-11-20", "subjects", List.of(self.value()));
        await().atMost(SOON)
                .until(() -> as("officer").body(letter).post("/inquiries").statusCode() == 201);
        String inquiry = as("officer").body(letter).post("/inquiries").path("caseId");

        post("/requests", Map.of("subject", self.value(), "kind", "ACCESS", "channel", "web-form"))
                .statusCode(403)
                .body("type", endsWith("own-decision"));
        post("/inquiries", letter).statusCode(403).body("type", endsWith("own-decision"));
        post("/inquiries/" + inquiry + "/answer", Map.of("dispatch", "OUT-1"))
                .statusCode(403)
                .body("type", endsWith("own-decision"));
    }
}
