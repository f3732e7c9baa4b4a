package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/// Checks that every purpose can be lived by: its data belongs to its persons, and each of them leaves it a ground.
final class PurposeSense {
    private final JsonNode root;
    private final Flaws flaws;
    private final Register data;
    private final Register subjects;
    private final Register grounds;
    private final Register purposes;

    PurposeSense(JsonNode root, Flaws flaws, Register data, Register subjects, Register grounds, Register purposes) {
        this.root = root;
        this.flaws = flaws;
        this.data = data;
        this.subjects = subjects;
        this.grounds = grounds;
        this.purposes = purposes;
    }

    void check() {
        Register.each(root.path("purposes"), "/purposes", (purpose, path) -> {
            data.allKnown(purpose.path("dataCategories"), path + "/dataCategories", "data category", flaws);
            subjects.allKnown(
                    purpose.path("subjectCategories"), path + "/subjectCategories", "subject category", flaws);
            grounds.allKnown(purpose.path("grounds"), path + "/grounds", "ground", flaws);
            Register.each(
                    purpose.path("dataCategories"), path + "/dataCategories", (code, at) -> belongs(purpose, code, at));
            Register.each(
                    purpose.path("subjectCategories"),
                    path + "/subjectCategories",
                    (code, at) -> carried(purpose, code, at));
            consent(purpose, path);
        });
        Register.each(root.path("cookies").path("categories"), "/cookies/categories", this::cookie);
        Register.repeated(root.path("cookies").path("categories"), "/cookies/categories", flaws);
    }

    private void belongs(JsonNode purpose, JsonNode code, String path) {
        var category = data.get(code.asText());
        if (category.isMissingNode() || DataSense.has(category.path("natures"), "evidence")) {
            return;
        }
        for (var subject : purpose.path("subjectCategories")) {
            if (DataSense.has(subjects.get(subject.asText()).path("dataCategories"), code.asText())) {
                return;
            }
        }
        flaws.add(
                path,
                "none of the purpose's persons has the data category '" + code.asText() + "' (clause 5.1)",
                "only data that clause 5.2 lists for them");
    }

    private void carried(JsonNode purpose, JsonNode code, String path) {
        var kinds = subjects.get(code.asText()).path("groundKinds");
        if (!kinds.isArray() || !purpose.path("grounds").isArray()) {
            return;
        }
        for (var ground : purpose.path("grounds")) {
            var found = grounds.get(ground.asText());
            if (found.isMissingNode() || DataSense.has(kinds, found.path("kind").asText())) {
                return;
            }
        }
        flaws.add(
                path,
                "no ground of the purpose may carry it for '" + code.asText() + "'",
                "a ground of kind " + words(kinds) + ", or leave '" + code.asText() + "' out (clause 3.4)");
    }

    private void consent(JsonNode purpose, String path) {
        if (!purpose.path("consent").isTextual() || !purpose.path("grounds").isArray()) {
            return;
        }
        boolean named = false;
        for (var ground : purpose.path("grounds")) {
            named |= grounds.get(ground.asText()).path("kind").asText().equals("consent");
        }
        if (named == purpose.path("consent").asText().equals("none")) {
            flaws.add(
                    path + "/consent",
                    named
                            ? "it may rest on consent, but says consent: none"
                            : "it never rests on consent, but says how",
                    named ? "how the consent is given: ordinary, prior, explicit, …" : "none");
        }
        for (int i = 0; i < purpose.path("dataCategories").size(); i++) {
            var category = data.get(purpose.path("dataCategories").path(i).asText());
            var form = purpose.path("consent").asText();
            if (named && DataSense.has(category.path("natures"), "biometric") && !form.equals("explicit")) {
                flaws.add(
                        path + "/dataCategories/" + i,
                        "biometric data needs an explicit consent of its own (clause 5.3)",
                        "consent: explicit, or leave the category out");
            }
        }
    }

    private void cookie(JsonNode cookie, String path) {
        purposes.known(cookie.path("purpose"), path + "/purpose", "purpose", flaws);
        if (cookie.path("optIn").isBoolean()
                && cookie.path("optIn").booleanValue() != cookie.path("purpose").isTextual()) {
            flaws.add(
                    path + "/purpose",
                    "a category with opt-in has a purpose to opt in to, one without has none",
                    "a purpose with optIn: true, or purpose: null with optIn: false");
        }
        if (cookie.path("optIn").isBoolean()
                && !cookie.path("optIn").booleanValue()
                && cookie.path("maxLifetime").isTextual()) {
            flaws.add(
                    path + "/maxLifetime",
                    "cookies without opt-in end with the session (clause 6.2)",
                    "maxLifetime: null");
        }
    }

    private static String words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.asText()));
        return String.join(" or ", words);
    }
}
