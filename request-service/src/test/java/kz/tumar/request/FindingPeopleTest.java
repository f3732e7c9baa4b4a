package kz.tumar.request;

import static kz.tumar.request.Others.claim;
import static kz.tumar.request.Others.commands;
import static kz.tumar.request.Others.facts;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static kz.tumar.request.Running.known;
import static kz.tumar.request.Running.seal;
import static kz.tumar.request.Running.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever filed something on paper is looked for here and at every holder, and matched or told that nothing is held.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class FindingPeopleTest {
    private static final List<String> SYSTEMS = List.of("site", "telegram-bot", "crm", "hr", "accounting");
    private static final String OFFICER_AND_CLIENT = "officer.client";
    private static final String NOBODY = "[]";

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    static SubjectRef applicant() {
        return new SubjectRef(as("officer")
                .body(Map.of("channel", "paper"))
                .post("/applicants")
                .then()
                .statusCode(201)
                .extract()
                .path("subject"));
    }

    static String file(SubjectRef subject, String kind, UUID key) {
        return as("officer")
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "subject",
                        subject.value(),
                        "kind",
                        kind,
                        "channel",
                        "paper",
                        "reason",
                        "inaccuracy.inaccurate"))
                .post("/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    static Map<String, String> criterion(String kind, String value) {
        return Map.of("kind", kind, "value", value);
    }

    static ValidatableResponse search(String role, SubjectRef sought, List<Map<String, String>> criteria) {
        var body = new HashMap<String, Object>();
        body.put("subject", sought.value());
        body.put("reason", "search.unmatched-filer");
        body.put("criteria", criteria);
        return as(role).body(body).post("/searches").then();
    }

    static ValidatableResponse shown(String searchId) {
        return as("officer").get("/searches/" + searchId).then().statusCode(200);
    }

    static ValidatableResponse decide(String searchId, String what, Map<String, ?> body) {
        return as("officer")
                .header("If-Match", "*")
                .body(body)
                .post("/searches/" + searchId + "/" + what)
                .then();
    }

    private static ValidatableResponse person(String caseId) {
        return as("officer").get("/requests/" + caseId + "/person").then().statusCode(200);
    }

    static void locate(String system, SubjectRef sought, String located) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(commands(system, "LocateSubject", sought)).isNotEmpty());
        var order = Pattern.compile("\"orderId\":\"([^\"]+)\"")
                .matcher(commands(system, "LocateSubject", sought).getLast());
        assertThat(order.find()).isTrue();
        claim(system, "CommandDone", sought, """
                {"orderId":"%s","revision":1,"command":"LOCATE","counts":[],"method":"recorded","doneAt":"%s",\
                "located":%s}""".formatted(order.group(1), Running.earlier(), located));
    }

    static String found(SubjectRef subject) {
        return "[{\"subject\":\"%s\",\"by\":[\"NAME\"]}]".formatted(subject);
    }

    private static void consentLooked(SubjectRef sought, String searchId, String candidates) {
        stated("SealedDataSearched", sought, """
                {"actor":{"kind":"OFFICER","role":"officer","account":"%s"},"reason":"search.unmatched-filer",\
                "kinds":["NAME","IIN","DOCUMENT","CONTACT","CONTRACT"],"candidates":%s,"searchId":"%s"}""".formatted("a".repeat(64), candidates, searchId));
    }

    @Test
    @Clause("8.1")
    void letterFromSomebodyUnknown_isSearchedFor_found_matchedByEvidence_andBindsWhoWasFound() {
        SubjectRef filer = applicant();
        String caseId = file(filer, "ACCESS", UUID.randomUUID());
        as("officer").get("/applicants/unmatched").then().statusCode(200).body("cases.caseId", hasItem(caseId));
        String name = "Сынақ Үлгі " + UUID.randomUUID();
        SubjectRef stranger = known("crm");
        SubjectRef client = known("crm");

        String searchId = search("officer", filer, List.of(criterion("NAME", name)))
                .statusCode(201)
                .body("complete", equalTo(false), "candidates", empty())
                .extract()
                .path("searchId");
        String criteria = shown(searchId).extract().path("criteria.sealedRef");
        String read = as("system:crm")
                .body(Map.of("reason", "reveal.execute-command"))
                .post("/sealed/" + criteria + "/reveal")
                .then()
                .statusCode(200)
                .extract()
                .path("value");
        assertThat(new String(Base64.getDecoder().decode(read), StandardCharsets.UTF_8))
                .contains(name);
        locate(
                "crm",
                filer,
                "[{\"subject\":\"%s\",\"by\":[\"NAME\"]},{\"subject\":\"%s\",\"by\":[\"NAME\"]}]"
                        .formatted(client, stranger));
        await().atMost(SOON).untilAsserted(() -> shown(searchId).body("candidates", hasSize(2)));
        as("system:crm")
                .body(Map.of("reason", "reveal.execute-command"))
                .post("/sealed/" + criteria + "/reveal")
                .then()
                .statusCode(403);

        decide(searchId, "match", Map.of("candidate", client.value())).statusCode(400);
        decide(searchId, "match", Map.of("candidate", known("hr").value(), "evidence", seal(filer, "the same hand")))
                .statusCode(409);
        decide(searchId, "match", Map.of("candidate", client.value(), "evidence", seal(filer, "the same hand")))
                .statusCode(200);
        decide(searchId, "dismissal", Map.of("candidate", stranger.value(), "reason", "dismissal.other-person"))
                .statusCode(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(facts("CandidateMatched", filer)).hasSize(1));
        stated("SubjectsLinked", filer, """
                {"other":"%s","actor":{"kind":"SERVICE"}}""".formatted(client));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(commands("crm", "ProvideSubjectData", client))
                        .isNotEmpty());
        person(caseId).body("unmatched", equalTo(false), "references", hasItem(client.value()));
        as("officer").get("/applicants/unmatched").then().body("cases.caseId", not(hasItem(caseId)));
        assertThat(facts("SubjectSought", filer)).singleElement().asString().doesNotContain(name);
    }

    @Test
    @Clause("8.2")
    void blockOfSomebodyUnknown_reachesWhoWasFound_withTheLink() {
        SubjectRef filer = applicant();
        file(filer, "RECTIFICATION", UUID.randomUUID());
        SubjectRef client = known("site");

        stated("SubjectsLinked", filer, """
                {"other":"%s","actor":{"kind":"SERVICE"}}""".formatted(client));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(commands("site", "BlockProcessing", client)).hasSize(1));
    }

    @Test
    @Clause("8.1")
    void whoIsKnownToNobody_isAnsweredThatNothingIsHeld_onceEverybodyHasLooked() {
        SubjectRef filer = applicant();
        String caseId = file(filer, "ACCESS", UUID.randomUUID());
        var answer = Map.of(
                "form", "PAPER", "answer", seal(filer, "nothing is held"), "dispatchProof", seal(filer, "receipt"));
        Others.act(caseId, "identity", Map.of()).statusCode(200);
        Others.act(caseId, "nothing-held", answer).statusCode(409);

        String searchId = search("officer", filer, List.of(criterion("IIN", "120709699969")))
                .statusCode(201)
                .extract()
                .path("searchId");
        Others.act(caseId, "nothing-held", answer)
                .statusCode(409)
                .body("violations.expected", hasItem("what crm finds"), "violations", hasSize(SYSTEMS.size() + 1));
        for (String system : SYSTEMS) {
            locate(system, filer, NOBODY);
        }
        consentLooked(filer, searchId, NOBODY);
        await().atMost(SOON).untilAsserted(() -> shown(searchId).body("complete", equalTo(true)));

        Others.act(caseId, "nothing-held", answer).statusCode(200).body("state", equalTo("ANSWERED"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(facts("RequestAnswered", filer))
                        .singleElement()
                        .asString()
                        .contains("NOTHING_HELD"));
        assertThat(facts("RequestRefused", filer)).isEmpty();
    }

    @Test
    @Clause("8.1")
    void holderThatSaysNothing_isAskedAgain_andIsLate() throws SQLException {
        SubjectRef filer = applicant();
        search("officer", filer, List.of(criterion("CONTACT", "+77000000003"))).statusCode(201);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(commands("crm", "LocateSubject", filer)).hasSize(1));

        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("""
                        UPDATE holder_command SET at = at - interval '60 days', repeat_at = '-infinity'
                        WHERE kind = 'LOCATE' AND subject = ?""")) {
            update.setString(1, filer.value());
            assertThat(update.executeUpdate()).isOne();
        }

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(commands("crm", "LocateSubject", filer)).hasSize(2);
            assertThat(facts("CommandOverdue", filer))
                    .hasSize(SYSTEMS.size())
                    .allMatch(late -> late.contains("\"LOCATE\""));
        });
    }

    @Test
    @Clause("8.1")
    void referenceThatNobodyIssued_isNoAnswer_andASearchOfTheOtherServiceCounts() {
        SubjectRef filer = applicant();
        SubjectRef known = known("crm");
        String searchId = search("officer", filer, List.of(criterion("CONTACT", "+77000000002")))
                .statusCode(201)
                .extract()
                .path("searchId");

        locate("crm", filer, found(References.fresh()));
        stated("SealedDataSearched", filer, """
                {"actor":{"kind":"OFFICER","role":"officer","account":"%s"},"reason":"search.unmatched-filer",\
                "kinds":["NAME"],"candidates":%s,"searchId":"%s"}""".formatted("a".repeat(64), found(known("hr")), searchId));
        consentLooked(filer, searchId, found(known));

        await().atMost(SOON).untilAsserted(() -> shown(searchId).body("candidates.subject", contains(known.value())));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Company.everything("crm", "company.crm.rejected"))
                        .anyMatch(rejected -> rejected.contains("unknown-subject") && rejected.contains("located")));
    }

    @Test
    @Clause("8.1")
    void whatIsSealedWithAttributes_isFoundHere_inOtherSpellings_byOfficersAlone_andEverySearchIsAFact() {
        SubjectRef known = known("site");
        SubjectRef filer = applicant();
        String word = "Үлгі" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        as("officer")
                .body(Map.of(
                        "subject",
                        known.value(),
                        "category",
                        "request-file",
                        "text",
                        "{}",
                        "attributes",
                        List.of(criterion("NAME", "Сынақ " + word), criterion("DOCUMENT", "№ 01-" + word))))
                .post("/sealed")
                .then()
                .statusCode(201);
        var question = Map.of(
                "subject", filer.value(),
                "reason", "search.unmatched-filer",
                "criteria", List.of(criterion("NAME", word.toUpperCase(java.util.Locale.ROOT) + " сынак")));

        as("officer")
                .body(question)
                .post("/sealed/search")
                .then()
                .statusCode(200)
                .body("candidates.subject", contains(known.value()), "candidates[0].by", contains("NAME"));
        search("officer", filer, List.of(criterion("DOCUMENT", "01 " + word)))
                .statusCode(201)
                .body("candidates.subject", contains(known.value()));
        as("system:crm").body(question).post("/sealed/search").then().statusCode(403);
        as("officer")
                .body(Map.of("criteria", List.of(criterion("IIN", "12"))))
                .post("/sealed/search")
                .then()
                .statusCode(400)
                .body("violations.path", contains("/reason", "/criteria/0/value"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(facts("SealedDataSearched", filer)).hasSize(1);
            assertThat(facts("SubjectSought", filer)).hasSize(1);
        });
    }

    @Test
    @Clause("8.1")
    void manyWhoClaimTheSameNumber_neverHideWhoIsKnownByIt() {
        SubjectRef known = known("site");
        String account = "account-" + UUID.randomUUID();
        findable(known, account);
        for (int i = 0; i < 101; i++) {
            findable(applicant(), account);
        }
        var question = Map.of("reason", "search.unmatched-filer", "criteria", List.of(criterion("CONTACT", account)));

        as("officer")
                .body(question)
                .post("/sealed/search")
                .then()
                .statusCode(200)
                .body("candidates.subject", contains(known.value()), "leftOut", equalTo(101));
        search("officer", applicant(), List.of(criterion("CONTACT", account)))
                .statusCode(201)
                .body("candidates.subject", contains(known.value()));
    }

    private static void findable(SubjectRef subject, String account) {
        as("officer")
                .body(Map.of(
                        "subject",
                        subject.value(),
                        "category",
                        "request-file",
                        "text",
                        "a letter",
                        "attributes",
                        List.of(criterion("CONTACT", account))))
                .post("/sealed")
                .then()
                .statusCode(201);
    }

    @Test
    @Clause("2.6.2")
    void nobodySearchesForThemselves_underWhicheverValue_andSeesNoSearchInWhichTheyWereFound() {
        SubjectRef filer = applicant();
        String account = "account-" + UUID.randomUUID();
        as("officer")
                .body(Map.of(
                        "subject",
                        References.OFFICERS_OWN.value(),
                        "category",
                        "request-file",
                        "text",
                        "a letter",
                        "attributes",
                        List.of(criterion("CONTACT", account))))
                .post("/sealed")
                .then()
                .statusCode(201);
        var own = List.of(criterion("CONTACT", account));

        search(OFFICER_AND_CLIENT, filer, own).statusCode(403).body("type", endsWith("own-decision"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(facts("SealedDataSearched", filer))
                        .as("a search whose answer is refused is stated too, without whom it found")
                        .anyMatch(fact -> fact.contains("\"candidates\":[]")));
        search(OFFICER_AND_CLIENT, References.OFFICERS_OWN, own).statusCode(403);
        as(OFFICER_AND_CLIENT)
                .body(Map.of("reason", "search.unmatched-filer", "criteria", own))
                .post("/sealed/search")
                .then()
                .statusCode(403);
        String searchId =
                search("officer", filer, own).statusCode(201).extract().path("searchId");

        as(OFFICER_AND_CLIENT).get("/searches/" + searchId).then().statusCode(403);
        assertThat(facts("SubjectSought", filer)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    @Clause("8.1")
    void secondRequestForTheSame_isShownBesideTheFirst_andLinkedByAnOfficer_butAReplayIsTheSameCase() {
        SubjectRef person = known("site");
        UUID key = UUID.randomUUID();
        String first = file(person, "ACCESS", key);

        String replayed = file(person, "ACCESS", key);
        String second = file(person, "ACCESS", UUID.randomUUID());

        assertThat(replayed).isEqualTo(first);
        person(second).body("alike", contains(first));
        person(first).body("alike", contains(second));
        Others.act(first, "duplicate", Map.of("of", second)).statusCode(409);
        Others.act(second, "duplicate", Map.of("of", first)).statusCode(200).body("state", equalTo("OPEN"));
        person(second).body("duplicateOf", equalTo(first));
    }
}
