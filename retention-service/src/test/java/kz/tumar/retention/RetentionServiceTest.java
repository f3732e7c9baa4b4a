package kz.tumar.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.ClaimRetracted;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.CommandTooLate;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.command.CancelDestruction;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.command.StopProcessing;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.GroundEstablished;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestUpheld;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.StopAnswered;
import kz.tumar.contract.fact.SubjectRegistered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
@Clause("8.4")
class RetentionServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PurposeCode MARKETING = new PurposeCode("marketing");
    private static final CategoryCode CONTACT = new CategoryCode("contact");
    private static final SubjectCategoryCode CLIENT = new SubjectCategoryCode("client");
    static final HolderCode SITE = new HolderCode("site");
    private static final ChannelCode WEB = new ChannelCode("web");
    private static final ActedBy SELF = new ActedBy(Representation.SELF, null, null);
    private final LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Almaty"));

    private final SubjectRef subject = Outside.subject();

    @BeforeEach
    void publishPolicy() {
        Outside.publishPolicy();
        Outside.consent(subject, new SubjectRegistered(SITE), consentGiven(), heldBy(SITE));
    }

    static ConsentGiven consentGiven() {
        return new ConsentGiven(
                new ConsentId(UUID.randomUUID()),
                SITE,
                MARKETING,
                List.of(CONTACT),
                CLIENT,
                WEB,
                SELF,
                new Sha256("0".repeat(64)),
                false,
                false,
                false,
                null,
                null);
    }

    static DataHeld heldBy(HolderCode holder) {
        return new DataHeld(
                holder, List.of(CONTACT), CLIENT, Provenance.SUBJECT_WRITTEN, true, LocalDate.parse("2026-11-01"));
    }

    private ConsentWithdrawn withdrawn() {
        return withdrawn(subject);
    }

    static ConsentWithdrawn withdrawn(SubjectRef from) {
        return new ConsentWithdrawn(SITE, MARKETING, WEB, SELF, from);
    }

    private DestructionOrdered ordered() {
        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(subject, DestructionOrdered.class).isEmpty());
        return Outside.facts(subject, DestructionOrdered.class).getFirst();
    }

    private <C extends Command> Event<? extends Command> command(String system, Class<C> kind) {
        await().atMost(PATIENCE)
                .until(() ->
                        Outside.commands(system, subject).stream().anyMatch(event -> kind.isInstance(event.data())));
        return Outside.commands(system, subject).stream()
                .filter(event -> kind.isInstance(event.data()))
                .findFirst()
                .orElseThrow();
    }

    private static CommandDone done(OrderId order, int revision, CategoryCount... counts) {
        return new CommandDone(
                order,
                revision,
                CommandKind.DESTROY,
                List.of(counts),
                new MethodCode("erase"),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null,
                null);
    }

    private static RequestSpecification as(String role) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Outside.config("test.token." + role));
    }

    private static void awaitRejected(String system, EventId claim, String problem) {
        await().atMost(PATIENCE)
                .until(() -> Outside.rejections(system).stream()
                        .anyMatch(rejection -> rejection.contains(claim.toString())
                                && rejection.contains("urn:tumar:problem:" + problem)));
    }

    private static void requirePage(DestructionCompleted completed, String language, String... words) {
        var page = as("dpo").accept("text/html").get("/acts/" + completed.actNumber() + "?language=" + language);
        page.then().statusCode(200).header("Content-Type", "text/html;charset=UTF-8");
        assertThat(page.asString())
                .contains(completed.actNumber().value(), completed.actHash().value(), "240440018332")
                .contains("kz.tumar.DestructionOrdered.v1")
                .contains(words)
                .doesNotContain("null");
    }

    @Test
    @Clause({"1.1.11", "8.4"})
    void withdrawal_whenNothingKeepsTheData_isCommandedConfirmedAndEndsInAnAct() throws Exception {
        Outside.consent(subject, heldBy(new HolderCode("mailbox")), withdrawn());

        var order = ordered();
        assertThat(order.categories()).containsExactly(CONTACT);
        assertThat(order.currentTo()).isNotEmpty();
        assertThat(order.holders()).contains(SITE, new HolderCode("crm"), new HolderCode("mailbox"));
        command("site", StopProcessing.class);
        var destroy = command("site", DestroyData.class).data();
        assertThat(destroy.categories()).containsExactly(CONTACT);

        for (var holder : order.holders()) {
            if (holder.value().equals("mailbox")) {
                assertThat(as("officer").get("/tasks").jsonPath().getList("orderId", String.class))
                        .contains(order.orderId().toString());
                as("officer")
                        .body("{\"counts\":[{\"category\":\"contact\",\"count\":0}],\"method\":\"shred\",\"doneAt\":\""
                                + Instant.now().minusSeconds(1) + "\"}")
                        .post("/orders/" + order.orderId() + "/holders/" + holder + "/attestation")
                        .then()
                        .statusCode(200);
            } else {
                Outside.claim(holder.value(), subject, done(order.orderId(), 1, new CategoryCount(CONTACT, 1)));
            }
        }

        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(subject, DestructionCompleted.class).isEmpty());
        var completed = Outside.facts(subject, DestructionCompleted.class).getFirst();
        var act = as("dpo").get("/acts/" + completed.actNumber());
        act.then().statusCode(200);
        var digest = MessageDigest.getInstance("SHA-256").digest(act.asString().getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo(completed.actHash().value());
        assertThat(act.jsonPath().getList("confirmations"))
                .hasSize(order.holders().size());
        assertThat(act.jsonPath().getString("keptUntil"))
                .isEqualTo(today.plusYears(3).toString());
        requirePage(completed, "kk", "жою туралы акт", "Абай даңғылы", "Қағаз ұсақталды", "Пошта жәшігі");
        requirePage(completed, "ru", "Акт об уничтожении", "проспект Абая", "Бумага измельчена", "согласие отозвано");
        requirePage(completed, "en", "Act of destruction", "52 Abai Avenue", "Paper shredded", subject.value());
        as("dpo")
                .accept("text/html")
                .get("/acts/" + completed.actNumber() + "?language=fr")
                .then()
                .statusCode(400);
        assertThat(as("dpo").get("/orders/" + order.orderId()).jsonPath().getString("act"))
                .isEqualTo(completed.actNumber().value());
    }

    @Test
    @Clause({"1.1.11", "8.4"})
    void attestations_ofTwoOrders_underOneKey_bothStand() {
        var mailbox = new HolderCode("mailbox");
        var key = UUID.randomUUID().toString();
        var other = Outside.subject();
        Outside.consent(other, new SubjectRegistered(SITE), consentGiven(), heldBy(SITE));
        for (var person : List.of(subject, other)) {
            Outside.consent(person, heldBy(mailbox), withdrawn(person));
            as("officer")
                    .header("Idempotency-Key", key)
                    .body("{\"counts\":[{\"category\":\"contact\",\"count\":0}],\"method\":\"shred\",\"doneAt\":\""
                            + Instant.now().minusSeconds(1) + "\"}")
                    .post("/orders/"
                            + Officers.fact(person, DestructionOrdered.class).orderId()
                            + "/holders/mailbox/attestation")
                    .then()
                    .statusCode(200);
        }

        assertThat(Officers.fact(subject, DestructionConfirmed.class).holder()).isEqualTo(mailbox);
        assertThat(Officers.fact(other, DestructionConfirmed.class).holder()).isEqualTo(mailbox);
    }

    @Test
    void withdrawal_whenContractStillRuns_locksInsteadOfDestroying() {
        Outside.consent(
                subject,
                new GroundEstablished(
                        new GroundId(UUID.randomUUID()),
                        SITE,
                        new GroundCode("contract"),
                        null,
                        null,
                        List.of(new PurposeCode("contract-performance")),
                        List.of(CONTACT),
                        CLIENT,
                        today.plusYears(1),
                        null),
                withdrawn());

        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(subject, RetainedLocked.class).isEmpty());
        assertThat(Outside.facts(subject, DestructionScheduled.class)).isEmpty();
        var why = as("dpo").get("/subjects/" + subject + "/retention").jsonPath();
        assertThat(why.getString("[0].categories[0].outcome")).isEqualTo("LOCK");
        assertThat(why.getString("[0].categories[0].ground")).isEqualTo("contract");
    }

    @Test
    @Clause("8.2")
    void block_holdsTheData_andDestructionFollowsWhenItEnds() {
        var block = new BlockId(UUID.randomUUID());
        var request = new CaseId(UUID.randomUUID());
        Outside.request(
                subject,
                new ProcessingBlocked(block, request, RequestKind.RECTIFICATION, List.of(), today.plusMonths(1)));
        await().atMost(PATIENCE).until(() -> as("dpo").get("/q/health/ready").statusCode() == 200);
        Outside.consent(subject, withdrawn());
        await().atMost(PATIENCE)
                .until(() -> !as("dpo")
                        .get("/subjects/" + subject + "/retention")
                        .jsonPath()
                        .getList("$")
                        .isEmpty());
        assertThat(Outside.facts(subject, DestructionOrdered.class)).isEmpty();

        Outside.request(subject, new ProcessingUnblocked(block, request, new ReasonCode("rectified")));

        assertThat(ordered().categories()).containsExactly(CONTACT);
    }

    @Test
    @Clause("2.7.1(2)")
    void upheldDemandToDestroy_isAssessed_andItsOwnBlockDoesNotHoldIt() {
        var request = new CaseId(UUID.randomUUID());
        Outside.request(
                subject,
                new ProcessingBlocked(
                        new BlockId(UUID.randomUUID()),
                        request,
                        RequestKind.DESTRUCTION,
                        List.of(),
                        today.plusMonths(1)),
                new RequestUpheld(
                        request,
                        RequestKind.DESTRUCTION,
                        List.of(CONTACT),
                        new Actor(ActorKind.OFFICER, null, null, null)));

        await().atMost(PATIENCE)
                .until(() -> Outside.facts(subject, RetentionAssessed.class).stream()
                        .anyMatch(fact -> fact.trigger() == AssessmentTrigger.REQUEST_UPHELD));
        assertThat(Outside.facts(subject, RetentionAssessed.class).getLast().categories())
                .noneMatch(line -> line.outcome() == RetentionOutcome.HELD);
    }

    @Test
    void consentGivenAgain_afterTheOrder_cancelsItUnderAHigherRevision() {
        Outside.consent(subject, withdrawn());
        var order = ordered();

        Outside.consent(subject, consentGiven());

        var cancel = command("site", CancelDestruction.class).data();
        assertThat(cancel.revision()).isEqualTo(2);
        assertThat(Outside.facts(subject, DestructionCancelled.class)).hasSize(1);
        var late = Outside.claim("site", subject, done(order.orderId(), 1, new CategoryCount(CONTACT, 1)));
        awaitRejected("site", late, "stale-revision");
        Outside.claim(
                "site",
                subject,
                new CommandTooLate(
                        order.orderId(), 2, CommandKind.CANCEL, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(subject, StopAnswered.class).isEmpty());
    }

    @Test
    void wrongAnswersAndClaims_areRefused_eachInItsWay() {
        Outside.consent(subject, withdrawn());
        var order = ordered();

        var unknown =
                Outside.claim("site", subject, done(new OrderId(UUID.randomUUID()), 1, new CategoryCount(CONTACT, 1)));
        var incomplete = Outside.claim(
                "site", subject, done(order.orderId(), 1, new CategoryCount(new CategoryCode("full-name"), 1)));
        var notAsked = Outside.claim("accounting", subject, done(order.orderId(), 1, new CategoryCount(CONTACT, 1)));
        var nowhere = Outside.claim("crm", subject, achieved(new PurposeCode("nowhere"), today));
        var notAllowed = Outside.claim("site", subject, achieved(MARKETING, today));
        var stranger = Outside.claim("crm", Outside.subject(), achieved(MARKETING, today));
        var tooEarly = Outside.claim("crm", subject, achieved(MARKETING, LocalDate.parse("0026-11-23")));
        var tooLate = Outside.claim("crm", subject, achieved(MARKETING, today.plusDays(2)));
        var neverMade = Outside.claim("crm", subject, new ClaimRetracted(new EventId(UUID.randomUUID()), MARKETING));

        awaitRejected("site", unknown, "unknown-order");
        awaitRejected("site", incomplete, "confirmation-incomplete");
        awaitRejected("accounting", notAsked, "not-a-holder");
        awaitRejected("crm", nowhere, "unknown-purpose");
        awaitRejected("site", notAllowed, "claim-not-allowed");
        awaitRejected("crm", stranger, "unknown-subject");
        awaitRejected("crm", tooEarly, "time-implausible");
        awaitRejected("crm", tooLate, "time-in-future");
        awaitRejected("crm", neverMade, "unknown-claim");
    }

    private static PurposeAchieved achieved(PurposeCode purpose, LocalDate on) {
        return new PurposeAchieved(purpose, CLIENT, on);
    }

    @Test
    void purposeAchieved_byWhoMayClaimIt_schedulesDestruction() {
        Outside.claim("crm", subject, new PurposeAchieved(MARKETING, CLIENT, today));

        assertThat(ordered().categories()).containsExactly(CONTACT);
    }

    @Test
    @Clause("2.4")
    void withdrawal_beforeTheFirstPolicy_isAssessedUnderItAndItsDataDestroyed() {
        var legacy = Outside.subject();
        var given = Instant.parse("2024-03-01T06:00:00Z");
        var gone = Instant.parse("2024-06-03T06:00:00Z");
        Outside.consentAt(given, legacy, new SubjectRegistered(SITE), consentGiven(), heldBy(SITE));
        Outside.consentAt(gone, legacy, withdrawn(legacy));

        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(legacy, DestructionOrdered.class).isEmpty());
        assertThat(Outside.facts(legacy, DestructionScheduled.class))
                .singleElement()
                .satisfies(scheduled -> {
                    assertThat(scheduled.categories()).containsExactly(CONTACT);
                    assertThat(scheduled.notBefore()).isEqualTo(gone);
                });
        assertThat(Outside.facts(legacy))
                .filteredOn(event -> event.data() instanceof RetentionAssessed)
                .isNotEmpty()
                .allMatch(event -> Outside.FIRST.equals(event.policyversion()));

        var order = Outside.facts(legacy, DestructionOrdered.class).getFirst();
        Outside.claimAt(
                gone,
                "site",
                legacy,
                new CommandDone(
                        order.orderId(),
                        1,
                        CommandKind.DESTROY,
                        List.of(new CategoryCount(CONTACT, 1)),
                        new MethodCode("erase"),
                        gone,
                        null,
                        null));
        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(legacy, DestructionConfirmed.class).isEmpty());
    }

    @Test
    @Clause("2.4")
    void purposeAchieved_beforeTheFirstPolicy_schedulesDestruction() {
        var legacy = Outside.subject();
        var at = Instant.parse("2024-03-01T06:00:00Z");
        Outside.consentAt(at, legacy, new SubjectRegistered(SITE), consentGiven(), heldBy(SITE));

        Outside.claimAt(
                at.plusSeconds(60),
                "crm",
                legacy,
                new PurposeAchieved(MARKETING, CLIENT, LocalDate.parse("2024-03-01")));

        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(legacy, DestructionScheduled.class).isEmpty());
    }

    @Test
    void factOfAnyYear_isBorne() {
        var legacy = Outside.subject();
        var at = Instant.parse("1650-01-01T00:00:00Z");
        Outside.consentAt(at, legacy, new SubjectRegistered(SITE), consentGiven(), heldBy(SITE));
        Outside.consentAt(at.plusSeconds(1), legacy, withdrawn(legacy));

        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(legacy, DestructionScheduled.class).isEmpty());
    }

    @Test
    void parameters_thatNothingCanBeCalled_areNotTakenForAFailure() {
        for (var path : List.of("/acts/%00", "/acts/a%00b", "/orders/%00", "/acts/%0A")) {
            as("dpo").urlEncodingEnabled(false).get(path).then().statusCode(404);
        }
        for (var path :
                List.of("/orders?subject=%00", "/orders?state=%00", "/orders?limit=0", "/subjects/s-%00/retention")) {
            as("dpo").urlEncodingEnabled(false).get(path).then().statusCode(400);
        }
        var attestation = "{\"counts\":[%s],\"method\":\"%s\",\"doneAt\":\"2026-11-02T00:00:00Z\"}";
        var one = "{\"category\":\"contact\",\"count\":0}";
        var order = "/orders/" + UUID.randomUUID() + "/holders/";
        as("officer")
                .body(attestation.formatted("null", "shred"))
                .post(order + "mailbox/attestation")
                .then()
                .statusCode(400);
        as("officer")
                .body(attestation.formatted(one, "a".repeat(65)))
                .post(order + "mailbox/attestation")
                .then()
                .statusCode(400);
        as("officer")
                .urlEncodingEnabled(false)
                .body(attestation.formatted(one, "shred"))
                .post(order + "%00/attestation")
                .then()
                .statusCode(403);
    }

    @Test
    void faces_areForTheRightRoles() {
        given().get("/tasks").then().statusCode(401);
        as("system-crm").get("/tasks").then().statusCode(403);
        as("officer").post("/brake/release").then().statusCode(403);
        as("dpo").post("/brake/release").then().statusCode(200);
        as("dpo").get("/orders?state=nonsense").then().statusCode(400);
        as("dpo").get("/acts/2026/none").then().statusCode(404);
        as("dpo").get("/schedule").then().statusCode(200);
    }
}
