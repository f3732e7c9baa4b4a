package kz.tumar.consent;

import static kz.tumar.consent.Calls.SOON;
import static kz.tumar.consent.Calls.ago;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.consent;
import static kz.tumar.consent.Calls.decision;
import static kz.tumar.consent.Calls.history;
import static kz.tumar.consent.Calls.register;
import static kz.tumar.consent.Calls.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Data goes to others when it may, the person is told, and after a withdrawal those who got it are told to stop.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class DisclosuresTest {
    @Inject
    DataSource database;

    @BeforeEach
    void untilReady() {
        Calls.untilReady();
    }

    @Test
    @Clause({"1.1.4", "1.1.9", "7.7"})
    void disclosure_isAskedRecordedMadeAndThePersonTold() {
        SubjectRef subject = register("crm");
        as("system:crm")
                .body(consent(subject, ago(30), "commercial-activity", "").replace("\"thirdPartyTransfer\":false", """
                        "thirdPartyTransfer":true,"recipients":["partner"]"""))
                .post("/consents")
                .then()
                .statusCode(201);

        String asked = """
                {"subject":"%s","kind":"PROVISION","recipient":"%s","purpose":"commercial-activity",\
                "categories":["contact"],"subjectCategory":"client"}""";
        as("system:crm")
                .body(asked.formatted(subject, "bank"))
                .post("/disclosures")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(false), "reason", equalTo("RECIPIENT_NOT_CONSENTED"));
        String id = as("system:crm")
                .body(asked.formatted(subject, "partner"))
                .post("/disclosures")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(true))
                .extract()
                .path("disclosureId");
        as("system:crm")
                .body(asked.formatted(subject, "iin990101399994"))
                .post("/disclosures")
                .then()
                .statusCode(422);
        Company.send(
                "crm",
                "company.crm.events",
                subject.value(),
                Company.claim("crm", "DisclosureMade", subject, ago(5), """
                {"kind":"PROVISION","recipient":"partner","purpose":"commercial-activity","categories":["contact"],\
                "subjectCategory":"client","disclosureId":"%s"}""".formatted(id)));

        await().atMost(SOON)
                .untilAsserted(() -> as("dpo")
                        .get("/disclosures/notices")
                        .then()
                        .statusCode(200)
                        .body("notices.id", hasItem(id)));
        assertThat(LocalDate.parse(
                        as("dpo").get("/disclosures/notices").path("notices.find { it.id == '" + id + "' }.noticeDue")))
                .as("ten working days")
                .isAfter(LocalDate.now(ZoneId.of("Asia/Almaty")).plusDays(11));
        assertThat(history(subject))
                .contains(
                        "kz.tumar.DisclosureDenied.v1",
                        "kz.tumar.DisclosurePermitted.v1",
                        "kz.tumar.DisclosureMade.v1");
        as("system:crm")
                .body(Map.of("channel", "e-mail"))
                .post("/disclosures/" + id + "/notice")
                .then()
                .statusCode(200);
        as("dpo")
                .get("/disclosures/notices")
                .then()
                .body("notices.findAll { it.id == '" + id + "' }.size()", equalTo(0));
        as("dpo")
                .get("/subjects/" + subject + "/disclosures")
                .then()
                .statusCode(200)
                .body("disclosures.notified", equalTo(List.of(true)));
    }

    @Test
    @Clause("2.6.1")
    void processor_getsDataUnderAContractOfTheRegisterAlone_andTheFactNamesIt() {
        SubjectRef subject = register("crm");
        as("system:crm")
                .body(consent(subject, ago(30), "commercial-activity", ",\"recipients\":[\"mailing\",\"hosting\"]"))
                .post("/consents")
                .then()
                .statusCode(201);

        assigned(subject, "mailing", "").body("allowed", equalTo(false), "reason", equalTo("CONTRACT_MISSING"));
        assigned(subject, "mailing", ",\"under\":\"mailing.2027\"").statusCode(422);
        assigned(subject, "hosting", ",\"under\":\"mailing.2026\"")
                .body("allowed", equalTo(false), "reason", equalTo("CONTRACT_NOT_IN_FORCE"));
        assigned(subject, "mailing", ",\"under\":\"mailing.2026\"").body("allowed", equalTo(true));

        Map<String, String> asked = Map.of("disclosure", "PROCESSOR", "recipient", "mailing", "under", "mailing.2026");
        decision(subject, "commercial-activity", asked).body("reason", equalTo("CONSENT_GIVEN"));
        List<String> under = as("dpo")
                .get("/subjects/" + subject + "/history")
                .path("facts.findAll { it.type == 'kz.tumar.DisclosurePermitted.v1' }.data.under");
        assertThat(under).containsExactly("mailing.2026");
        assertThat(history(subject))
                .contains("kz.tumar.DisclosurePermitted.v1")
                .filteredOn("kz.tumar.DisclosureDenied.v1"::equals)
                .hasSize(2);
    }

    private static ValidatableResponse assigned(SubjectRef subject, String processor, String more) {
        return as("system:crm")
                .body("""
                {"subject":"%s","kind":"PROCESSOR","recipient":"%s","purpose":"commercial-activity",\
                "categories":["contact"],"subjectCategory":"client"%s}""".formatted(subject, processor, more))
                .post("/disclosures")
                .then();
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void withdrawal_reachesProcessorsAndRecipients_whoAreToldUntilTheySayThatTheyStopped() {
        SubjectRef crm = register("crm");
        SubjectRef site = register("site");
        as("officer")
                .body(Map.of("other", site.value()))
                .post("/subjects/" + crm + "/links")
                .then()
                .statusCode(200);
        as("system:crm")
                .body(consent(crm, ago(30), "commercial-activity", "").replace("\"thirdPartyTransfer\":false", """
                        "thirdPartyTransfer":true,"recipients":["partner","mailing"]"""))
                .post("/consents")
                .then()
                .statusCode(201);
        disclosed(crm, "PROVISION", "partner", "\"x\"");
        disclosed(crm, "STATE", "tax-authority", "\"article\":\"kz.tax-code.whole\",\"letter\":\"1-2\"");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(history(crm))
                        .filteredOn(type -> type.contains("DisclosureMade"))
                        .hasSize(2));

        as("system:site")
                .body(saying(site, ago(5), "commercial-activity", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);
        as("system:crm")
                .body(saying(crm, ago(4), "commercial-activity", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);

        List<Map<String, Object>> due = notices(site, crm);
        assertThat(due).extracting(notice -> notice.get("recipient")).containsExactlyInAnyOrder("partner", "mailing");
        assertThat(due)
                .allMatch(notice -> LocalDate.parse(String.valueOf(notice.get("due")))
                        .isAfter(LocalDate.now(ZoneId.of("Asia/Almaty")).plusDays(15)));
        String partner = due.stream()
                .filter(notice -> "partner".equals(notice.get("recipient")))
                .map(notice -> String.valueOf(notice.get("id")))
                .findFirst()
                .orElseThrow();
        for (int times = 1; times <= 2; times++) {
            answered(partner, "{\"channel\":\"e-mail\"}").statusCode(200).body("acknowledged", equalTo(false));
        }
        assertThat(notices(site, crm))
                .filteredOn(notice -> partner.equals(notice.get("id")))
                .singleElement()
                .satisfies(notice -> assertThat(notice.get("told")).isEqualTo(2));
        answered(partner, "{\"channel\":\"e-mail\",\"acknowledged\":true}")
                .statusCode(200)
                .body("acknowledged", equalTo(true));
        assertThat(notices(site, crm))
                .extracting(notice -> notice.get("recipient"))
                .containsExactly("mailing");
        answered(partner, "{\"channel\":\"iin990101399994\"}").statusCode(400);

        // What went out is learned only now.
        disclosed(crm, "PROVISION", "bank", "\"x\"");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(notices(site, crm))
                        .extracting(notice -> notice.get("recipient"))
                        .containsExactlyInAnyOrder("mailing", "bank"));
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void withdrawalThatReachesTheReferenceOnlyByALaterLink_isToldToWhoeverGotDataUnderIt() {
        SubjectRef crm = register("crm");
        SubjectRef site = register("site");
        disclosed(crm, "PROVISION", "partner", "\"x\"");
        await().atMost(SOON).untilAsserted(() -> assertThat(history(crm)).contains("kz.tumar.DisclosureMade.v1"));
        as("system:site")
                .body(saying(site, ago(5), "commercial-activity", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);
        assertThat(notices(site, crm)).isEmpty();

        as("officer")
                .body(Map.of("other", site.value()))
                .post("/subjects/" + crm + "/links")
                .then()
                .statusCode(200);

        assertThat(notices(site, crm))
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice).containsEntry("recipient", "partner").containsEntry("subject", crm.value()));
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void recipientWhoDoesNotAnswerInTime_isNamed_once() throws SQLException {
        SubjectRef subject = register("crm");
        disclosed(subject, "PROVISION", "partner", "\"x\"");
        await().atMost(SOON).untilAsserted(() -> assertThat(history(subject)).contains("kz.tumar.DisclosureMade.v1"));
        as("system:crm")
                .body(saying(subject, ago(1), "commercial-activity", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);
        assertThat(history(subject)).doesNotContain("kz.tumar.WithdrawalNoticeOverdue.v1");

        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE withdrawal_notice SET due = current_date - 3 WHERE subject = ?")) {
            update.setString(1, subject.value());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(history(subject))
                        .filteredOn(type -> type.contains("WithdrawalNoticeOverdue"))
                        .hasSize(1));
        assertThat(notices(subject, subject))
                .singleElement()
                .satisfies(notice -> assertThat(notice.get("overdue")).isEqualTo(true));
    }

    private static void disclosed(SubjectRef subject, String kind, String recipient, String more) {
        String rest = more.equals("\"x\"") ? "" : "," + more;
        Company.send(
                "crm",
                "company.crm.events",
                subject.value(),
                Company.claim("crm", "DisclosureMade", subject, ago(20), """
                {"kind":"%s","recipient":"%s","purpose":"commercial-activity","categories":["contact"],\
                "subjectCategory":"client"%s}""".formatted(kind, recipient, rest)));
    }

    private static List<Map<String, Object>> notices(SubjectRef one, SubjectRef other) {
        List<Map<String, Object>> all = as("officer")
                .get("/withdrawals/notices")
                .then()
                .statusCode(200)
                .extract()
                .path("notices");
        return all.stream()
                .filter(notice -> List.of(one.value(), other.value()).contains(notice.get("subject")))
                .toList();
    }

    private static ValidatableResponse answered(String notice, String body) {
        return as("officer").body(body).post("/withdrawals/notices/" + notice).then();
    }
}
