package kz.tumar.consent;

import static kz.tumar.consent.Calls.TEXT;
import static kz.tumar.consent.Calls.ago;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.consent;
import static kz.tumar.consent.Calls.register;
import static kz.tumar.consent.Calls.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Evidence is the person's own, and nobody can guess it.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class EvidenceTest {
    @BeforeEach
    void untilReady() {
        Calls.untilReady();
    }

    @Test
    void forgedEvidence_isNoEvidence() {
        SubjectRef subject = register("site");
        SubjectRef other = register("site");
        Map<String, String> sealed = as("officer")
                .body(Map.of("subject", other.value(), "category", "consent-evidence", "text", "signature"))
                .post("/sealed")
                .then()
                .extract()
                .path("");
        String evidence = ",\"evidence\":{\"sealedRef\":\"%s\",\"commitment\":\"%s\"}";

        for (String forged : List.of(
                evidence.formatted(sealed.get("sealedRef"), sealed.get("commitment")),
                evidence.formatted(sealed.get("sealedRef"), "0".repeat(64)))) {
            as("system:site")
                    .body(consent(subject, ago(5), "marketing", forged))
                    .post("/consents")
                    .then()
                    .statusCode(404)
                    .body("violations.path", hasItem("/evidence"));
        }
    }

    @Test
    @Clause("7.8")
    void lowEntropyEvidence_cannotBeGuessedFromAnythingThatLeavesTheService() throws NoSuchAlgorithmException {
        SubjectRef subject = register("site");
        Map<String, String> sealed = as("officer")
                .body(Map.of("subject", subject.value(), "category", "consent-evidence", "text", "0007"))
                .post("/sealed")
                .then()
                .extract()
                .path("");
        as("system:site")
                .body(consent(
                        subject,
                        ago(5),
                        "marketing",
                        ",\"evidence\":{\"sealedRef\":\"%s\",\"commitment\":\"%s\"}"
                                .formatted(sealed.get("sealedRef"), sealed.get("commitment"))))
                .post("/consents")
                .then()
                .statusCode(201);

        String left = as("dpo").get("/subjects/" + subject + "/history").asString() + sealed;

        Set<String> digests = Pattern.compile("[0-9a-f]{64}")
                .matcher(left)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(digests).contains(sealed.get("commitment"));
        var sha256 = MessageDigest.getInstance("SHA-256");
        for (int guess = 0; guess < 10_000; guess++) {
            for (String prefix : List.of("", "tumar/commitment/v1", subject.value(), sealed.get("sealedRef"))) {
                byte[] value = (prefix + "%04d".formatted(guess)).getBytes(StandardCharsets.UTF_8);
                assertThat(digests).doesNotContain(HexFormat.of().formatHex(sha256.digest(value)));
            }
        }
    }

    @Test
    @Clause("8.1")
    void refusalByARepresentative_withAForgedAuthority_isRefused() {
        SubjectRef subject = register("site");
        SubjectRef other = register("site");
        Map<String, String> sealed = as("officer")
                .body(Map.of("subject", other.value(), "category", "consent-evidence", "text", "guardian"))
                .post("/sealed")
                .then()
                .extract()
                .path("");
        String authority = """
                {"representation":"REPRESENTATIVE","authority":{"sealedRef":"%s","commitment":"%s"},\
                "authorityEnds":"2030-01-01"}""".formatted(sealed.get("sealedRef"), sealed.get("commitment"));

        as("system:site")
                .body(saying(
                                subject,
                                ago(1),
                                "marketing",
                                ",\"subjectCategory\":\"client\",\"textHash\":\"" + TEXT + "\"")
                        .replace("{\"representation\":\"SELF\"}", authority))
                .post("/refusals")
                .then()
                .statusCode(404)
                .body("violations.path", hasItem("/actedBy/authority"));
    }
}
