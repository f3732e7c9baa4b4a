package kz.tumar.request;

import static io.restassured.RestAssured.given;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Letters over real SMTP.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class LettersTest {
    @Inject
    AgroalDataSource dataSource;

    private GreenMail mail = server();

    private static GreenMail server() {
        int port = Integer.parseInt(Running.config("quarkus.mailer.port"));
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    @Clause("8.1")
    void eachStepOfARequest_isToldInTheApplicantsLanguage_withNothingOfThePerson() throws Exception {
        String address = "letters-" + System.nanoTime() + "@example.kz";
        var receipt = Forms.file(
                "access", Map.of("lang", "ru", "name", "Planted Person", "iin", "990101399994", "email", address));
        String caseId = text("SELECT case_id FROM tracking WHERE number = '%s'".formatted(stored(receipt)));

        MimeMessage first = awaitLetter(address, "зарегистрировано под номером " + receipt.number());
        assertThat(body(first)).contains("Ответ должен быть дан не позднее", "/form/status?lang=ru", "уполномоченный");
        assertThat(first.getSubject()).contains(receipt.number());
        assertThat(first.getHeader("Message-ID")[0]).endsWith("@operator.example>");
        assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");

        Others.act(caseId, "completion", Map.of()).statusCode(200);
        assertThat(body(awaitLetter(address, "не хватает"))).contains("- подпись");
        Others.act(caseId, "extension", Map.of("workingDays", 2, "reason", "extension.volume"))
                .statusCode(200);
        assertThat(body(awaitLetter(address, "продлён на 2 рабочих дня"))).contains("Большой объём данных");
        Others.act(caseId, "refusal", Map.of("reason", "refusal.incomplete", "article", "policy.8.1"))
                .statusCode(200);
        assertThat(body(awaitLetter(address, "мотивированный отказ")))
                .contains("В запросе нет необходимых сведений", "8.1", "указаны не все сведения")
                .contains("Как обжаловать", "Жалоба в уполномоченный орган", "Обращение в суд");

        assertThat(to(address))
                .hasSize(4)
                .allSatisfy(letter -> assertThat(raw(letter) + body(letter))
                        .doesNotContain("Planted", "990101399994", receipt.secret()));
        var subject = new SubjectRef(text("SELECT subject FROM request_case WHERE case_id = '%s'".formatted(caseId)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Others.facts("MessageSent", subject))
                        .hasSize(4)
                        .anyMatch(fact -> fact.contains("EXTENSION")));
        as("officer")
                .get("/requests/" + caseId + "/messages")
                .then()
                .statusCode(200)
                .body("number", equalTo(stored(receipt)))
                .body("messages.kind", contains("RECEIPT", "COMPLETION", "EXTENSION", "REFUSAL"))
                .body("messages.state", everyItem(equalTo("SENT")));
        assertThat(as("dpo").get("/journal/requests.csv?language=ru").asString())
                .contains(stored(receipt))
                .contains("о продлении: ");
        assertThat(Others.facts("PersonalDataRevealed", subject))
                .as("each letter opens the address, one that has to go again once more")
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(fact -> fact.contains("\"SERVICE\"") && fact.contains("reveal.notify-applicant"));
    }

    @Test
    void mailServerThatIsAway_losesNothing_opensNothing_andShows() throws Exception {
        mail.stop();
        String address = "away-" + System.nanoTime() + "@example.kz";
        var receipt = Forms.file("access", Map.of("lang", "kk", "email", address));
        await().atMost(SOON)
                .until(() -> given().get("/q/health/well").asString().contains("\"away\""));
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/metrics").asString()).containsPattern("tumar_mail_reached\\S* 0\\.0");
        String subject = text("SELECT subject FROM request_case JOIN tracking USING (case_id) WHERE number = '%s'"
                .formatted(stored(receipt)));
        assertThat(Others.facts("PersonalDataRevealed", new SubjectRef(subject)))
                .isEmpty();

        mail = server();
        mail.start();
        assertThat(body(awaitLetter(address, receipt.number()))).contains("нөмірімен тіркелді");
        await().atMost(SOON)
                .until(() -> !given().get("/q/health/well").asString().contains("\"away\""));
    }

    @Test
    void letterOfWhichNobodyKnowsWhetherItWent_goesAgain_underTheSameId() throws Exception {
        String address = "twice-" + System.nanoTime() + "@example.kz";
        var receipt = Forms.file("access", Map.of("email", address));
        awaitLetter(address, receipt.number());
        String caseId = text("SELECT case_id FROM tracking WHERE number = '%s'".formatted(stored(receipt)));
        await().atMost(SOON)
                .until(() -> text("SELECT state FROM message WHERE case_id = '%s'".formatted(caseId))
                        .equals("SENT"));

        update("UPDATE message SET state = 'WAITING', next_at = '-infinity' WHERE case_id = '%s'".formatted(caseId));

        await().atMost(SOON).until(() -> to(address).size() == 2);
        assertThat(to(address).stream().map(LettersTest::id).distinct()).hasSize(1);
    }

    @Test
    void letterThatTheServerRefusesForGood_isGivenUp_andSaidToBe() throws Exception {
        mail.stop();
        try (var refusing = new RefusingServer(Integer.parseInt(Running.config("quarkus.mailer.port")))) {
            var receipt = Forms.file("access", Map.of("email", "refused@example.kz"));
            String caseId = text("SELECT case_id FROM tracking WHERE number = '%s'".formatted(stored(receipt)));
            await().atMost(java.time.Duration.ofMinutes(3))
                    .untilAsserted(() -> as("officer")
                            .get("/requests/" + caseId + "/messages")
                            .then()
                            .body("messages[0].state", equalTo("FAILED"))
                            .body("messages[0].why", equalTo("REJECTED")));
            assertThat(refusing.asked()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void whoeverGivesNoAddress_isWrittenNothing() throws Exception {
        var receipt = Forms.file("access", Map.of());
        assertThat(receipt.page()).contains("You gave no e-mail address");
        assertThat(text("SELECT count(*) FROM message JOIN tracking USING (case_id) WHERE number = '%s'"
                        .formatted(stored(receipt))))
                .isEqualTo("0");
    }

    @Test
    @Clause("2.8")
    void responsiblePerson_getsOneDigestADay_withCountsAndLinksAlone() throws Exception {
        var receipt = Forms.file("rectification", Map.of("reason", "inaccuracy.outdated", "name", "Planted Person"));
        askedDuringTheBlockOf(
                new SubjectRef(text("SELECT subject FROM request_case JOIN tracking USING (case_id) WHERE number = '%s'"
                        .formatted(stored(receipt)))));
        update("DELETE FROM digest");

        MimeMessage digest = awaitLetter("dpo@operator.example", "Просрочено: ");
        assertThat(body(digest))
                .contains("Срок сегодня: ", "Срок близко: ", "Блокирования без подтверждения: ")
                .containsPattern("запрашивали или передавали заблокированные данные: [1-9]")
                .doesNotContain("Planted")
                .contains("/requests/");
        await().atMost(SOON)
                .until(() -> text("SELECT count(*) FROM digest WHERE sent_at IS NOT NULL")
                        .equals("1"));
    }

    private void askedDuringTheBlockOf(SubjectRef subject) throws SQLException {
        await().atMost(SOON)
                .until(() -> !Others.facts("ProcessingBlocked", subject).isEmpty());
        String block = Others.facts("ProcessingBlocked", subject).getFirst();
        Running.stated(
                "BlockedProcessingAsked", subject, """
                {"system":"crm","purpose":"marketing","action":"USE","block":"%s","day":"2026-11-23",\
                "enforced":true}""".formatted(block.replaceAll("^.*?\"id\":\"([^\"]+)\".*$", "$1")));
        await().atMost(SOON)
                .until(() ->
                        !text("SELECT count(*) FROM case_fact WHERE type = 'kz.tumar.BlockAlarmed.v1' AND subject = '%s'"
                                        .formatted(subject.value()))
                                .equals("0"));
    }

    private MimeMessage awaitLetter(String address, String saying) {
        await().atMost(SOON)
                .until(() ->
                        to(address).stream().anyMatch(letter -> body(letter).contains(saying)));
        return to(address).stream()
                .filter(letter -> body(letter).contains(saying))
                .findFirst()
                .orElseThrow();
    }

    private List<MimeMessage> to(String address) {
        return Stream.of(mail.getReceivedMessages())
                .filter(letter -> recipient(letter).equals(address))
                .toList();
    }

    private static String recipient(MimeMessage letter) {
        try {
            return letter.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String id(MimeMessage letter) {
        try {
            return letter.getMessageID();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String raw(MimeMessage letter) {
        return com.icegreen.greenmail.util.GreenMailUtil.getHeaders(letter);
    }

    private static String body(MimeMessage letter) {
        try {
            return String.valueOf(letter.getContent());
        } catch (IOException | MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String stored(Forms.Receipt receipt) {
        return receipt.number().toLowerCase(Locale.ROOT);
    }

    private String text(String query) throws SQLException {
        return Queries.text(dataSource, query);
    }

    private void update(String statement) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.createStatement().executeUpdate(statement);
        }
    }
}
