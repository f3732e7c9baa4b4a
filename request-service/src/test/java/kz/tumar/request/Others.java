package kz.tumar.request;

import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.SubjectRef;

/// What others say to the service and see of it.
final class Others {
    private Others() {}

    static String claim(String system, String type, SubjectRef subject, String data) {
        String claim = Company.claim(system, type, subject, Running.earlier(), data);
        Company.send(system, "company." + system + ".events", subject.value(), claim);
        return claim;
    }

    static String awaitCase(SubjectRef subject) {
        await().atMost(SOON).untilAsserted(() -> assertThat(cases(subject)).hasSize(1));
        return cases(subject).getFirst();
    }

    static List<String> cases(SubjectRef subject) {
        return as("officer")
                .queryParam("subject", subject.value())
                .queryParam("state", "all")
                .get("/requests")
                .then()
                .statusCode(200)
                .extract()
                .path("cases.caseId");
    }

    static ValidatableResponse act(String caseId, String action, Map<String, ?> body) {
        return as("officer")
                .header("If-Match", "*")
                .body(body)
                .post("/requests/" + caseId + "/" + action)
                .then();
    }

    /// The commands of this type about this person on a system's topic.
    static List<String> commands(String system, String type, SubjectRef subject) {
        return Company.everything(system, "company." + system + ".commands").stream()
                .filter(command -> command.contains("kz.tumar." + type + ".v1") && command.contains(subject.value()))
                .toList();
    }

    static List<String> facts(String type, SubjectRef subject) {
        return Company.everything("retention-service", "tumar.request").stream()
                .filter(fact -> fact.contains("kz.tumar." + type + ".v1") && fact.contains(subject.value()))
                .toList();
    }
}
