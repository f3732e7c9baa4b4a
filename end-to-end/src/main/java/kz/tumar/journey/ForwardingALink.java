package kz.tumar.journey;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A link to a person's page comes into other hands. Whoever has it can say no for the person, but under a policy with
/// a
/// grace nothing is destroyed before the person has seen it and taken it back.
final class ForwardingALink {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern REVOKE = Pattern.compile("action=\"(/centre/links/[^\"]+/revoke)\"");
    private static final String CONSENTS = "/centre/consents/marketing/";

    private final Scene scene;
    private final Path policy;
    private final Browser stranger = new Browser();
    private final Browser own = new Browser();

    /// @param policy the file that the stack has the policy from
    ForwardingALink(Scene scene, Path policy) {
        this.scene = scene;
        this.policy = policy;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("A forwarded link");
        String version = DemoPolicy.withGrace(policy);
        steps.need(
                "a next version of the policy, under an order of its own, leaves 30 minutes before a destruction",
                Scene.LIMIT,
                () -> version.equals(
                        scene.as("", "consent").get("/policy").path("version").asText()));
        String person = scene.company("site").takeIn("visitor-77", "client", Map.of("full-name", "A", "contact", "B"));
        scene.company("site")
                .claim(person, "ConsentGiven", Scene.consent("marketing", List.of("full-name", "contact")));
        steps.need("a person consents", Scene.LIMIT, () -> scene.allowed("site", person, "marketing", "contact"));
        URI link = URI.create(scene.as("system:site", "consent")
                .post("/centre/links", Scene.object().put("subject", person))
                .path("url")
                .asText());
        steps.need(
                "a stranger with the link withdraws",
                Scene.LIMIT,
                () -> press(stranger, link, CONSENTS + "withdraw").contains("done=withdrawn"));
        steps.await(
                "the answer is no, and the destruction is scheduled",
                Scene.LIMIT,
                () -> "WITHDRAWN".equals(scene.reason("site", person, "marketing", "contact"))
                        && scene.logged(person).contains("DestructionScheduled"));
        takenBack(steps, person, link);
    }

    private void takenBack(Steps steps, String person, URI link) {
        steps.need(
                "the person sees it and gives again",
                Scene.LIMIT,
                () -> press(own, link, CONSENTS + "give").contains("done=given"));
        steps.await(
                "the answer is yes, and the destruction is called off",
                Scene.LIMIT,
                () -> scene.allowed("site", person, "marketing", "contact")
                        && scene.logged(person).contains("DestructionCancelled"));
        steps.need("the person takes the link back", Scene.LIMIT, () -> revoke(link));
        steps.check(
                "neither the link nor the visit that it began opens anything any more",
                () -> stranger.open(link).status() == 401
                        && stranger.open(link.resolve("/centre")).status() == 401);
        steps.check("nothing was ordered, and nothing is gone", () -> {
            Set<String> logged = scene.logged(person);
            return logged.stream().noneMatch(name -> name.equals("DestructionOrdered"))
                    && scene.company("site").holds(person, "contact")
                    && scene.company("site").holds(person, "full-name");
        });
    }

    private boolean revoke(URI link) {
        String page = own.open(link.resolve("/centre")).text();
        Matcher found = REVOKE.matcher(page);
        return found.find()
                && send(own, link.resolve("/centre"), page, found.group(1)).contains("done=revoked");
    }

    /// Presses a button of the page that a link opens, and says where that led.
    private static String press(Browser browser, URI link, String action) {
        return send(browser, link, browser.open(link).text(), action);
    }

    private static String send(Browser browser, URI page, String text, String action) {
        int form = text.indexOf("action=\"" + action + "\"");
        if (form < 0) {
            return "";
        }
        var fields = new LinkedHashMap<String, String>();
        Matcher hidden = HIDDEN.matcher(text.substring(form, text.indexOf("</form>", form)));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return browser.submit(page.resolve(action), fields).address().toString();
    }
}
