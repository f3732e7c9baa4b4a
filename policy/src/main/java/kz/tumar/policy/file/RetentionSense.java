package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Checks that every purpose and each of its data have a term, and one only for each trigger.
final class RetentionSense {
    private final JsonNode root;
    private final Flaws flaws;
    private final Register data;
    private final Register grounds;
    private final Register purposes;
    private final Map<String, Set<String>> termed = new HashMap<>();
    private final Map<String, String> taken = new HashMap<>();

    RetentionSense(JsonNode root, Flaws flaws, Register data, Register grounds, Register purposes) {
        this.root = root;
        this.flaws = flaws;
        this.data = data;
        this.grounds = grounds;
        this.purposes = purposes;
    }

    void check() {
        Register.each(root.path("retention"), "/retention", this::term);
        if (root.has("retention")) {
            Register.each(root.path("purposes"), "/purposes", this::covered);
        }
    }

    private void term(JsonNode term, String path) {
        purposes.known(term.path("purpose"), path + "/purpose", "purpose", flaws);
        data.allKnown(term.path("dataCategories"), path + "/dataCategories", "data category", flaws);
        grounds.known(term.path("lockedUnder"), path + "/lockedUnder", "ground", flaws);
        if (term.path("period").isNull() && !term.path("reviewEvery").isTextual()) {
            flaws.add(path + "/period", "an unknown period without a review", "reviewEvery: P1Y, or the period");
        }
        if (!term.path("period").asText("P0D").equals("P0D")
                && term.path("lockedUnder").isNull()) {
            flaws.add(
                    path + "/lockedUnder",
                    "data outlives its purpose on no ground",
                    "the ground that keeps it: one of " + String.join(", ", grounds.codes()));
        }
        var purpose = term.path("purpose").asText();
        var all = purposes.get(purpose).path("dataCategories");
        var named = Shorthand.isAll(term.path("dataCategories")) ? all : term.path("dataCategories");
        Register.each(named, path + "/dataCategories", (code, at) -> {
            if (!purposes.get(purpose).isMissingNode() && !DataSense.has(all, code.asText())) {
                flaws.add(
                        at,
                        "the purpose '" + purpose + "' has no data category '" + code.asText() + "'",
                        "only data of the purpose, or the word all");
            }
            once(purpose, code.asText(), term.path("trigger").asText(), path);
        });
    }

    private void once(String purpose, String category, String trigger, String path) {
        termed.computeIfAbsent(purpose, key -> new HashSet<>()).add(category);
        var before = taken.putIfAbsent(purpose + " " + category + " " + trigger, path);
        if (before != null && !before.equals(path)) {
            flaws.add(
                    path + "/dataCategories",
                    "'" + category + "' for '" + purpose + "' from " + trigger + " has a term already at " + before,
                    "one term for each purpose, category and trigger");
        }
    }

    private void covered(JsonNode purpose, String path) {
        var code = purpose.path("code").asText();
        Register.each(purpose.path("dataCategories"), path + "/dataCategories", (category, at) -> {
            if (!termed.getOrDefault(code, Set.of()).contains(category.asText())) {
                flaws.add(
                        at,
                        "'" + category.asText() + "' has no retention term for '" + code + "' (clause 7.9)",
                        "an entry under retention with purpose: " + code);
            }
        });
    }
}
