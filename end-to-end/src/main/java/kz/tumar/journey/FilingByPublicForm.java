package kz.tumar.journey;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Anybody files a request by the public form, as a browser does it, and reads where it stands.
final class FilingByPublicForm {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("id=\"number\">([^<]+)<");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

    private final Scene scene;
    private final Browser browser = new Browser();

    FilingByPublicForm(Scene scene) {
        this.scene = scene;
    }

    void play() {
        Steps steps = scene.steps();
        steps.heading("A request by the public form");
        URI form = scene.as("", "request").address("/form/access?lang=kk");
        Browser.Page page = browser.open(form);
        steps.check(
                "anybody opens the form, in Kazakh",
                () -> page.status() == 200 && page.text().contains("lang=\"kk\""));
        Map<String, String> fields = filled(page);
        String[] shown = new String[2];
        steps.need("and gets a number, a code and a due date at once", Scene.LIMIT, () -> filed(form, fields, shown));
        steps.check("the same form sent twice is one request", () -> {
            var again = new String[2];
            return filed(form, fields, again) && again[0].equals(shown[0]) && again[1].equals(shown[1]);
        });
        steps.check(
                "number and code open the status page",
                () -> status(form, shown[0], shown[1]).text().contains("id=\"state\""));
        steps.check(
                "another code does not", () -> status(form, shown[0], "0000").status() == 404);
        steps.check(
                "what was typed is on none of the pages",
                () -> !status(form, shown[0], shown[1]).text().contains("Synthetic Applicant"));
        steps.await(
                "the log has the case, under a reference that was issued for it",
                Scene.LIMIT,
                () -> subjects()
                        .anyMatch(subject ->
                                scene.logged(subject).containsAll(Set.of("TrackingIssued", "SubjectRegistered"))));
    }

    private static Map<String, String> filled(Browser.Page page) {
        var fields = new HashMap<String, String>();
        fields.put("key", found(KEY, page.text()));
        fields.put("lang", "kk");
        fields.put("who", "self");
        fields.put("name", "Synthetic Applicant");
        fields.put("text", "All of it");
        fields.put("answer", "ELECTRONIC");
        return fields;
    }

    /// Nobody types faster than the form lets itself be sent, so the first attempts may be too early.
    private boolean filed(URI form, Map<String, String> fields, String[] shown) {
        Browser.Page page = browser.submit(form.resolve("/form/access"), fields);
        if (page.status() != 200 || !page.text().contains("id=\"due\"")) {
            return false;
        }
        shown[0] = found(NUMBER, page.text());
        shown[1] = found(SECRET, page.text());
        return true;
    }

    private Browser.Page status(URI form, String number, String code) {
        return browser.submit(form.resolve("/form/status"), Map.of("number", number, "secret", code, "lang", "ru"));
    }

    /// Whom the cases are about that came in at request-service itself.
    private Stream<String> subjects() {
        var subjects = new ArrayList<String>();
        for (var found :
                scene.as("officer", "request").get("/requests?limit=200").path("cases")) {
            if (found.path("system").asText().equals("request-service")) {
                subjects.add(found.path("subject").asText());
            }
        }
        return subjects.stream();
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        return matcher.find() ? matcher.group(1) : "";
    }
}
