package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A letter on paper from somebody whom nobody knows: looked for in what lies sealed and at every holder, found in an
/// old register of the CRM and matched by evidence; another, of whom nobody holds anything, is told so.
final class FindingThePerson {
    private static final String WRITTEN_IN_THE_LETTER = "сынақ  ҮЛГІ";

    private final Scene scene;

    FindingThePerson(Scene scene) {
        this.scene = scene;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("A letter from somebody whom nobody knows");
        String contact = "reader-" + UUID.randomUUID() + "@example.kz";
        scene.company("crm").keep("register-17", "client", Map.of("full-name", "Сынақ Үлгі", "contact", contact));
        String filer = applicant();
        String caseId = file(filer);
        steps.check(
                "it is an urgent task",
                () -> officer().get("/applicants/unmatched").toString().contains(caseId));

        String search = search(steps, filer, caseId, Map.of("NAME", WRITTEN_IN_THE_LETTER, "CONTACT", contact));
        steps.await(
                "every holder has looked",
                Scene.LIMIT,
                () -> officer().get("/searches/" + search).path("complete").asBoolean());
        JsonNode candidates = officer().get("/searches/" + search).path("candidates");
        steps.check(
                "the CRM found one in an old register, by name and contact, and had a reference made",
                () -> candidates.size() == 1
                        && candidates.path(0).path("foundBy").toString().contains("crm")
                        && candidates.path(0).path("by").size() == 2);
        String found = candidates.path(0).path("subject").asText();
        steps.check("an officer says by evidence that it is the same person", () -> {
            ObjectNode match = Scene.object().put("candidate", found);
            match.set("evidence", sealed(filer, "the signature is that of the contract"));
            officer().post("/searches/" + search + "/match", match);
            return true;
        });
        steps.await(
                "both references are one person's",
                Scene.LIMIT,
                () -> references(caseId).contains(found));
        steps.await(
                "and the CRM is asked for what it holds",
                Scene.LIMIT,
                () -> officer().get("/requests/" + caseId).path("collected").size() > 0);
        steps.check(
                "nobody waits to be found",
                () -> !officer().get("/applicants/unmatched").toString().contains(caseId));
        duplicate(steps, filer, caseId);
        nobody(steps);
        steps.await(
                "the log has who was looked for and why, and no value",
                Scene.LIMIT,
                () -> scene.logged(filer)
                        .containsAll(Set.of(
                                "ApplicantRegistered",
                                "SubjectSought",
                                "SealedDataSearched",
                                "CandidatesLocated",
                                "CandidateMatched",
                                "SubjectsLinked")));
    }

    private void duplicate(Steps steps, String filer, String caseId) {
        String second = file(filer);
        steps.check("a second letter for the same is shown beside the first, and linked to it", () -> {
            boolean shown = person(second).path("alike").toString().contains(caseId);
            officer().post("/requests/" + second + "/duplicate", Scene.object().put("of", caseId));
            return shown && person(second).path("duplicateOf").asText().equals(caseId);
        });
    }

    private void nobody(Steps steps) {
        String filer = applicant();
        String caseId = file(filer);
        officer().post("/requests/" + caseId + "/identity", Scene.object());
        ObjectNode answer = Scene.object().put("form", "PAPER");
        answer.set("answer", sealed(filer, "nothing is held"));
        answer.set("dispatchProof", sealed(filer, "the postal receipt"));
        String search = search(steps, filer, caseId, Map.of("DOCUMENT", "N " + UUID.randomUUID()));
        steps.await(
                "of another every holder says: nobody",
                Scene.LIMIT,
                () -> officer().get("/searches/" + search).path("complete").asBoolean());
        steps.check("who is told that nothing is held: an answer, and not a refusal", () -> {
            officer().post("/requests/" + caseId + "/nothing-held", answer);
            return officer().get("/requests/" + caseId).path("state").asText().equals("ANSWERED");
        });
    }

    private String applicant() {
        return officer()
                .post("/applicants", Scene.object().put("channel", "paper"))
                .path("subject")
                .asText();
    }

    private String file(String filer) {
        ObjectNode letter = Scene.object()
                .put("subject", filer)
                .put("kind", "ACCESS")
                .put("channel", "paper")
                .put("requestedForm", "PAPER");
        letter.set("content", sealed(filer, "what do you hold about me?"));
        return officer().post("/requests", letter).path("caseId").asText();
    }

    /// At the holders and here by one call, at consent-service by another: its index keys are its own.
    private String search(Steps steps, String filer, String caseId, Map<String, String> values) {
        ObjectNode wanted = Scene.object().put("subject", filer).put("reason", "search.unmatched-filer");
        var criteria = wanted.putArray("criteria");
        values.forEach((kind, value) -> criteria.addObject().put("kind", kind).put("value", value));
        ObjectNode atConsent = wanted.deepCopy();
        String search = officer()
                .post("/searches", wanted.put("caseId", caseId))
                .path("searchId")
                .asText();
        steps.await("what consent-service keeps sealed is searched too", Scene.LIMIT, () -> {
            scene.as("officer", "consent").post("/sealed/search", atConsent.put("searchId", search));
            return true;
        });
        return search;
    }

    private List<String> references(String caseId) {
        return person(caseId)
                .path("references")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode person(String caseId) {
        return officer().get("/requests/" + caseId + "/person");
    }

    private JsonNode sealed(String subject, String text) {
        return officer()
                .post(
                        "/sealed",
                        Scene.object()
                                .put("subject", subject)
                                .put("category", "request-file")
                                .put("text", text));
    }

    private Http officer() {
        return scene.as("officer", "request");
    }
}
