package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Journey 3: a person asks what is held about them, and is answered. Variants: extended once, incomplete and refused
/// by
/// a person, overdue.
final class RequestingAccess {
    private static final List<String> SYSTEMS = List.of("site", "telegram-bot", "crm", "hr", "accounting");

    private final Scene scene;
    private String late = "";

    RequestingAccess(Scene scene) {
        this.scene = scene;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("3. A person asks what is held about them");
        late = filedLate();
        String subject = scene.company("crm")
                .takeIn("client-9001", "client", Map.of("full-name", "A", "contact", "B", "address", "of a flatmate"));
        scene.company("crm").claim(subject, "ConsentGiven", Scene.consent("marketing", List.of("contact")));
        String caseId = filed(subject);
        JsonNode filed = officer().get("/requests/" + caseId);
        steps.check(
                "with two due dates, the policy's and the statute's",
                () -> filed.has("policyDue") && filed.has("statutoryDue"));
        JsonNode why = officer().get("/requests/" + caseId + "/deadline");
        steps.check(
                "and why: every day counted and skipped",
                () -> why.toString().contains("COUNTED") || why.toString().contains("counted"));
        steps.await(
                "every system answers; what it holds is uploaded sealed",
                Scene.LIMIT,
                () -> answered(caseId).containsAll(SYSTEMS)
                        && officer()
                                        .get("/requests/" + caseId)
                                        .path("collected")
                                        .size()
                                >= 3);
        extended(steps, caseId);
        checked(steps, subject, caseId);
        sent(steps, subject, caseId);
        incomplete(steps);
    }

    private void extended(Steps steps, String caseId) {
        ObjectNode extension = Scene.object().put("workingDays", 2).put("reason", "extension.several-systems");
        steps.check("the policy's date is moved once, with a reason, before it passed", () -> {
            String before =
                    officer().get("/requests/" + caseId).path("policyDue").asText();
            JsonNode moved = officer().post("/requests/" + caseId + "/extension", extension);
            return moved.path("policyDue").asText().compareTo(before) > 0;
        });
        steps.check(
                "and not twice", () -> officer().statusOfPost("/requests/" + caseId + "/extension", extension) == 409);
    }

    /// An officer opens everything, and leaves out what is another person's.
    private void checked(Steps steps, String subject, String caseId) {
        officer().post("/requests/" + caseId + "/identity", Scene.object());
        steps.check(
                "nothing is put together before other people's data is checked out",
                () -> officer().statusOfPost("/requests/" + caseId + "/answer-package", Scene.object()) == 409);
        steps.check(
                "and the check is refused to who has not read everything",
                () -> officer().statusOfPost("/requests/" + caseId + "/third-party-check", Scene.object()) == 409);
        steps.check("an officer opens everything, and leaves out what is another person's", () -> {
            ObjectNode check = Scene.object();
            for (JsonNode upload : officer().get("/requests/" + caseId).path("collected")) {
                String reference = upload.path("sealedRef").asText();
                JsonNode opened = officer()
                        .post(
                                "/sealed/" + reference + "/reveal",
                                Scene.object().put("reason", "reveal.answer-request"));
                if (new String(opened.path("value").binaryValue(), java.nio.charset.StandardCharsets.UTF_8)
                        .startsWith("address")) {
                    check.withArray("withheld")
                            .addObject()
                            .put("sealedRef", reference)
                            .put("reason", "refusal.third-party-rights");
                }
            }
            return officer()
                            .post("/requests/" + caseId + "/third-party-check", check)
                            .path("answer")
                            .path("withheld")
                            .asInt()
                    == 1;
        });
        steps.await(
                "each opening is in the log",
                Scene.LIMIT,
                () -> scene.logged(subject).contains("PersonalDataRevealed"));
    }

