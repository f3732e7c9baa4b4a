package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/// The start of journey 3: a request for access is filed, its clock runs under both profiles, and what is missing is
/// asked for once.
final class RequestingAccess {
    private final Scene scene;

    RequestingAccess(Scene scene) {
        this.scene = scene;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("3. A person asks what is held about them (its start)");
        String subject = scene.company("crm").takeIn("client-9001", "client", Map.of("full-name", "A", "contact", "B"));
        scene.company("crm").claim(subject, "SubjectRequestFiled", request());
        steps.need("the request is a case", Scene.LIMIT, () -> !caseId(subject).isEmpty());
        String caseId = caseId(subject);
        JsonNode filed = officer().get("/requests/" + caseId);
        steps.check(
                "with two due dates, the policy's and the statute's",
                () -> filed.has("policyDue") && filed.has("statutoryDue"));
        JsonNode why = officer().get("/requests/" + caseId + "/deadline");
        steps.check(
                "and why: every day counted and skipped",
                () -> why.toString().contains("COUNTED") || why.toString().contains("counted"));
        steps.await(
                "holders upload what they hold, sealed",
                Scene.LIMIT,
                () -> scene.logged(subject).contains("SubjectDataCollected"));
        steps.check("what clause 8.1 wants is asked for once", () -> {
            officer().post("/requests/" + caseId + "/completion", Scene.object());
            return true;
        });
        steps.check(
                "nothing is sent before other people's data is checked out",
                () -> officer()
                                .statusOfPost(
                                        "/requests/" + caseId + "/answer",
                                        Scene.object().put("form", "ELECTRONIC"))
                        >= 400);
        steps.await(
                "the log has it",
                Scene.LIMIT,
                () -> scene.logged(subject).containsAll(Set.of("SubjectRequestFiled", "CompletionAsked")));
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode request() {
        var data = Scene.object();
        data.put("kind", "ACCESS").put("channel", "web-form");
        data.putObject("actedBy").put("representation", "SELF");
        return data;
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
