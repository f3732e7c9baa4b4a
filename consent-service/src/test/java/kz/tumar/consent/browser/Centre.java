package kz.tumar.consent.browser;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.tumar.contract.SubjectRef;

/// A visit of a person's page without a browser: what a page brought is sent back by its forms.
record Centre(String cookie) {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Pattern ACTION = Pattern.compile("action=\"/centre/consents/([^\"]+)/(give|withdraw)\"");

    static Centre signedIn(SubjectRef subject) {
        return new Centre(Service.as("subject:" + subject)
                .post("/centre/session")
                .then()
                .statusCode(204)
                .extract()
                .cookie("tumar-session"));
    }

    static Centre byLink(String link) {
        return new Centre(given().redirects()
                .follow(false)
                .get(link)
                .then()
                .statusCode(303)
                .extract()
                .cookie("tumar-session"));
    }

    /// A link as a system or an officer gets it; the answer says whether they do.
    static Response link(String role, SubjectRef subject) {
        return Service.as(role).body(Map.of("subject", subject.value())).post("/centre/links");
    }

    static String url(String role, SubjectRef subject) {
        String url = link(role, subject).then().statusCode(200).extract().path("url");
        return Service.home() + url.substring(url.indexOf("/centre"));
    }

    String page() {
        return given().cookie("tumar-session", cookie)
                .get("/centre?lang=en")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /// The purposes that a page has this button for.
    static List<String> purposes(String page, String button) {
        return ACTION.matcher(page)
                .results()
                .filter(found -> found.group(2).equals(button))
                .map(found -> found.group(1))
                .toList();
    }

    /// Presses a button of a page, however old it is; returns where that leads.
    String press(String page, String purpose, String button) {
        return submit(page, "/centre/consents/" + purpose + "/" + button);
    }

    String submit(String page, String action) {
        String form = page.substring(page.indexOf("action=\"" + action + "\""));
        var fields = new HashMap<String, String>();
        HIDDEN.matcher(form.substring(0, form.indexOf("</form>")))
                .results()
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        return sent(action, fields).header("Location");
    }

    Response sent(String action, Map<String, String> fields) {
        return given().redirects()
                .follow(false)
                .cookie("tumar-session", cookie)
                .formParams(fields)
                .post(action)
                .then()
                .statusCode(303)
                .extract()
                .response();
    }
}
