package kz.tumar.request;

import static io.restassured.RestAssured.given;
import static kz.tumar.request.Running.SOON;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The public form without a browser: what a page brought is sent back with it.
final class Forms {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("id=\"number\">([^<]+)<");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

    private Forms() {}

    static String home() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    /// The key of a form that was given out just now. There are no forms before the policy was read.
    static String key(String kind) {
        await().atMost(SOON).until(() -> given().get("/form/" + kind).statusCode() == 200);
        return key(given().get("/form/" + kind + "?lang=en"));
    }

    static String key(Response page) {
        return found(KEY, page.asString());
    }

    static Map<String, String> filled(String key, Map<String, String> typed) {
        var fields = new HashMap<String, String>(Map.of(
                "key", key, "lang", "en", "who", "self", "name", "A B", "answer", "ELECTRONIC", "text", "All of it"));
        fields.putAll(typed);
        return fields;
    }

    static Response send(String kind, Map<String, String> fields) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post("/form/" + kind);
    }

    /// Files a request.
    static Receipt file(String kind, Map<String, String> typed) {
        var answer = send(kind, filled(key(kind), typed));
        answer.then().statusCode(200);
        return receipt(answer);
    }

    static Receipt receipt(Response answer) {
        return new Receipt(found(NUMBER, answer.asString()), found(SECRET, answer.asString()), answer.asString());
    }

    static Response status(String number, String secret, String language) {
        return given().contentType(ContentType.URLENC)
                .formParams(Map.of("number", number, "secret", secret, "lang", language))
                .post("/form/status");
    }

    /// What whoever filed was shown.
    record Receipt(String number, String secret, String page) {
        Response status(String language) {
            return Forms.status(number, secret, language);
        }
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("nothing like " + pattern + " in " + page);
        }
        return matcher.group(1);
    }
}
