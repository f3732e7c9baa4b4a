package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import kz.tumar.contract.ProcessingAction;

/// Checks what a schema can't: that names lead somewhere, that lists agree, and that the rules of the house are kept.
/// Works on the bare document, so that a file with holes still shows all of its other flaws.
final class PolicySense {
    private static final String[] TITLED = {
        "acts",
        "sources",
        "actions",
        "dataCategories",
        "subjectCategories",
        "grounds",
        "purposes",
        "holders",
        "deadlines",
        "passesBlock",
        "reasons",
        "channels",
        "methods",
        "roles",
        "approvals",
        "brakes",
        "recipients",
        "duties",
        "appeals",
        "additions"
    };

    private final JsonNode root;
    private final Flaws flaws;
    private final Register acts;
    private final Register sources;
    private final Register data;
    private final Register subjects;
    private final Register grounds;
    private final Register purposes;

    PolicySense(JsonNode root, Flaws flaws) {
        this.root = root;
        this.flaws = flaws;
        acts = register("acts");
        sources = register("sources");
        data = register("dataCategories");
        subjects = register("subjectCategories");
        grounds = register("grounds");
        purposes = register("purposes");
    }

    private Register register(String list) {
        return Register.of(root.path(list));
    }

    void check() {
        for (var list : TITLED) {
            Register.repeated(root.path(list), "/" + list, flaws);
        }
        Register.repeated(root.path("retention"), "/retention", flaws);
        Register.repeated(root.path("contracts"), "/contracts", flaws);
        figures(root, "");
        closedList();
        new PeopleSense(root, flaws).check();
        new DataSense(root, flaws, data, subjects, grounds).check();
        new PurposeSense(root, flaws, data, subjects, grounds, purposes).check();
        new RetentionSense(root, flaws, data, grounds, purposes).check();
        new SharingSense(root, flaws, data, purposes).check();
        new HolderSense(root, flaws, data, subjects, grounds, purposes).check();
        each("passesBlock", (entry, path) -> {
            purposes.known(entry.path("purpose"), path + "/purpose", "purpose", flaws);
            grounds.known(entry.path("ground"), path + "/ground", "ground", flaws);
        });
    }

    private void each(String list, Register.Visitor visitor) {
        Register.each(root.path(list), "/" + list, visitor);
    }

    /// Wherever a figure stands, its article leads to an act, its source is listed, and its confirmation is whole.
    private void figures(JsonNode node, String path) {
        if (node.isObject()) {
            for (var field : node.properties()) {
                var at = path + "/" + field.getKey();
                switch (field.getKey()) {
                    case "article", "exception", "norm" -> article(field.getValue(), at);
                    case "source" -> sources.known(field.getValue(), at, "source", flaws);
                    case "replacedBy" -> acts.known(field.getValue(), at, "act", flaws);
                    case "confirmedBy" -> confirmation(node, path);
                    case "date", "confirmedOn", "effectiveFrom", "lastUpdated", "from", "until" ->
                        exists(field.getValue(), at);
                    default -> figures(field.getValue(), at);
                }
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                figures(node.path(i), path + "/" + i);
            }
        }
    }

    private void article(JsonNode article, String path) {
        Predicate<String> cited = act -> article.asText().startsWith(act + ".");
        if (article.isTextual() && acts.codes().stream().noneMatch(cited)) {
            flaws.add(
                    path,
                    "the article '" + article.asText() + "' is of no act listed under acts",
                    "the act's code, a dot and the place, for example kz.94-v.8-2; acts are "
                            + String.join(", ", acts.codes()));
        }
    }

    private void confirmation(JsonNode figure, String path) {
        var by = figure.path("confirmedBy");
        var on = figure.path("confirmedOn");
        if (by.isNull() != on.isNull() && !on.isMissingNode()) {
            flaws.add(
                    path + "/confirmedBy",
                    "half a confirmation",
                    "who confirmed it and on which day, or null for both while nobody has");
        }
    }

    private void exists(JsonNode date, String path) {
        if (date.isTextual() && !CalendarFile.isDate(date.asText())) {
            flaws.add(path, "'" + date.asText() + "' is not a day that exists", "a date like 2026-11-01");
        }
    }

    private void closedList() {
        var listed = register("actions");
        for (var action : ProcessingAction.values()) {
            var word = Binding.word(action);
            if (root.has("actions") && !listed.codes().contains(word)) {
                flaws.add("/actions", "the action '" + word + "' of clause 1.1.2 is missing", "- code: " + word);
            }
        }
    }
}
