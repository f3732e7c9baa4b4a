package kz.tumar.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.ClaimRetracted;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.command.CancelDestruction;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DestructionApproved;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.DestructionRescheduled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.HoldReleased;
import kz.tumar.contract.fact.PurposeAchievedRetracted;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.RetentionDecided;
import kz.tumar.contract.fact.SubjectDeceased;
import kz.tumar.contract.fact.SubjectRegistered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do over HTTP before data goes: holds, decisions, approvals; and a sender that takes its claim back.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
@Clause("8.4")
class PeopleDecideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String APPROVED = """
        approvals:
          - {code: destruction.order, when: always, brake: null, roles: [dpo, deputy], persons: 2, escalateAfter: P1D,
             title: {kk: "Жою туралы бұйрық", ru: "Приказ об уничтожении", en: "Order to destroy"}}
        """;
    private static final PurposeCode MARKETING = new PurposeCode("marketing");
    private static final SubjectCategoryCode CLIENT = new SubjectCategoryCode("client");
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Almaty"));
    private final SubjectRef subject = Outside.subject();

    @BeforeEach
    void aPersonIsKnown() {
        Outside.publishPolicy();
        known(subject);
    }

    private static void known(SubjectRef person) {
        Outside.consent(
                person,
                new SubjectRegistered(new HolderCode("site")),
                new DataHeld(
                        new HolderCode("site"),
                        List.of(new CategoryCode("contact")),
                        CLIENT,
                        Provenance.SUBJECT_WRITTEN,
                        true,
                        LocalDate.parse("2026-11-01")));
    }

    private PurposeAchieved achieved() {
        return new PurposeAchieved(MARKETING, CLIENT, today);
    }

    private <F extends Fact> F awaitFact(Class<F> type) {
        return awaitFact(subject, type);
    }

    private static <F extends Fact> F awaitFact(SubjectRef about, Class<F> type) {
        await().atMost(PATIENCE).until(() -> !Outside.facts(about, type).isEmpty());
        return Outside.facts(about, type).getFirst();
    }

    private static RequestSpecification as(String role) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Outside.config("test.token." + role));
    }

    private Response placeHold(String reason, LocalDate reviewOn, SubjectRef... over) {
        var subjects = new StringBuilder();
        for (var one : over) {
            subjects.append(subjects.isEmpty() ? "" : ",")
                    .append('"')
                    .append(one)
                    .append('"');
        }
        return as("officer").body("""
            {"number":"2026/17","reason":"%s","owner":"dpo","reviewOn":"%s","subjects":[%s]}
            """.formatted(reason, reviewOn, subjects)).post("/holds");
    }

    @Test
    void hold_whileAnOrderRuns_cancelsIt_andItsReleaseOrdersItAgain() {
        Outside.claim("crm", subject, achieved());
        awaitFact(DestructionOrdered.class);

        var placed = placeHold("destruction-stop.dispute", today.plusDays(30), subject);

        placed.then().statusCode(200);
        var hold = placed.jsonPath().getString("hold");
        awaitFact(DestructionCancelled.class);
        await().atMost(PATIENCE)
                .until(() -> Outside.commands("site", subject).stream()
                        .anyMatch(event -> event.data() instanceof CancelDestruction));
        assertThat(as("dpo").get("/holds/" + hold).jsonPath().getList("alreadyRunning.holder", String.class))
                .contains("site");
        assertThat(as("dpo").get("/subjects/" + subject + "/why").jsonPath().getList("[0].reasons.kept", String.class))
                .contains("HOLD");
        as("officer").post("/holds/" + hold + "/release").then().statusCode(403);
        as("dpo").post("/holds/" + hold + "/release").then().statusCode(200);
        awaitFact(HoldReleased.class);
        await().atMost(PATIENCE)
                .until(() -> Outside.facts(subject, DestructionOrdered.class).size() == 2);
    }

    @Test
    void hold_thatIsWrong_saysEverythingAtOnce() {
        var wrong = placeHold("destruction-stop.nothing", today, subject);
        wrong.then().statusCode(422);
        assertThat(wrong.jsonPath().getList("violations.path", String.class)).contains("/reason", "/reviewOn");
        placeHold("destruction-stop.dispute", today.plusDays(1), Outside.subject())
                .then()
                .statusCode(404);
        as("dpo").post("/holds/" + UUID.randomUUID() + "/release").then().statusCode(404);
    }

    private void died() {
        Outside.consent(
                subject,
                RetentionServiceTest.consentGiven(),
                new SubjectDeceased(
                        new HolderCode("site"),
                        new SealedContent(SealedRef.issue(new byte[25]), new Sha256("0".repeat(64)))));
        await().atMost(PATIENCE)
                .until(() -> Outside.facts(subject, RetentionAssessed.class).stream()
                        .flatMap(assessed -> assessed.categories().stream())
                        .anyMatch(line -> line.outcome().name().equals("DECIDE")));
    }

    private Response decide(String decision) {
        return as("dpo").body(decision).post("/subjects/" + subject + "/decisions");
    }

    @Test
    @Clause({"7.9", "8.4"})
    void decisionToDestroy_afterADeath_isTakenByAPersonAndGoes() {
        died();
        assertThat(Outside.facts(subject, DestructionScheduled.class)).isEmpty();
        assertThat(as("dpo").get("/decisions?limit=1000").jsonPath().getList("open.subject", String.class))
                .contains(subject.value());
        var decision =
                "{\"purpose\":\"marketing\",\"category\":\"contact\",\"outcome\":\"DESTROY\",\"on\":\"" + today + "\"}";
        as("officer")
                .body(decision)
                .post("/subjects/" + subject + "/decisions")
                .then()
                .statusCode(403);

        decide(decision).then().statusCode(200);

        assertThat(awaitFact(RetentionDecided.class).last()).isTrue();
        awaitFact(DestructionOrdered.class);
        decide(decision).then().statusCode(409);
    }

    @Test
    @Clause({"7.9", "8.4"})
    void decisionToKeep_needsGroundAndArticle_andLocks() {
        died();
        var lock = "{\"purpose\":\"marketing\",\"category\":\"contact\",\"outcome\":\"LOCK\",\"on\":\"%s\"%s}";
        assertThat(decide(lock.formatted(today, "")).jsonPath().getList("violations.path", String.class))
                .contains("/on", "/ground", "/article");

        decide(lock.formatted(today.plusYears(1), ",\"ground\":\"law.personal-data\",\"article\":\"kz.94-v.25-2-5\""))
                .then()
                .statusCode(200);

        var locked = awaitFact(RetainedLocked.class);
        assertThat(locked.reviewOn()).isEqualTo(today.plusYears(1));
        assertThat(Outside.facts(subject, DestructionScheduled.class)).isEmpty();
    }

    @Test
    void claimTakenBack_cancelsWhatItMadeDue() {
        var claim = Outside.claim("crm", subject, achieved());
        awaitFact(DestructionScheduled.class);

        Outside.claim("crm", subject, new ClaimRetracted(claim, MARKETING));

        assertThat(awaitFact(PurposeAchievedRetracted.class).claimId()).isEqualTo(claim);
        assertThat(awaitFact(DestructionCancelled.class).reason().value())
                .isEqualTo("destruction-stop.claim-retracted");
    }

    @Test
    void orders_thatNeedApproval_goWhenTwoPeopleApprovedWhatTheySaw() {
        Outside.publishPolicy("PT0S", text -> text.replace("approvals:\n", APPROVED));
        var other = Outside.subject();
        known(other);
        Outside.claim("crm", subject, achieved());
        Outside.claim("crm", other, achieved());
        var first = awaitFact(DestructionScheduled.class).orderId().toString();
        var second = awaitFact(other, DestructionScheduled.class).orderId().toString();
        await().atMost(PATIENCE)
                .until(() -> as("dpo")
                        .get("/approvals")
                        .jsonPath()
                        .getList("orderId", String.class)
                        .containsAll(List.of(first, second)));
        var orders = "\"orders\":[\"" + first + "\",\"" + second + "\"]";
        var preview = as("officer").body("{" + orders + "}").post("/approvals/preview");
        assertThat(preview.jsonPath().getInt("persons")).isEqualTo(2);
        assertThat(preview.jsonPath().getInt("ordersByHolder.site")).isEqualTo(2);
        var approval = "{" + orders + ",\"seen\":\"" + preview.jsonPath().getString("digest") + "\"}";
        var stale = "{" + orders + ",\"seen\":\"" + "0".repeat(64) + "\"}";
        as("dpo").body(stale).post("/approvals").then().statusCode(412);

        assertThat(as("dpo").body(approval).post("/approvals").jsonPath().getList("approvals", Integer.class))
                .containsExactly(1, 1);
        as("dpo").body(approval).post("/approvals").then().statusCode(403);
        assertThat(Outside.facts(subject, DestructionOrdered.class)).isEmpty();
        as("deputy").body(approval).post("/approvals").then().statusCode(200);

        awaitFact(DestructionOrdered.class);
        awaitFact(other, DestructionOrdered.class);
        assertThat(Outside.facts(subject, DestructionApproved.class))
                .extracting(DestructionApproved::last)
                .containsExactly(false, true);
    }

    @Test
    void manifest_countsWhenItIsApproved_andEachOfItsClaimsCanBeTakenBack() {
        var other = Outside.subject();
        known(other);
        await().atMost(PATIENCE)
                .until(() ->
                        as("dpo").get("/subjects/" + other + "/why").asString().contains("contact"));
        var line =
                "{\"subject\":\"%s\",\"purpose\":\"marketing\",\"subjectCategory\":\"client\",\"achievedOn\":\"%s\"}\n";
        var manifest = line.formatted(subject, today) + line.formatted(other, today);
        var wrong = send(line.formatted(subject, today) + "{}\n" + line.formatted(other, "0026-01-01"));
        wrong.then().statusCode(400);
        assertThat(wrong.jsonPath().getList("violations.path", String.class)).containsExactly("/2");

        var sent = send(manifest);

        sent.then().statusCode(200);
        var path = "/manifests/" + sent.jsonPath().getString("digest");
        assertThat(send(manifest).jsonPath().getString("digest"))
                .isEqualTo(sent.jsonPath().getString("digest"));
        assertThat(as("officer").get(path).jsonPath().getInt("byPurpose[0].claims"))
                .isEqualTo(2);
        assertThat(Outside.facts(subject, DestructionScheduled.class)).isEmpty();
        as("officer").post(path + "/approval").then().statusCode(403);
        as("dpo").post(path + "/approval").then().statusCode(200);
        awaitFact(DestructionScheduled.class);
        awaitFact(other, DestructionOrdered.class);
        await().atMost(PATIENCE).until(() -> as("dpo").get(path).jsonPath().getInt("counted") == 2);
        var claim = Outside.facts(subject).stream()
                .filter(event -> event.data() instanceof kz.tumar.contract.fact.PurposeAchieved)
                .findFirst()
                .orElseThrow();
        Outside.claim(
                "crm",
                subject,
                new ClaimRetracted(
                        java.util.Objects.requireNonNull(claim.causationid()).id(), MARKETING));
        awaitFact(DestructionCancelled.class);
    }

    private static Response send(String manifest) {
        return as("system-crm")
                .contentType("application/x-ndjson")
                .body(manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/manifests");
    }

    @Test
    void previewAndForecast_sayWhatIsToCome() {
        Outside.publishPolicy("{workingDays: 2}");
        Outside.claim("crm", subject, achieved());
        var order = awaitFact(DestructionScheduled.class);

        var preview = as("dpo").get("/orders/" + order.orderId() + "/preview").jsonPath();
        var forecast = as("dpo").get("/forecast?days=30").jsonPath();

        var path = "/orders/" + order.orderId() + "/day";
        as("dpo").body("{\"day\":\"" + today + "\"}").post(path).then().statusCode(400);
        as("officer")
                .body("{\"day\":\"" + order.due() + "\"}")
                .post(path)
                .then()
                .statusCode(403);
        var later = order.due().plusDays(3);
        as("dpo").body("{\"day\":\"" + later + "\"}").post(path).then().statusCode(200);
        assertThat(awaitFact(DestructionRescheduled.class).due()).isEqualTo(later);
        assertThat(preview.getList("goes", String.class)).containsExactly("contact");
        assertThat(preview.getMap("holders")).containsKey("site");
        assertThat(forecast.getList("byDay.name", String.class))
                .contains(order.due().toString());
        assertThat(forecast.getList("byPurpose.name", String.class)).contains("marketing");
        assertThat(forecast.getList("byHolder.name", String.class)).contains("site");
        as("dpo").get("/forecast?days=1000").then().statusCode(400);
        as("system-crm").get("/forecast").then().statusCode(403);
    }

    @Test
    @Clause({"7.9", "9.1"})
    void newPolicy_isAskedWhatItWouldChange_beforeAnybodyPublishesIt() throws IOException {
        var file = Path.of(System.getProperty("tumar.root", ".."), "policy/modesco.yaml");
        var asked = given().header("Authorization", "Bearer " + Outside.config("test.token.dpo"))
                .contentType("application/yaml")
                .body(Files.readAllBytes(file))
                .post("/what-if");

        asked.then().statusCode(200);
        assertThat(asked.jsonPath().getBoolean("whole")).isTrue();
        assertThat(asked.jsonPath().getList("changes")).isEmpty();
        given().header("Authorization", "Bearer " + Outside.config("test.token.dpo"))
                .contentType("application/yaml")
                .body("id: nothing".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/what-if")
                .then()
                .statusCode(400);
    }
}
