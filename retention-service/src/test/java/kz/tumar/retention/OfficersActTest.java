package kz.tumar.retention;

import static kz.tumar.retention.Officers.PATIENCE;
import static kz.tumar.retention.Officers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.fact.DestructionRescheduled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.RetentionDecided;
import kz.tumar.contract.fact.SubjectDeceased;
import kz.tumar.contract.fact.SubjectsLinked;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.retention.approve.Approving;
import kz.tumar.retention.approve.Deciding;
import kz.tumar.retention.approve.Rescheduling;
import kz.tumar.retention.hold.Holding;
import kz.tumar.retention.holder.Attested;
import kz.tumar.retention.holder.Attesting;
import kz.tumar.runtime.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one officer may do, under which key, and about whom, where the policy asks for two.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
@Clause("8.4")
class OfficersActTest {
    private static final PurposeCode MARKETING = new PurposeCode("marketing");
    private static final CategoryCode CONTACT = new CategoryCode("contact");
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Almaty"));
    private final String key = UUID.randomUUID().toString();

    @Inject
    Deciding deciding;

    @Inject
    Approving approving;

    @Inject
    Rescheduling rescheduling;

    @Inject
    Holding holding;

    @Inject
    Attesting attesting;

    @BeforeEach
    void policyIsKnown() {
        Outside.publishPolicyOfTwo();
    }

    private DestructionScheduled scheduled(SubjectRef person) {
        Outside.claim("crm", person, new PurposeAchieved(MARKETING, new SubjectCategoryCode("client"), today));
        return Officers.fact(person, DestructionScheduled.class);
    }

    private int moved(DestructionScheduled order, LocalDate day) {
        return as("dpo")
                .header("Idempotency-Key", key)
                .body("{\"day\":\"" + day + "\"}")
                .post("/orders/" + order.orderId() + "/day")
                .statusCode();
    }

    @Test
    void ordersOfTwoPeople_movedUnderOneKey_areBothMoved() {
        var one = Officers.known();
        var other = Officers.known();
        var first = scheduled(one);
        var second = scheduled(other);

        assertThat(moved(first, first.due().plusDays(3))).isEqualTo(200);
        assertThat(moved(second, second.due().plusDays(3))).isEqualTo(200);

        assertThat(Officers.fact(one, DestructionRescheduled.class).orderId()).isEqualTo(first.orderId());
        assertThat(Officers.fact(other, DestructionRescheduled.class).orderId()).isEqualTo(second.orderId());
    }

    private static JsonPath preview(DestructionScheduled order) {
        return as("officer")
                .body("{\"orders\":[\"" + order.orderId() + "\"]}")
                .post("/approvals/preview")
                .jsonPath();
    }

    @Test
    void order_isMovedToNoNearerDay_andItsDayIsPartOfWhatIsApproved() {
        var order = scheduled(Officers.known());
        var seen = preview(order).getString("digest");

        assertThat(moved(order, order.due().plusDays(3))).isEqualTo(200);

        assertThat(moved(order, order.due().plusDays(2))).isEqualTo(400);
        assertThat(preview(order).getString("digest")).isNotEqualTo(seen);
        as("dpo")
                .body("{\"orders\":[\"" + order.orderId() + "\"],\"seen\":\"" + seen + "\"}")
                .post("/approvals")
                .then()
                .statusCode(412);
    }

    @Test
    @Clause({"7.9", "8.4"})
    void agreementOfASecondOfficer_underTheKeyOfTheFirst_isAnActOfItsOwn() {
        var person = Officers.known();
        Outside.consent(
                person,
                RetentionServiceTest.consentGiven(),
                new SubjectDeceased(
                        new HolderCode("site"),
                        new SealedContent(SealedRef.issue(new byte[25]), new Sha256("0".repeat(64)))));
        await().atMost(PATIENCE)
                .until(() -> Outside.facts(person, RetentionAssessed.class).stream()
                        .flatMap(assessed -> assessed.categories().stream())
                        .anyMatch(line -> line.outcome() == RetentionOutcome.DECIDE));
        var proposed = as("dpo")
                .header("Idempotency-Key", key)
                .body("{\"purpose\":\"marketing\",\"category\":\"contact\",\"outcome\":\"DESTROY\",\"on\":\"" + today
                        + "\"}")
                .post("/subjects/" + person + "/decisions");
        assertThat(proposed.jsonPath().getBoolean("counts")).isFalse();

        as("deputy")
                .header("Idempotency-Key", key)
                .post("/decisions/" + proposed.jsonPath().getString("decision") + "/agreement")
                .then()
                .statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Outside.facts(person, RetentionDecided.class))
                        .extracting(RetentionDecided::last)
                        .containsExactly(false, true));
        Officers.fact(person, DestructionScheduled.class);
    }

    private static void refused(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(ProblemType.OWN_DECISION));
    }

    @Test
    void officer_whoseOwnCaseItIs_underWhateverReference_mayDoNothingAboutIt() {
        var person = Officers.known();
        var self = Officers.known();
        var role = new RoleCode("dpo");
        var actor = new Actor(ActorKind.OFFICER, null, role, new Sha256("1".repeat(64)));
        Outside.consent(person, new SubjectsLinked(self, actor, null));
        var order = scheduled(person);
        await().atMost(PATIENCE).until(() -> linked(person, self));
        var by = new Instruction(actor, role, new EventId(UUID.randomUUID()), self);
        var orders = List.of(order.orderId());
        var seen = approving.preview(orders).digest();
        var decided = new Deciding.Wanted(person, MARKETING, CONTACT, RetentionOutcome.DESTROY, today, null, null);
        var held = new Holding.Wanted(
                new Numbered("2026/17"),
                new ReasonCode("destruction-stop.dispute"),
                role,
                today.plusDays(30),
                List.of(person),
                List.of());
        var attested = new Attested(
                order.orderId(),
                1,
                List.of(new CategoryCount(CONTACT, 1)),
                new MethodCode("shred"),
                Instant.now().minusSeconds(1));

        refused(() -> deciding.decide(decided, by));
        refused(() -> approving.approve(orders, seen, by));
        refused(() -> rescheduling.move(order.orderId(), order.due().plusDays(1), by));
        refused(() -> holding.place(held, by));
        refused(() -> attesting.attest(new HolderCode("mailbox"), attested, by));
        var other = new Instruction(actor, role, new EventId(UUID.randomUUID()), Outside.subject());
        assertThat(approving.approve(orders, seen, other)).hasSize(1);
        var hold = holding.place(held, other);
        refused(() -> holding.release(hold, by));
    }

    private static boolean linked(SubjectRef person, SubjectRef other) {
        return as("dpo").get("/subjects/" + person + "/why").asString().contains(other.value());
    }
}
