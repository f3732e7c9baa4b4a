package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// What was allowed on a past day, and by which facts.
final class AskingAboutThePast {
    private final Scene scene;

    AskingAboutThePast(Scene scene) {
        this.scene = scene;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("What was allowed on that day?");
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        String person = scene.company("site").takeIn("visitor-63", "client", Map.of("full-name", "A", "contact", "B"));
        scene.company("site")
                .claim(
                        person,
                        "ConsentGiven",
                        Scene.consent("marketing", List.of("full-name", "contact")),
                        now.minusDays(5));
        scene.company("site").claim(person, "ConsentWithdrawn", Scene.withdrawal("marketing"), now.minusDays(2));
        steps.need(
                "consent was given five days ago and withdrawn two days ago",
                Scene.LIMIT,
                () -> "WITHDRAWN".equals(reason(person, now)));
        steps.check(
                "six days ago the answer was no: nobody had consented",
                () -> "NO_GROUND".equals(reason(person, now.minusDays(6))));
        steps.check("three days ago it was yes", () -> {
            JsonNode then = at(person, now.minusDays(3));
            return then.path("allowed").asBoolean()
                    && then.path("reason").asText().equals("CONSENT_GIVEN");
        });
        steps.await("by a fact that the log holds", Scene.LIMIT, () -> {
            JsonNode facts = at(person, now.minusDays(3)).path("facts");
            return facts.size() == 1 && isLogged(person, facts.get(0).asText());
        });
        steps.check("yesterday it was no: withdrawn", () -> "WITHDRAWN".equals(reason(person, now.minusDays(1))));
    }

    private boolean isLogged(String person, String fact) {
        for (JsonNode found : scene.as("dpo", "audit")
                .get("/entries?limit=200&subject=" + person)
                .path("entries")) {
            if (found.path("entry").path("event").path("id").asText().equals(fact)) {
                return true;
            }
        }
        return false;
    }

    private String reason(String person, OffsetDateTime moment) {
        return at(person, moment).path("reason").asText();
    }

    private JsonNode at(String person, OffsetDateTime moment) {
        return scene.as("dpo", "consent")
                .get("/decisions?subject=%s&purpose=marketing&category=contact&subjectCategory=client&action=USE&at=%s"
                        .formatted(person, URLEncoder.encode(moment.toString(), StandardCharsets.UTF_8)));
    }
}
