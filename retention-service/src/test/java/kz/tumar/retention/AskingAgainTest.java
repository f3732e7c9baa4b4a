package kz.tumar.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.CommandFailed;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.command.StopProcessing;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.DestructionOverdue;
import kz.tumar.contract.fact.StopAnswered;
import kz.tumar.contract.fact.StopOverdue;
import kz.tumar.contract.fact.SubjectRegistered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// No answer and no excuse is success: holders are asked again, and who is late is named.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
class AskingAgainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HolderCode SITE = RetentionServiceTest.SITE;
    private final SubjectRef subject = Outside.subject();

    @AfterEach
    void termsAreAsBefore() {
        Outside.publishPolicy("PT0S");
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Outside.config("test.token." + role));
    }

    private String ordered() {
        Outside.consent(
                subject,
                new SubjectRegistered(SITE),
                RetentionServiceTest.consentGiven(),
                RetentionServiceTest.heldBy(SITE),
                RetentionServiceTest.withdrawn(subject));
        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(subject, DestructionOrdered.class).isEmpty());
        return Outside.facts(subject, DestructionOrdered.class)
                .getFirst()
                .orderId()
                .toString();
    }

    private long told() {
        return Outside.commands("site", subject).stream()
                .map(Event::data)
                .filter(DestroyData.class::isInstance)
                .count();
    }

    private void fails() {
        var order = Outside.facts(subject, DestructionOrdered.class).getFirst().orderId();
        Outside.claim(
                "site",
                subject,
                new CommandFailed(order, 1, CommandKind.DESTROY, new ReasonCode("command-failure.unavailable")));
    }

    private String state(String order) {
        return as("dpo")
                .get("/orders/" + order)
                .jsonPath()
                .getString("holders.find { it.holder == 'site' && it.command == 'DESTROY' }.state");
    }

    @Test
    @Clause({"1.1.11", "8.4"})
    void holderThatFailed_isAskedAgain_whenAPersonSaysSo() {
        Outside.publishPolicy("PT0S");
        var order = ordered();
        await().atMost(PATIENCE).until(() -> told() == 1);
        fails();
        await().atMost(PATIENCE).until(() -> "FAILED".equals(state(order)));

        as("officer").post("/orders/" + order + "/holders/site/again").then().statusCode(200);

        await().atMost(PATIENCE).until(() -> told() == 2);
        assertThat(state(order)).isEqualTo("SENT");
        as("officer").post("/orders/" + order + "/holders/mailbox/again").then().statusCode(404);
        as("system-crm").post("/orders/" + order + "/holders/site/again").then().statusCode(403);
    }

    @Test
    @Clause({"1.1.11", "8.4"})
    void holderThatFailed_andIsLate_isNamed_andAskedAgainByItself() {
        Outside.publishPolicy("PT0S", AskingAgainTest::soon);
        var order = ordered();
        fails();

        await().atMost(PATIENCE)
                .until(() -> Outside.facts(subject, DestructionOverdue.class).stream()
                        .anyMatch(late -> late.holder().equals(SITE)));
        await().atMost(PATIENCE).until(() -> told() >= 2);
        assertThat(as("dpo")
                        .get("/overdue?limit=1000")
                        .jsonPath()
                        .getList("findAll { it.orderId == '" + order + "' }.holder", String.class))
                .contains("site");
    }

    private OrderId stopOrder() {
        await().atMost(PATIENCE)
                .until(() -> Outside.commands("site", subject).stream()
                        .anyMatch(event -> event.data() instanceof StopProcessing));
        return Outside.commands("site", subject).stream()
                .map(Event::data)
                .filter(StopProcessing.class::isInstance)
                .map(StopProcessing.class::cast)
                .findFirst()
                .orElseThrow()
                .orderId();
    }

    private static List<String> late(OrderId order) {
        return as("dpo")
                .get("/overdue?limit=1000")
                .jsonPath()
                .getList("findAll { it.orderId == '" + order + "' && it.command == 'STOP' }.holder", String.class);
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void holderThatDidNotSayItStopped_isAskedAgain_andNamed_untilItHas() {
        Outside.publishPolicy("PT0S", AskingAgainTest::soon);
        ordered();
        var stop = stopOrder();
        Outside.claim(
                "site",
                subject,
                new CommandFailed(stop, 1, CommandKind.STOP, new ReasonCode("command-failure.unavailable")));

        await().atMost(PATIENCE)
                .until(() -> Outside.facts(subject, StopOverdue.class).stream()
                        .anyMatch(late -> late.holder().equals(SITE)));
        await().atMost(PATIENCE)
                .until(() -> Outside.commands("site", subject).stream()
                                .filter(event -> event.data() instanceof StopProcessing)
                                .count()
                        >= 2);
        assertThat(late(stop)).contains("site");

        Outside.claim(
                "site",
                subject,
                new CommandDone(
                        stop,
                        1,
                        CommandKind.STOP,
                        List.of(),
                        new MethodCode("flag"),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        null,
                        null));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(late(stop)).doesNotContain("site"));
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void holderWithoutTopics_isToldToStopByAPerson_whoSaysWhenItHas() {
        Outside.publishPolicy("PT0S");
        Outside.consent(subject, new SubjectRegistered(SITE), RetentionServiceTest.heldBy(new HolderCode("mailbox")));
        ordered();
        var stop = stopOrder();
        String mine = "findAll { it.orderId == '" + stop + "' && it.command == 'STOP' }.holder";
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(as("officer").get("/tasks").jsonPath().getList(mine, String.class))
                                .containsExactly("mailbox"));

        as("officer").post("/orders/" + stop + "/holders/site/stopped").then().statusCode(403);
        as("system-crm")
                .post("/orders/" + stop + "/holders/mailbox/stopped")
                .then()
                .statusCode(403);
        as("officer")
                .post("/orders/" + stop + "/holders/mailbox/stopped")
                .then()
                .statusCode(200);

        await().atMost(PATIENCE)
                .until(() -> Outside.facts(subject, StopAnswered.class).stream()
                        .anyMatch(answer -> answer.holder().value().equals("mailbox")
                                && answer.command() == CommandKind.STOP
                                && answer.outcome() == CommandOutcome.DONE));
        assertThat(as("officer").get("/tasks").jsonPath().getList(mine, String.class))
                .isEmpty();
    }

    /// The site has three seconds.
    private static String soon(String policy) {
        int site = policy.indexOf("- code: site");
        return policy.substring(0, site)
                + policy.substring(site).replaceFirst("confirmationTime: \\w+", "confirmationTime: PT3S");
    }
}
