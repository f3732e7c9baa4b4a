package kz.tumar.journey;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page of a person's consents: a signed link, a visit, and a withdrawal by one click, as a browser does it.
final class VisitingOwnPage {
    private static final Pattern FORM = Pattern.compile("action=\"(/centre/consents/marketing/withdraw)\">\\s*"
            + "<input type=\"hidden\" name=\"key\" value=\"([^\"]*)\">"
            + "<input type=\"hidden\" name=\"act\" value=\"([^\"]*)\">");

    private final Scene scene;
    private final Browser browser = new Browser();

    VisitingOwnPage(Scene scene) {
        this.scene = scene;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("A page of one's own");
        String person = scene.company("site").takeIn("visitor-52", "client", Map.of("full-name", "A", "contact", "B"));
        scene.company("site")
                .claim(person, "ConsentGiven", Scene.consent("marketing", List.of("full-name", "contact")));
        steps.need(
                "a person consents on the site",
                Scene.LIMIT,
                () -> scene.allowed("site", person, "marketing", "contact"));
        URI link = URI.create(scene.as("system:site", "consent")
                .post("/centre/links", Scene.object().put("subject", person))
                .path("url")
                .asText());
        steps.check(
                "a stranger without the link sees nothing",
                () -> browser.open(link.resolve("/centre")).status() == 401);
        Browser.Page page = browser.open(link);
        steps.check(
                "the link that the site sends opens the page",
                () -> page.status() == 200 && FORM.matcher(page.text()).find());
        steps.check(
                "in the language asked for",
                () -> browser.open(link.resolve("/centre?lang=kk")).text().contains("lang=\"kk\""));
        steps.need("one click withdraws", Scene.LIMIT, () -> withdrawn(page));
        steps.await(
                "the site's next decision is no",
                Scene.LIMIT,
                () -> scene.withdrawn("site", person, "marketing", "contact"));
        steps.await("and the site is told to stop", Scene.LIMIT, () -> stopped(person));
    }

    private boolean withdrawn(Browser.Page page) {
        Matcher form = FORM.matcher(page.text());
        return form.find()
                && browser.submit(
                                page.address().resolve(form.group(1)),
                                Map.of("key", form.group(2), "act", form.group(3), "lang", "ru"))
                        .address()
                        .toString()
                        .contains("done=withdrawn");
    }

    private boolean stopped(String person) {
        for (var purpose : scene.company("site").person(person).path("stopped")) {
            if (purpose.asText().equals("marketing")) {
                return true;
            }
        }
        return false;
    }
}
