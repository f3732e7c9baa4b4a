package kz.tumar.request;

import static kz.tumar.request.Others.act;
import static kz.tumar.request.Others.awaitCase;
import static kz.tumar.request.Others.claim;
import static kz.tumar.request.Others.facts;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static kz.tumar.request.Running.config;
import static kz.tumar.request.Running.known;
import static kz.tumar.request.Running.seal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.policy.PolicyVersions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Dates that come near, pass, and are moved by the legislator, on the real broker and database.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class DeadlinesJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    @Inject
    PolicyVersions policies;

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    @Test
    @Clause("8.1")
    void missedDates_becomeFactsOfTheirProfile() {
        SubjectRef subject = known("site");
        Instant received = Instant.now().minus(60, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        claim("site", "SubjectRequestFiled", subject, """
                {"kind":"ACCESS","channel":"paper-mail","actedBy":{"representation":"SELF"},"receivedAt":"%s"}""".formatted(received));

        String caseId = awaitCase(subject);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(facts("DeadlineMissed", subject)).hasSize(2));
        as("dpo")
                .get("/requests/" + caseId)
                .then()
                .body("light", equalTo("RED"), "lateRecording", equalTo(true), "missed", hasSize(2));
    }

    @Test
    @Clause("8.2")
    void dateThatComesNear_isWarnedOfOnceUnderItsProfile() {
        SubjectRef subject = known("site");
        claim("site", "SubjectRequestFiled", subject, """
                {"kind":"RECTIFICATION","channel":"web-form","actedBy":{"representation":"SELF"},\
                "reason":"inaccuracy.inaccurate"}""");
        String caseId = awaitCase(subject);
        assertThat(facts("DeadlineApproaching", subject)).isEmpty();

        act(caseId, "supporting-information", Map.of("content", seal(subject, "a certificate")))
                .statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(facts("DeadlineApproaching", subject))
                        .singleElement()
                        .asString()
                        .contains("\"LAW\""));
    }

    @Test
    @Clause("8.2")
    void blockWithoutDocuments_isDueForADecision_whenTheDayOfItsReviewHasCome() {
        SubjectRef subject = known("site");
        Instant received = Instant.now().minus(45, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

        claim("site", "SubjectRequestFiled", subject, """
                {"kind":"RECTIFICATION","channel":"paper-mail","actedBy":{"representation":"SELF"},\
                "reason":"inaccuracy.inaccurate","receivedAt":"%s"}""".formatted(received));

        String caseId = awaitCase(subject);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(facts("BlockReviewDue", subject)).hasSize(1));
        String decideBy = as("officer").get("/requests/" + caseId).path("block.decideBy");
        as("officer")
                .get("/requests/" + caseId)
                .then()
                .body("block.standing", equalTo(true), "policyDue", equalTo(decideBy), "clockRuns", equalTo(false));
    }

    @Test
    @Clause("8.1")
    void dayOffDeclaredByOrder_movesTheDatesOfEveryOpenCase_byTheTermsItWasFiledUnder() throws IOException {
        SubjectRef subject = known("site");
        SubjectRef late = known("site");
        LocalDate received = LocalDate.now(ALMATY).minusDays(60);
        String filing = """
                {"kind":"ACCESS","channel":"paper-mail","actedBy":{"representation":"SELF"},"receivedAt":"%s"}""";
        claim("site", "SubjectRequestFiled", subject, filing.formatted(Running.earlier()));
        claim("site", "SubjectRequestFiled", late, filing.formatted(received + "T06:00:00Z"));
        String caseId = awaitCase(subject);
        String lateId = awaitCase(late);
        var letter =
                Map.of("letter", "12-3/789", "letterDate", LocalDate.now(ALMATY).toString());
        String inquiry = as("dpo").body(letter).post("/inquiries").path("caseId");
        String inquiryDue = as("dpo").get("/inquiries/" + inquiry).path("due");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(facts("DeadlineMissed", late)).hasSize(2));
        String before = as("officer").get("/requests/" + caseId).path("policyDue");
        String missed = as("officer").get("/requests/" + lateId).path("policyDue");
        LocalDate declared = plainWorkingDayAfter(LocalDate.now(ALMATY));
        String amended = withDaysOff(declared, plainWorkingDayAfter(received));

        Running.publishPolicy("2026-11-01.1", withOtherTerm(), "kz-2026-11-23.1", amended);

        await().atMost(SOON).untilAsserted(() -> {
            for (SubjectRef each : List.of(subject, late)) {
                assertThat(facts("DeadlineRecalculated", each))
                        .singleElement()
                        .asString()
                        .contains("\"before\":\"kz-2026-11-23\"", "\"calendarVersion\":\"kz-2026-11-23.1\"");
            }
        });
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(LocalDate.parse(
                                as("dpo").get("/inquiries/" + inquiry).path("due")))
                        .isAfter(LocalDate.parse(inquiryDue)));
        Running.publishPolicy("2026-11-01.2", "kz-2026-11-23.1", amended);
        String after = as("officer")
                .get("/requests/" + caseId + "/deadline")
                .then()
                .body("history.because", hasItem("RECALCULATED"), "history", hasSize(2))
                .body("counted[0].workingDays", equalTo(10))
                .body("counted[0].days.find { it.date == '" + declared + "' }.title.en", equalTo("Declared by order"))
                .body("counted[0].calendarVersion", equalTo("kz-2026-11-23.1"))
                .extract()
                .path("policyDue");
        assertThat(LocalDate.parse(after))
                .isAfter(before)
                .isBefore(LocalDate.parse(before).plusDays(7));
        String lateAfter = as("officer").get("/requests/" + lateId).path("policyDue");
        assertThat(LocalDate.parse(lateAfter))
                .isAfter(missed)
                .isBefore(LocalDate.parse(missed).plusDays(7));
        await().atMost(SOON)
                .until(() -> policies.currentVersion(policies.today()).value().equals("2026-11-01.2"));
    }

    @Test
    @Clause("8.1")
    void journal_hasALineForEachRequest_inTheLanguageAskedFor_andOnlyForOfficers() {
        SubjectRef subject = known("site");
        claim("site", "SubjectRequestFiled", subject, """
                {"kind":"ACCESS","channel":"web-form","actedBy":{"representation":"SELF"}}""");
        String caseId = awaitCase(subject);

        String journal = as("dpo")
                .queryParam("language", "kk")
                .queryParam("from", LocalDate.now(ALMATY).minusDays(1).toString())
                .get("/journal/requests.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(journal).startsWith("\uFEFF\"Іс №\";").contains("Деректерге қол жеткізу");
        assertThat(journal.lines().filter(line -> line.startsWith("\"" + caseId)))
                .hasSize(1);
        assertThat(journal).doesNotContain(subject.value());
        as("officer")
                .queryParam("from", "tomorrow")
                .get("/journal/requests.csv")
                .then()
                .statusCode(400);
        as("system:site").get("/journal/requests.csv").then().statusCode(403);
    }

    /// A day within every term that starts then, which nothing but an amendment would make a day off.
    private static LocalDate plainWorkingDayAfter(LocalDate start) throws IOException {
        LocalDate day = start.plusDays(1);
        String published = Files.readString(Path.of(config("test.calendar")));
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || published.contains("\"date\": \"" + day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /// The policy with a longer term for the answer to a request for access, which binds later requests only.
    private static String withOtherTerm() throws IOException {
        String policy = Files.readString(Path.of(config("test.policy")));
        String other = policy.replace("\nversion: \"2026-11-01\"", "\nversion: \"2026-11-01.1\"")
                .replaceFirst("(?s)(?<term>code: access.answer.*?workingDays: )10", "${term}30");
        assertThat(other).contains("workingDays: 30}", "version: \"2026-11-01.1\"");
        return other;
    }

    private static String withDaysOff(LocalDate... days) throws IOException {
        JsonNode calendar = JSON.readTree(Path.of(config("test.calendar")).toFile());
        ((ObjectNode) calendar).put("version", "kz-2026-11-23.1");
        for (LocalDate day : days) {
            declare((ObjectNode) calendar, day);
        }
        return calendar.toString();
    }

    private static void declare(ObjectNode calendar, LocalDate day) {
        for (JsonNode year : calendar.path("years")) {
            if (year.path("year").intValue() == day.getYear()) {
                ((ObjectNode) year)
                        .put("workingDaysInYear", year.path("workingDaysInYear").intValue() - 1);
                ((ArrayNode) year.path("nonWorkingDays"))
                        .addObject()
                        .put("date", day.toString())
                        .put("kind", "declared")
                        .putObject("title")
                        .put("kk", "Бұйрықпен жарияланған")
                        .put("ru", "Объявлен приказом")
                        .put("en", "Declared by order");
            }
        }
    }
}
