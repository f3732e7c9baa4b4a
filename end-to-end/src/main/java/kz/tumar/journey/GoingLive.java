package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/// A system that only observes at first is told what would be denied and goes on; an order makes the answers bind it.
final class GoingLive {
    private static final String SYSTEM = "telegram-bot";

    private final Scene scene;

    GoingLive(Scene scene) {
        this.scene = scene;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("Going live: observe, then enforce");
        String person =
                scene.company(SYSTEM).takeIn("chat-99", "client", Map.of("full-name", "A", "telegram-account", "B"));
        steps.await("the observing bot is told what would be denied, and may go on", Scene.LIMIT, () -> {
            JsonNode answer = asked(person);
            return answer.path("allowed").asBoolean()
                    && answer.path("wouldDeny").asBoolean()
                    && answer.path("reason").asText().equals("NO_GROUND");
        });
        steps.check("the systems are listed with their modes", () -> "observe".equalsIgnoreCase(mode()));
        steps.need("an order makes the answers bind it", Scene.LIMIT, () -> {
            scene.as("dpo", "consent")
                    .post(
                            "/systems/" + SYSTEM + "/enforcement",
                            Scene.object()
                                    .put("orderNumber", "17-PD")
                                    .put(
                                            "orderDate",
                                            LocalDate.now(ZoneId.of("Asia/Almaty"))
                                                    .toString()));
            return "enforce".equalsIgnoreCase(mode());
        });
        steps.await("the same question is now answered no", Scene.LIMIT, () -> {
            JsonNode answer = asked(person);
            return !answer.path("allowed").asBoolean(true) && !answer.has("wouldDeny");
        });
    }

    private JsonNode asked(String person) {
        return scene.decision(SYSTEM, person, "marketing", "telegram-account");
    }

    private String mode() {
        for (JsonNode system : scene.as("dpo", "consent").get("/systems").path("systems")) {
            if (system.path("system").asText().equals(SYSTEM)) {
                return system.path("mode").asText();
            }
        }
        return "";
    }
}
