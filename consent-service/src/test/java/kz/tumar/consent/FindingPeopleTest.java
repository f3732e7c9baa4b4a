package kz.tumar.consent;

import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What this service keeps sealed about people finds them, and whoever request-service found is linked here.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class FindingPeopleTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Instant earlier = Instant.now().minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void untilReady() throws IOException {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as("dpo").get("/q/health/ready").statusCode() == 200);
    }

    private void state(String type, SubjectRef subject, String data) {
        Company.send(
                "request-service",
                "tumar.request",
                subject.value(),
                Company.stated("request", "fact", type, subject, earlier, data));
    }

    private static List<String> facts(String type, SubjectRef subject) {
        return Company.everything("request-service", "tumar.consent").stream()
                .filter(fact -> fact.contains("kz.tumar." + type + ".v1") && fact.contains(subject.value()))
                .toList();
    }

    private static SubjectRef fresh() {
        var digits = new byte[25];
        var random = new Random();
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) random.nextInt(32);
        }
        return SubjectRef.issue(digits);
    }

    @Test
    @Clause("8.1")
    void whoFiledAndIsKnownToNobody_isIssuedAReference_andLinkedToWhomAnOfficerFound() {
        SubjectRef filer = fresh();
        SubjectRef client = register("crm");
        state("ApplicantRegistered", filer, "{\"channel\":\"paper\"}");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(facts("SubjectRegistered", filer)).hasSize(1));

        state("CandidateMatched", filer, """
                {"searchId":"%s","sought":"%s","candidate":"%s","evidence":{"sealedRef":"v-00000000000000000000000000",\
                "commitment":"%s"},"actor":{"kind":"OFFICER","role":"officer","account":"%s"}}""".formatted(
                        UUID.randomUUID(), filer, client, "0".repeat(64), "a".repeat(64)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(facts("SubjectsLinked", filer))
                        .hasSize(2)
                        .allMatch(fact -> fact.contains(client.value())));
        as("officer")
                .body(Map.of("other", client.value()))
                .post("/subjects/" + filer + "/links")
                .then()
                .statusCode(200)
                .body("linked", hasItem(client.value()));
        assertThat(facts("SubjectsLinked", filer)).as("linked once").hasSize(2);
    }

    @Test
    @Clause("8.1")
    void numberByWhichASystemKnowsAPerson_findsTheReference_whichIsAFactWithoutTheNumber() {
        String contract = "contract-" + UUID.randomUUID();
        String subject = as("system:crm")
                .body(Map.of("localId", contract))
                .post("/subjects")
                .then()
                .statusCode(201)
                .extract()
                .path("subject");

        as("officer")
                .body(Map.of(
                        "subject",
                        subject,
                        "searchId",
                        UUID.randomUUID(),
                        "reason",
                        "search.other-references",
                        "criteria",
                        List.of(Map.of("kind", "CONTRACT", "value", contract))))
                .post("/sealed/search")
                .then()
                .statusCode(200)
                .body("candidates.subject", contains(subject));

        as("system:crm")
                .body(Map.of(
                        "reason",
                        "search.other-references",
                        "criteria",
                        List.of(Map.of("kind", "CONTRACT", "value", contract))))
                .post("/sealed/search")
                .then()
                .statusCode(403);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(facts("SealedDataSearched", new SubjectRef(subject)))
                        .singleElement()
                        .asString()
                        .contains("CONTRACT")
                        .doesNotContain(contract));
    }
}
