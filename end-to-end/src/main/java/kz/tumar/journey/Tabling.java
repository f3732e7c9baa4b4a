package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The short table at the end: what was destroyed, what was kept, and why.
final class Tabling {
    private final Scene scene;

    Tabling(Scene scene) {
        this.scene = scene;
    }

    void print(List<String> references) {
        Steps steps = scene.steps();
        steps.heading("What was destroyed, what was kept, and why");
        steps.say("%-10s %-18s %-9s %s".formatted("reference", "category", "outcome", "because"));
        JsonNode assessments = scene.as("dpo", "retention").get("/subjects/" + references.getFirst() + "/retention");
        for (JsonNode assessment : assessments) {
            for (JsonNode found : assessment.path("categories")) {
                steps.say("%-10s %-18s %-9s %s"
                        .formatted(
                                assessment.path("subject").asText().substring(0, 8) + "…",
                                found.path("category").asText(),
                                found.path("outcome").asText(),
                                because(assessment, found)));
            }
        }
    }

    private static String because(JsonNode assessment, JsonNode found) {
        var words = new StringBuilder(assessment
                .path("trigger")
                .asText()
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', ' '));
        for (String field : List.of("ground", "article", "neededFor", "reviewOn", "heldBy")) {
            if (found.hasNonNull(field)) {
                words.append(", ")
                        .append(field)
                        .append(' ')
                        .append(found.path(field).asText());
            }
        }
        return words.toString();
    }
}
