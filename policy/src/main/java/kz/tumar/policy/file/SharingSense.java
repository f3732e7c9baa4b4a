package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;

/// Checks who may get data, which duties and cookies there are, and what this version says it adds and changes.
final class SharingSense {
    private static final LocalDate DAY = LocalDate.of(2001, 1, 1);

    private final JsonNode root;
    private final Flaws flaws;
    private final Register data;
    private final Register purposes;
    private final Register cookieCategories;
    private final Register recipients;

    SharingSense(JsonNode root, Flaws flaws, Register data, Register purposes) {
        this.root = root;
        this.flaws = flaws;
        this.data = data;
        this.purposes = purposes;
        cookieCategories = Register.of(root.path("cookies").path("categories"));
        recipients = Register.of(root.path("recipients"));
    }

    void check() {
        each("duties", (duty, path) -> purposes.allKnown(duty.path("purposes"), path + "/purposes", "purpose", flaws));
        each("changes", (change, path) -> purposes.known(change.path("purpose"), path + "/purpose", "purpose", flaws));
        each("additions", this::addition);
        each("recipients", this::recipient);
        each("contracts", this::contract);
        each("purposes", this::compulsion);
        Register.each(root.path("cookies").path("registry"), "/cookies/registry", this::cookie);
    }

    private void each(String list, Register.Visitor visitor) {
        Register.each(root.path(list), "/" + list, visitor);
    }

    private void addition(JsonNode addition, String path) {
        var named = addition.path("dataCategory");
        data.known(named, path + "/dataCategory", "data category", flaws);
        var category = data.get(named.asText());
        if (!category.isMissingNode() && !DataSense.has(category.path("natures"), "open")) {
            flaws.add(
                    path + "/dataCategory",
                    "the data category '" + named.asText() + "' is a closed one (clause 5.2)",
                    "a category of nature open, or a category of its own");
        }
    }

    private void recipient(JsonNode recipient, String path) {
        if (recipient.path("kind").asText().equals("state-body")
                && recipient.path("country").isTextual()
                && !recipient.path("country").asText().equals("KZ")) {
            flaws.add(
                    path + "/country",
                    "a state body outside Kazakhstan has no claim under clause 7.7",
                    "country: KZ, or kind: third-party");
        }
    }

    private void contract(JsonNode contract, String path) {
        var named = contract.path("processor");
        recipients.known(named, path + "/processor", "recipient", flaws);
        var recipient = recipients.get(named.asText());
        if (!recipient.isMissingNode() && !recipient.path("kind").asText().equals("processor")) {
            flaws.add(
                    path + "/processor",
                    "'" + named.asText() + "' processes nothing for the operator (clause 2.6.1)",
                    "a recipient of kind: processor");
        }
        var until = contract.path("until");
        if (until.isTextual()
                && contract.path("from").isTextual()
                && until.asText().compareTo(contract.path("from").asText()) < 0) {
            flaws.add(path + "/until", "it ends before it begins", "a day not before from, or null");
        }
    }

    private void compulsion(JsonNode purpose, String path) {
        if (purpose.path("mandatory").isObject()
                && purpose.path("consent").asText().equals("none")) {
            flaws.add(
                    path + "/mandatory",
                    "a consent that is never asked for can't be compulsory (clause 5.1)",
                    "no mandatory, or how the consent is given");
        }
    }

    private void cookie(JsonNode cookie, String path) {
        var named = cookie.path("category");
        cookieCategories.known(named, path + "/category", "cookie category", flaws);
        var category = cookieCategories.get(named.asText());
        if (category.isMissingNode() || !cookie.path("lifetime").isTextual()) {
            return;
        }
        var most = category.path("maxLifetime");
        if (!most.isTextual()) {
            flaws.add(path + "/lifetime", "cookies without opt-in end with the session (clause 6.2)", "lifetime: null");
        } else if (longer(cookie.path("lifetime").asText(), most.asText())) {
            flaws.add(
                    path + "/lifetime",
                    "it outlives its category (clause 6)",
                    "at most " + most.asText() + ", the maxLifetime of '" + named.asText() + "'");
        }
    }

    private static boolean longer(String one, String other) {
        try {
            return DAY.plus(Period.parse(one)).isAfter(DAY.plus(Period.parse(other)));
        } catch (DateTimeException | ArithmeticException malformed) {
            return false; // the schema says so
        }
    }
}
