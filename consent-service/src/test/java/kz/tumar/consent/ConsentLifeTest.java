package kz.tumar.consent;

import static io.restassured.RestAssured.given;
import static kz.tumar.consent.Calls.SOON;
import static kz.tumar.consent.Calls.ago;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.consent;
import static kz.tumar.consent.Calls.decision;
import static kz.tumar.consent.Calls.history;
import static kz.tumar.consent.Calls.reason;
import static kz.tumar.consent.Calls.register;
import static kz.tumar.consent.Calls.saying;
import static kz.tumar.consent.Calls.toAsk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Consents are given, refused and withdrawn in one call each, and end as the policy has it.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class ConsentLifeTest {
    @BeforeEach
    void untilReady() {
        Calls.untilReady();
    }

    @Test
    @Clause({"7.2", "8.4"})
    void givingAndWithdrawing_takeOneCallEach_andRepeatingEitherChangesNothing() {
        SubjectRef subject = register("site");
        String key = UUID.randomUUID().toString();
        String given = consent(subject, ago(10), "marketing", "");

        String id = as("system:site")
                .header("Idempotency-Key", key)
                .body(given)
                .post("/consents")
                .then()
                .statusCode(201)
                .body("consentId", notNullValue(), "repeated", equalTo(false))
                .extract()
                .path("consentId");
        as("system:site")
                .header("Idempotency-Key", key)
                .body(given)
                .post("/consents")
                .then()
                .statusCode(200)
                .body("consentId", equalTo(id), "repeated", equalTo(true));
        decision(subject, "marketing", Map.of()).body("reason", equalTo("CONSENT_GIVEN"), "consentId", equalTo(id));

        as("system:site")
                .body(saying(subject, ago(5), "marketing", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);

        decision(subject, "marketing", Map.of())
                .body("reason", equalTo("WITHDRAWN"), "allowed", equalTo(false))
                .body("withoutIt", hasItems("contract-performance", "accounting"))
                .body("compulsoryUnder", nullValue());
    }

    @Test
    @Clause({"7.6", "5.3"})
    void incompleteConsent_isToldEverythingAtOnce_andNothingIsRecorded() {
        SubjectRef subject = register("site");

        as("system:site")
                .body(consent(
                        subject, ago(1), "distribution", ",\"kind\":\"DISTRIBUTION\",\"presentation\":\"COMBINED\""))
                .post("/consents")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:tumar:problem:consent-stands-alone"))
                .body(
                        "violations.path",
                        hasItems(
                                "/presentation",
                                "/evidence",
                                "/actions",
                                "/conditions",
                                "/distribution",
                                "/textVersion",
                                "/language"));
        assertThat(reason(subject, "distribution")).isEqualTo("ACTION_OUTSIDE_PURPOSE");
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void withdrawalThatAContractLimits_takesEffectForTheRest_andSaysWhyNotForThese() {
        SubjectRef subject = register("crm");
        as("system:crm")
                .body(consent(subject, ago(30), "contract-performance", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        Company.send(
                "crm",
                "company.crm.events",
                subject.value(),
                Company.claim("crm", "GroundEstablished", subject, ago(20), """
                {"groundId":"%s","ground":"contract","article":"kz.civil-code.whole","purposes":["contract-performance"],\
                "categories":["contact"],"subjectCategory":"client"}""".formatted(UUID.randomUUID())));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(history(subject)).contains("kz.tumar.GroundEstablished.v1"));

        as("system:crm")
                .body(saying(subject, ago(10), "contract-performance", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201)
                .body("limited.categories", equalTo(List.of(List.of("contact"))))
                .body("limited.reason", equalTo(List.of("withdrawal-limit.unfulfilled-obligation")))
                .body("limited.ground", equalTo(List.of("contract")));

        assertThat(history(subject)).contains("kz.tumar.ConsentWithdrawn.v1", "kz.tumar.WithdrawalLimited.v1");
        assertThat(reason(subject, "contract-performance")).isEqualTo("GROUND_STANDS");
    }

    @Test
    @Clause("7.9")
    void termThatPassed_endsTheConsentByItself_andAnEndedAuthorityAsksThePersonAnew() {
        SubjectRef subject = register("site");
        as("system:site")
                .body(consent(subject, Instant.parse("2026-11-02T05:00:00Z"), "marketing", ",\"until\":\"2026-11-10\""))
                .post("/consents")
                .then()
                .statusCode(201);

        assertThat(reason(subject, "marketing")).isEqualTo("EXPIRED");
        await().atMost(SOON).untilAsserted(() -> assertThat(history(subject)).contains("kz.tumar.ConsentExpired.v1"));

        SubjectRef child = register("site");
        Map<String, String> authority = as("officer")
                .body(Map.of("subject", child.value(), "category", "consent-evidence", "text", "guardian"))
                .post("/sealed")
                .then()
                .extract()
                .path("");
        String represented = consent(child, Instant.parse("2026-11-02T05:00:00Z"), "marketing", "")
                .replace("{\"representation\":\"SELF\"}", """
                        {"representation":"REPRESENTATIVE","authority":{"sealedRef":"%s","commitment":"%s"},\
                        "authorityEnds":"2026-11-12"}""".formatted(
                                authority.get("sealedRef"), authority.get("commitment")));
        as("system:site").body(represented).post("/consents").then().statusCode(201);

        assertThat(reason(child, "marketing")).isEqualTo("AUTHORITY_ENDED");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(toAsk()).contains(child.value()).doesNotContain(subject.value()));
        as("system:site")
                .body(consent(child, ago(1), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        assertThat(toAsk()).doesNotContain(child.value());
    }

    @Test
    @Clause("8.4")
    void fastClock_doesNotLetAConsentOutliveTheWithdrawalThatFollows() {
        SubjectRef subject = register("site");
        as("system:site")
                .body(consent(subject, Instant.now().plus(4, ChronoUnit.MINUTES), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        assertThat(reason(subject, "marketing")).isEqualTo("CONSENT_GIVEN");

        as("system:crm")
                .body(saying(subject, Instant.now(), "marketing", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);

        assertThat(reason(subject, "marketing")).isEqualTo("WITHDRAWN");
    }

    @Test
    @Clause("4.1")
    void groundIdOfOnePerson_saysNothingAboutAnother_andEndingAnUnknownGroundEndsNothing() {
        SubjectRef one = register("crm");
        SubjectRef other = register("crm");
        String ground = UUID.randomUUID().toString();
        for (SubjectRef each : List.of(one, other)) {
            Company.send(
                    "crm",
                    "company.crm.events",
                    each.value(),
                    Company.claim("crm", "GroundEstablished", each, ago(20), """
                    {"groundId":"%s","ground":"contract","purposes":["contract-performance"],"categories":["contact"],\
                    "subjectCategory":"client"}""".formatted(ground)));
        }
        String ended = "{\"groundId\":\"%s\",\"endedOn\":\"2026-11-01\"}";
        Company.send(
                "crm",
                "company.crm.events",
                one.value(),
                Company.claim("crm", "GroundEnded", one, ago(10), ended.formatted(ground)));
        Company.send(
                "crm",
                "company.crm.events",
                other.value(),
                Company.claim("crm", "GroundEnded", other, ago(10), ended.formatted(UUID.randomUUID())));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(reason(one, "contract-performance")).isEqualTo("EXPIRED");
            assertThat(history(other)).contains("kz.tumar.GroundEnded.v1");
        });
        assertThat(reason(other, "contract-performance")).isEqualTo("GROUND_STANDS");
    }
}
