package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/// Journey 2: a purpose is achieved but the statute says keep; and where the statute's term has ended, the data goes
/// that day.
final class AchievingPurposes {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final Scene scene;

    AchievingPurposes(Scene scene) {
        this.scene = scene;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("2. Purpose achieved, but the law says keep");
        LocalDate today = LocalDate.now(ALMATY);
        String kept = takeIn("ledger-1");
        achieved(kept, today);
        steps.need(
                "what the tax code keeps is locked", Scene.LIMIT, () -> "LOCK".equals(outcome(kept, "bank-details")));
        steps.check("with the article and the day it is looked at again", () -> {
            JsonNode found = assessed(kept, "bank-details");
            return found.path("article").asText().startsWith("kz.tax-code")
                    && LocalDate.parse(found.path("reviewOn").asText()).equals(today.plusYears(5));
        });
        steps.check(
                "accounting still holds it", () -> scene.company("accounting").holds(kept, "bank-details"));
        steps.await(
                "and no other use of it is allowed",
                Scene.LIMIT,
                () -> !scene.allowed("accounting", kept, "contract-performance", "bank-details"));

        String over = takeIn("ledger-2");
        achieved(over, today.minusYears(5).minusDays(3));
        steps.await(
                "where five years have passed since, the data goes today",
                Scene.LIMIT,
                () -> !scene.company("accounting").holds(over, "bank-details"));
    }

    private String takeIn(String localId) {
        return scene.company("accounting")
                .takeIn(localId, "client", Map.of("full-name", "A", "address", "B", "bank-details", "C"));
    }

    private void achieved(String subject, LocalDate on) {
        scene.company("accounting")
                .claim(
                        subject,
                        "PurposeAchieved",
                        Scene.object()
                                .put("purpose", "accounting")
                                .put("subjectCategory", "client")
                                .put("achievedOn", on.toString()));
    }

    private String outcome(String subject, String category) {
        return assessed(subject, category).path("outcome").asText();
    }

    private JsonNode assessed(String subject, String category) {
        for (JsonNode assessment : scene.as("dpo", "retention").get("/subjects/" + subject + "/retention")) {
            for (JsonNode found : assessment.path("categories")) {
                if (found.path("category").asText().equals(category)) {
                    return found;
                }
            }
        }
        return Scene.object();
    }
}
