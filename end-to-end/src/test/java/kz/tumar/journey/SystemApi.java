package kz.tumar.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A company system of which no process runs: what it says over HTTP, when a test lets it.
record SystemApi(Http consent, String code) {
    String registered(String localId) {
        return consent.post("/subjects", Scene.object().put("system", code).put("localId", localId))
                .path("subject")
                .asText();
    }

    String sealed(String subject, String category, String text) {
        ObjectNode value =
                Scene.object().put("subject", subject).put("category", category).put("text", text);
        return consent.post("/sealed", value).path("sealedRef").asText();
    }

    void consents(String subject, String purpose, String category) {
        claim(subject, "ConsentGiven", Scene.consent(purpose, List.of(category)));
    }

    void withdraws(String subject, String purpose) {
        claim(subject, "ConsentWithdrawn", Scene.withdrawal(purpose));
    }

    void holds(String subject, String category) {
        ObjectNode held = Scene.object();
        held.set("categories", Scene.list(List.of(category)));
        held.put("subjectCategory", "client").put("provenance", "SUBJECT_WRITTEN");
        claim(subject, "DataHeld", held.put("automated", true).put("since", "2026-11-01"));
    }

    private void claim(String subject, String name, ObjectNode content) {
        var now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        ObjectNode event = Scene.object()
                .put("specversion", "1.0")
                .put("id", Scene.uuid())
                .put("source", "/company/" + code)
                .put("type", "kz.tumar." + name + ".v1")
                .put("subject", subject)
                .put("time", now.toString())
                .put("datacontenttype", "application/json")
                .put("dataschema", "urn:tumar:schema:claim:" + name + ":v1")
                .put("correlationid", Scene.uuid());
        event.set("data", content);
        consent.post("/events", event);
    }
}
