package kz.tumar.consent;

import static kz.tumar.consent.Calls.SOON;
import static kz.tumar.consent.Calls.ago;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What each holds and may collect.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class InventoryTest {
    @BeforeEach
    void untilReady() {
        Calls.untilReady();
    }

    @Test
    @Clause({"2.2", "1.1.11"})
    void whatAHolderDestroyed_leavesTheInventory_untilTheHolderHasItAgain() {
        SubjectRef subject = register("crm");
        held(subject, ago(5));
        await().atMost(SOON).untilAsserted(() -> assertThat(holdings(subject)).containsExactly("address", "contact"));

        Company.send(
                "retention-service",
                "tumar.retention",
                subject.value(),
                Company.stated("retention", "fact", "DestructionConfirmed", subject, ago(3), """
                {"orderId":"%s","holder":"crm","counts":[{"category":"contact","count":1}],"method":"deleted",\
                "doneAt":"%s"}""".formatted(
                                UUID.randomUUID(), ago(3))));
        await().atMost(SOON).untilAsserted(() -> assertThat(holdings(subject)).containsExactly("address"));

        held(subject, ago(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(holdings(subject)).containsExactly("address", "contact"));
    }

    private static void held(SubjectRef subject, Instant at) {
        Company.send("crm", "company.crm.events", subject.value(), Company.claim("crm", "DataHeld", subject, at, """
                {"categories":["contact","address"],"subjectCategory":"client","provenance":"SUBJECT_WRITTEN",\
                "automated":true,"since":"2026-11-03"}"""));
    }

    private static List<String> holdings(SubjectRef subject) {
        return as("dpo")
                .get("/subjects/" + subject + "/holdings")
                .then()
                .extract()
                .path("holdings.category");
    }

    @Test
    @Clause({"2.2", "7.3", "7.5", "7.10"})
    void inventory_saysWhatEachHoldsSinceWhenAndFromWhere() {
        SubjectRef subject = register("crm");
        Company.send(
                "crm", "company.crm.events", subject.value(), Company.claim("crm", "DataHeld", subject, ago(5), """
                {"categories":["contact","address"],"subjectCategory":"client","provenance":"SUBJECT_WRITTEN",\
                "automated":true,"since":"2026-11-03"}"""));

        await().atMost(SOON)
                .untilAsserted(() -> as("dpo")
                        .get("/subjects/" + subject + "/holdings")
                        .then()
                        .statusCode(200)
                        .body("holdings.category", equalTo(List.of("address", "contact")))
                        .body("holdings[0].since", equalTo("2026-11-03"), "holdings[0].automated", equalTo(true)));
        as("dpo")
                .get("/inventory")
                .then()
                .statusCode(200)
                .body("stores.country", hasItem("KZ"), "stocks.system", hasItem("crm"));
    }

    @Test
    @Clause({"5.1", "3.2"})
    void formThatAsksTooMuch_isToldFieldByField() {
        as("system:site")
                .header("Accept-Language", "kk")
                .body("""
                {"purpose":"marketing","subjectCategory":"client","fields":[{"name":"e-mail","category":"contact"},\
                {"name":"iban","category":"bank-details"},{"name":"shoe-size"}]}""")
                .post("/collections/check")
                .then()
                .statusCode(200)
                .body("lawful", equalTo(false))
                .body("fields.treatment", equalTo(List.of("COLLECT", "REFUSE", "QUARANTINE")))
                .body("fields[0].title", equalTo("Мақсатқа қажет"));
    }
}
