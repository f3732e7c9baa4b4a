package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Journey 4: "my data is wrong". Blocked everywhere the moment it arrives; documents; rectified; free again.
final class DisputingData {
    private final Scene scene;

    DisputingData(Scene scene) {
        this.scene = scene;
    }

    /// @return the person it was about
    String play() {
        Steps steps = scene.steps();
        steps.heading("4. \"My data is wrong\"");
        String subject = scene.company("site")
                .takeIn("visitor-44", "client", Map.of("full-name", "A", "contact", "wrong", "service-activity", "C"));
        scene.company("site")
                .claim(subject, "ConsentGiven", Scene.consent("marketing", List.of("contact", "service-activity")));
        steps.need("processing is allowed", Scene.LIMIT, () -> scene.allowed("site", subject, "marketing", "contact"));

        ObjectNode filed = Scene.object();
        filed.put("kind", "RECTIFICATION").put("channel", "web-form").put("reason", "inaccuracy.inaccurate");
        filed.putObject("actedBy").put("representation", "SELF");
        scene.company("site").claim(subject, "SubjectRequestFiled", filed);
        steps.need(
                "blocked: the next decision says so",
                Scene.LIMIT,
                () -> scene.reason("site", subject, "marketing", "contact").equals("BLOCKED"));
        for (String system : List.of("site", "crm", "telegram-bot")) {
            steps.await(
                    system + " blocks", Scene.LIMIT, () -> scene.company(system).blocks(subject));
        }

        steps.await(
                "who asked during the block is an alarm in the case",
                Scene.LIMIT,
                () -> scene.as("dpo", "request")
                        .get("/requests/" + caseId(subject))
                        .path("block")
                        .path("alarms")
                        .toString()
                        .contains("DECISION_ASKED"));

        scene.company("site").claim(subject, "ConsentWithdrawn", Scene.withdrawal("marketing"));
        steps.await(
                "consent is withdrawn meanwhile: assessed, and held by the block",
                Scene.LIMIT,
                () -> scene.as("dpo", "retention")
                        .get("/subjects/" + subject + "/retention")
                        .toString()
                        .contains("HELD"));
        steps.check(
                "what is in dispute is not destroyed",
                () -> scene.company("site").holds(subject, "service-activity"));
        rectified(steps, subject);
        unlawful(steps, "visitor-45", true);
        unlawful(steps, "visitor-46", false);
        return subject;
    }

    /// "You must not have this at all": blocked, decided, and then destroyed or free again.
    private void unlawful(Steps steps, String visitor, boolean confirmed) {
        String subject =
                scene.company("site").takeIn(visitor, "client", Map.of("full-name", "A", "contact", "got unlawfully"));
        ObjectNode filed = Scene.object();
        filed.put("kind", "UNLAWFUL_PROCESSING")
                .put("channel", "web-form")
                .put("reason", "inaccuracy.illegally-obtained");
        filed.putObject("actedBy").put("representation", "SELF");
        filed.set("categories", Scene.list(List.of("contact")));
        scene.company("site").claim(subject, "SubjectRequestFiled", filed);
        steps.await(
                "\"unlawful\": blocked at once",
                Scene.LIMIT,
                () -> scene.company("site").blocks(subject));
        ObjectNode decision = Scene.object().put("confirmed", confirmed);
        if (!confirmed) {
            decision.put("reason", "refusal.not-confirmed");
            decision.put("article", "policy.8.3");
        }
        steps.check(
                confirmed ? "an officer confirms that it was" : "an officer finds that it was not",
                () -> scene.as("officer", "request")
                        .post("/requests/" + caseId(subject) + "/lawfulness", decision)
                        .path("state")
                        .asText()
                        .equals("DECIDED"));
        if (confirmed) {
            steps.await(
                    "what was got unlawfully is destroyed, although it is blocked",
                    Scene.LIMIT,
                    () -> !scene.company("site").holds(subject, "contact"));
            steps.check("and only that", () -> scene.company("site").holds(subject, "full-name"));
        } else {
            steps.await(
                    "free again, and nothing is destroyed",
                    Scene.LIMIT,
                    () -> !scene.company("site").blocks(subject)
                            && scene.company("site").holds(subject, "contact"));
        }
    }

    private void rectified(Steps steps, String subject) {
        Http officer = scene.as("officer", "request");
        String caseId = caseId(subject);
        JsonNode documents = sealed(subject, "documents");
        steps.check("documents come, and the seven working days begin", () -> {
            ObjectNode body = Scene.object();
            body.set("content", documents);
            officer.post("/requests/" + caseId + "/supporting-information", body);
            return true;
        });
        steps.check("an officer corrects what was wrong", () -> {
            ObjectNode correction = Scene.object().put("category", "contact");
            correction.set("after", sealed(subject, "right"));
            ObjectNode body = Scene.object();
            body.putArray("corrections").add(correction);
            officer.post("/requests/" + caseId + "/rectification", body);
            return true;
        });
        for (String system : List.of("site", "crm", "telegram-bot")) {
            steps.await(
                    system + " is free again",
                    Scene.LIMIT,
                    () -> !scene.company(system).blocks(subject));
        }
        steps.await("the person is answered", Scene.LIMIT, () -> {
            officer.post("/requests/" + caseId + "/answer", Scene.object().put("form", "ELECTRONIC"));
            return true;
        });
        steps.await(
                "nothing is in dispute any more, and what was withdrawn goes",
                Scene.LIMIT,
                () -> !scene.company("site").holds(subject, "service-activity"));
        steps.await(
                "the log has every step",
                Scene.LIMIT,
                () -> scene.logged(subject)
                        .containsAll(Set.of(
                                "SubjectRequestFiled",
                                "ProcessingBlocked",
                                "BlockedProcessingAsked",
                                "BlockAlarmed",
                                "SupportingInformationSubmitted",
                                "DataRectified",
                                "ProcessingUnblocked",
                                "CommandAnswered")));
    }

    private JsonNode sealed(String subject, String text) {
        return scene.as("officer", "request")
                .post(
                        "/sealed",
                        Scene.object()
                                .put("subject", subject)
                                .put("category", "request-file")
                                .put("text", text));
    }

    private String caseId(String subject) {
        return scene.as("officer", "request")
                .get("/requests?subject=" + subject)
                .path("cases")
                .path(0)
                .path("caseId")
                .asText();
    }
}
