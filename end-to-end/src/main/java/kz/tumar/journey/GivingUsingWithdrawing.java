package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Journey 1: give, use under another reference, withdraw, destroy exactly what nothing else needs.
final class GivingUsingWithdrawing {
    private final Scene scene;
    private final String who;

    /// @param who tells the persons of several rounds apart
    GivingUsingWithdrawing(Scene scene, String who) {
        this.scene = scene;
        this.who = who;
    }

    /// @return the two references of the one person
    List<String> play() {
        Steps steps = scene.steps();
        steps.heading("1. Give, use, withdraw, destroy");
        String atSite = scene.company("site")
                .takeIn(
                        "visitor-17" + who,
                        "client",
                        Map.of("full-name", "A", "contact", "B", "service-activity", "C"));
        String atCrm = scene.company("crm")
                .takeIn(
                        "client-4711" + who,
                        "client",
                        Map.of("full-name", "A", "contact", "B", "telegram-account", "D"));
        steps.say("site knows the person as " + atSite + ", crm as " + atCrm);
        steps.need("an officer links the two references", Scene.LIMIT, () -> {
            scene.as("officer", "consent")
                    .post("/subjects/" + atSite + "/links", Scene.object().put("other", atCrm));
            return true;
        });
        contract(steps, atCrm);

        scene.company("site")
                .claim(
                        atSite,
                        "ConsentGiven",
                        Scene.consent(
                                "marketing", List.of("full-name", "contact", "telegram-account", "service-activity")));
        steps.need(
                "consent given on the site lets crm process under its own reference",
                Scene.LIMIT,
                () -> scene.allowed("crm", atCrm, "marketing", "telegram-account"));
        steps.check(
                "what was not consented to stays forbidden",
                () -> !scene.allowed("crm", atCrm, "marketing", "bank-details"));

        scene.company("site").claim(atSite, "ConsentWithdrawn", Scene.withdrawal("marketing"));
        steps.need(
                "consent withdrawn on the site: the next decision for crm is no",
                Scene.LIMIT,
                () -> !scene.allowed("crm", atCrm, "marketing", "telegram-account"));
        destroyed(steps, atSite, atCrm);
        return List.of(atSite, atCrm);
    }

    private void contract(Steps steps, String atCrm) {
        var ground = Scene.object();
        ground.put("groundId", Scene.uuid()).put("ground", "contract");
        ground.set("purposes", Scene.list(List.of("contract-performance")));
        ground.set("categories", Scene.list(List.of("full-name", "contact")));
        ground.put("subjectCategory", "client").put("reviewOn", "2027-11-23");
        ground.set(
                "contract",
                scene.as("system:crm", "consent")
                        .post(
                                "/sealed",
                                Scene.object()
                                        .put("subject", atCrm)
                                        .put("category", "consent-evidence")
                                        .put("text", "contract")));
        scene.company("crm").claim(atCrm, "GroundEstablished", ground);
        steps.need(
                "a contract lets crm process name and contact",
                Scene.LIMIT,
                () -> scene.allowed("crm", atCrm, "contract-performance", "contact"));
    }

    private void destroyed(Steps steps, String atSite, String atCrm) {
        steps.await("site stops marketing", Scene.LIMIT, () -> stopped("site", atSite));
        steps.await("crm stops marketing", Scene.LIMIT, () -> stopped("crm", atCrm));
        steps.await(
                "site destroys what it knew of the person's activity",
                Scene.LIMIT,
                () -> !scene.company("site").holds(atSite, "service-activity"));
        steps.await(
                "crm destroys the telegram account",
                Scene.LIMIT,
                () -> !scene.company("crm").holds(atCrm, "telegram-account"));
        steps.check(
                "name and contact stay: a contract needs them",
                () -> scene.company("crm").holds(atCrm, "contact")
                        && scene.company("crm").holds(atCrm, "full-name"));
        steps.await(
                "every holder confirmed, and the destruction act exists",
                Scene.LIMIT,
                () -> hasAct(atCrm) || hasAct(atSite));
        steps.await(
                "the log has every step",
                Scene.LIMIT,
                () -> scene.logged(atSite)
                        .containsAll(Set.of(
                                "SubjectRegistered",
                                "SubjectsLinked",
                                "ConsentGiven",
                                "ConsentWithdrawn",
                                "RetentionAssessed",
                                "DestructionScheduled",
                                "DestructionOrdered",
                                "DestructionConfirmed",
                                "DestructionCompleted")));
    }

    private boolean stopped(String system, String subject) {
        for (JsonNode purpose : scene.company(system).person(subject).path("stopped")) {
            if (purpose.asText().equals("marketing")) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAct(String subject) {
        for (JsonNode order : scene.orders(subject)) {
            String act = scene.order(order.path("orderId").asText()).path("act").asText("");
            if (!act.isEmpty()) {
                return scene.as("dpo", "retention").get("/acts/" + act).isObject();
            }
        }
        return false;
    }
}