    private void sent(Steps steps, String subject, String caseId) {
        steps.await(
                "the answer is put together, and sealed",
                Scene.LIMIT,
                () -> officer()
                        .post("/requests/" + caseId + "/answer-package", Scene.object())
                        .path("answer")
                        .path("prepared")
                        .asBoolean());
        steps.check("in Kazakh, Russian and English, and for machines", () -> {
            String kazakh = officer().text("/requests/" + caseId + "/answer-package?document=answer.kk.html");
            JsonNode told = officer().get("/requests/" + caseId + "/answer-package?document=answer.json");
            return kazakh.contains("Шағымдану тәртібі")
                    && told.path("held").toString().contains("REGISTER_ENTRY")
                    && told.path("uses").toString().contains("marketing")
                    && told.path("leftOut").size() == 1
                    && !told.toString().contains("flatmate");
        });
        ObjectNode answer = Scene.object().put("form", "PAPER");
        answer.set(
                "dispatchProof",
                officer()
                        .post(
                                "/sealed",
                                Scene.object()
                                        .put("subject", subject)
                                        .put("category", "request-file")
                                        .put("text", "receipt of the dispatch")));
        steps.check(
                "another form than the request's needs a reason",
                () -> officer().statusOfPost("/requests/" + caseId + "/answer", answer) == 409);
        steps.check(
                "the person is answered in the form of the request, and it is proved",
                () -> officer()
                        .post("/requests/" + caseId + "/answer", answer.put("form", "ELECTRONIC"))
                        .path("state")
                        .asText()
                        .equals("ANSWERED"));
        steps.await(
                "the log has every step",
                Scene.LIMIT,
                () -> scene.logged(subject)
                        .containsAll(Set.of(
                                "SubjectRequestFiled",
                                "SubjectDataCollected",
                                "DeadlineExtended",
                                "IdentityVerified",
                                "ThirdPartyDataChecked",
                                "AnswerPrepared",
                                "RequestAnswered")));
    }

    private void incomplete(Steps steps) {
        String subject = scene.company("crm").takeIn("client-9002", "client", Map.of("full-name", "C"));
        String caseId = filed(subject);
        ObjectNode refusal = Scene.object().put("reason", "refusal.incomplete").put("article", "policy.8.1");
        steps.check(
                "incomplete: not refused before what is missing was asked for",
                () -> officer().statusOfPost("/requests/" + caseId + "/refusal", refusal) == 409);
        steps.check("asked for once, with the clock running", () -> {
            officer().post("/requests/" + caseId + "/completion", Scene.object());
            return officer().get("/requests/" + caseId).path("completionAsked").asBoolean();
        });
        steps.check(
                "nothing comes, and a person refuses, with reason and norm",
                () -> officer()
                        .post("/requests/" + caseId + "/refusal", refusal)
                        .path("state")
                        .asText()
                        .equals("REFUSED"));
    }

    /// A letter that lay in another department for six weeks: its clock runs from its arrival at the operator.
    private String filedLate() {
        String subject = scene.company("crm").takeIn("client-9003", "client", Map.of("full-name", "D"));
        ObjectNode letter = Scene.object()
                .put("subject", subject)
                .put("kind", "ACCESS")
                .put("channel", "paper-mail")
                .put("lateReason", "late-recording.wrong-department")
                .put(
                        "receivedAt",
                        Instant.now()
                                .minus(Duration.ofDays(42))
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        return officer().post("/requests", letter).path("caseId").asText();
    }

    /// What became of the letter, some time later.
    void escalated() {
        Steps steps = scene.steps();
        steps.heading("3a. A letter that was recorded too late");
        steps.await("both missed dates are facts, each with its profile", Duration.ofMinutes(2), () -> {
            String missed = officer().get("/requests/" + late).path("missed").toString();
            return missed.contains("POLICY") && missed.contains("LAW");
        });
        steps.check("the light is red and the late recording shows", () -> {
            JsonNode view = officer().get("/requests/" + late);
            return view.path("light").asText().equals("RED")
                    && view.path("lateRecording").asBoolean();
        });
        steps.check(
                "it stands first in the list of open requests",
                () -> officer()
                        .get("/requests?limit=1")
                        .path("cases")
                        .path(0)
                        .path("caseId")
                        .asText()
                        .equals(late));
    }

    private String filed(String subject) {
        ObjectNode data = Scene.object();
        data.put("kind", "ACCESS").put("channel", "web-form");
        data.putObject("actedBy").put("representation", "SELF");
        scene.company("crm").claim(subject, "SubjectRequestFiled", data);
        scene.steps()
                .need(
                        "the request is a case",
                        Scene.LIMIT,
                        () -> !caseId(subject).isEmpty());
        return caseId(subject);
    }

    /// The systems that have answered about every reference of the person.
    private List<String> answered(String caseId) {
        return StreamSupport.stream(
                        officer()
                                .get("/requests/" + caseId)
                                .path("answer")
                                .path("systems")
                                .spliterator(),
                        false)
                .filter(system -> system.path("outcome").asText().equals("DONE"))
                .map(system -> system.path("holder").asText())
                .toList();
    }

    private Http officer() {
        return scene.as("officer", "request");
    }

    private String caseId(String subject) {
        for (JsonNode found : officer().get("/requests?subject=" + subject).path("cases")) {
            return found.path("caseId").asText();
        }
        return "";
    }
}
