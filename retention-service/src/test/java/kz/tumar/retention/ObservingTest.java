package kz.tumar.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.command.StopProcessing;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.SubjectRegistered;
import kz.tumar.contract.fact.SystemEnforced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A system that only observes is commanded nothing until an order makes our answers bind it.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
class ObservingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HolderCode BOT = new HolderCode("telegram-bot");
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Almaty"));
    private final SubjectRef subject = Outside.subject();

    @AfterEach
    void allAreBoundAgain() {
        Outside.publishPolicy("PT0S");
    }

    private static String observed(String policy) {
        int bot = policy.indexOf("- code: telegram-bot");
        return policy.substring(0, bot) + policy.substring(bot).replaceFirst("mode: enforce", "mode: observe");
    }

    private static JsonPath whatIsObserved() {
        return given().header("Authorization", "Bearer " + Outside.config("test.token.dpo"))
                .get("/observed?limit=1000")
                .jsonPath();
    }

    private List<Object> seenHere() {
        return whatIsObserved().getList("commands.findAll { it.subject == '" + subject + "' }.command");
    }

    @Test
    @Clause("8.4")
    void observingSystem_isToldNothingUntilItsOrder_thenWhatIsLeftToDo() {
        Outside.publishPolicy("PT0S", ObservingTest::observed);
        Outside.consent(
                subject,
                new SubjectRegistered(BOT),
                RetentionServiceTest.consentGiven(),
                RetentionServiceTest.heldBy(BOT));

        Outside.consent(subject, RetentionServiceTest.withdrawn(subject));

        await().atMost(PATIENCE).until(() -> seenHere().containsAll(List.of("STOP", "DESTROY")));
        assertThat(whatIsObserved().getList("observing")).isEqualTo(List.of(BOT.value()));
        assertThat(Outside.facts(subject, DestructionOrdered.class).getFirst().holders())
                .contains(BOT);
        assertThat(Outside.commands("site", subject)).isNotEmpty();
        assertThat(Outside.commands("telegram-bot", subject)).isEmpty();
        assertThat(Outside.facts(subject, DestructionCompleted.class)).isEmpty();

        Outside.consentAboutNobody(new SystemEnforced(
                BOT,
                new Numbered("12-K"),
                today,
                new Actor(ActorKind.OFFICER, null, null, new Sha256("0".repeat(64)))));

        await().atMost(PATIENCE)
                .until(() -> Outside.commands("telegram-bot", subject).stream()
                        .map(event -> event.data().getClass())
                        .toList()
                        .containsAll(List.of(StopProcessing.class, DestroyData.class)));
        assertThat(seenHere()).isEmpty();
    }
}
