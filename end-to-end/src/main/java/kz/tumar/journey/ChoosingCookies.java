package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/// The cookie banner without the browser: the site's page brings it, a visitor's choices go to the site's backend as
/// the banner sends them, and the backend hands them over under the site's own name.
final class ChoosingCookies {
    private static final List<String> OPTIONAL = List.of("functional", "analytics", "targeting");

    private final Scene scene;
    private final Browser browser = new Browser();

    ChoosingCookies(Scene scene) {
        this.scene = scene;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("The cookie banner");
        Http consent = scene.as("", "consent");
        steps.check("the site's page brings the banner, and nothing optional before a choice", () -> {
            String page = scene.company("site").page("/ru");
            return page.contains("<tumar-cookies report=\"/cookie-choice\"")
                    && page.contains(consent.address("/cookies/banner.js").toString())
                    && page.contains("type=\"text/plain\" data-cookies-need=\"analytics\"");
        });
        steps.check("the banner and its notice are served to anybody", () -> {
            URI banner = consent.address("/cookies/banner.js");
            return browser.open(banner).text().contains("tumar-cookies")
                    && asked(consent).equals(Set.copyOf(OPTIONAL));
        });

        JsonNode notice = consent.get("/cookies/notice.json");
        String visitor = Scene.uuid();
        steps.need("a visitor refuses: one click, taken by the site's backend", Scene.LIMIT, () -> {
            choose(notice, visitor, List.of(), List.of());
            return true;
        });
        String subject = scene.as("system:site", "consent")
                .post("/subjects", Scene.object().put("localId", visitor))
                .path("subject")
                .asText();
        steps.await(
                "analytics is refused to the site", Scene.LIMIT, () -> "REFUSED".equals(reason(subject, "analytics")));
        choose(notice, visitor, OPTIONAL, List.of());
        steps.await(
                "the visitor accepts: analytics is allowed",
                Scene.LIMIT,
                () -> "CONSENT_GIVEN".equals(reason(subject, "analytics")));
        choose(notice, visitor, List.of("functional"), OPTIONAL);
        steps.await(
                "and takes back all but the functional ones: analytics is withdrawn",
                Scene.LIMIT,
                () -> "WITHDRAWN".equals(reason(subject, "analytics")));
        steps.check("the functional ones stay allowed", () -> "CONSENT_GIVEN".equals(reason(subject, "functional")));
        steps.await(
                "the log has the notice, the choices and what followed",
                Scene.LIMIT,
                () -> scene.logged(subject)
                        .containsAll(Set.of(
                                "PolicyNoticeShown",
                                "PolicyAccepted",
                                "ConsentRefused",
                                "ConsentGiven",
                                "ConsentWithdrawn")));
    }

    private static Set<String> asked(Http consent) {
        var codes = new java.util.HashSet<String>();
        for (JsonNode category : consent.get("/cookies/notice.json").path("categories")) {
            if (category.path("optIn").asBoolean()) {
                codes.add(category.path("code").asText());
            }
        }
        return codes;
    }

    private void choose(JsonNode notice, String visitor, List<String> categories, List<String> before) {
        String now = OffsetDateTime.now(ZoneOffset.UTC).toString();
        ObjectNode choice = Scene.object();
        choice.put("id", Scene.uuid())
                .put("visitor", visitor)
                .put("at", now)
                .put("shownAt", now)
                .put("language", "ru")
                .put("policyVersion", notice.path("policyVersion").asText())
                .put("textHash", notice.path("textHash").path("ru").asText())
                .put("globalPrivacyControl", false);
        choice.set("categories", Scene.list(categories));
        choice.set("before", Scene.list(before));
        scene.company("site").tell("/cookie-choice", choice);
    }

    private String reason(String subject, String cookies) {
        return scene.reason("site", subject, "cookies." + cookies, "cookie-identifiers");
    }
}
