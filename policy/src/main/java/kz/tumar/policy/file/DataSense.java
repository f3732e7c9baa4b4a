package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;

/// Checks the categories of data and of persons, the grounds, and what lies where.
final class DataSense {
    private final JsonNode root;
    private final Flaws flaws;
    private final Register data;
    private final Register subjects;
    private final Register grounds;

    DataSense(JsonNode root, Flaws flaws, Register data, Register subjects, Register grounds) {
        this.root = root;
        this.flaws = flaws;
        this.data = data;
        this.subjects = subjects;
        this.grounds = grounds;
    }

    void check() {
        Register.each(root.path("dataCategories"), "/dataCategories", (category, path) -> {
            if (has(category.path("natures"), "special")
                    && !category.path("statute").isObject()) {
                flaws.add(
                        path + "/natures",
                        "a special category without the statute that allows it (clause 5.4)",
                        "statute: {article, source, confirmedBy, confirmedOn}, or drop the category");
            }
        });
        var used = new HashSet<String>();
        Register.each(root.path("subjectCategories"), "/subjectCategories", (subject, path) -> {
            data.allKnown(subject.path("dataCategories"), path + "/dataCategories", "data category", flaws);
            subject.path("dataCategories").forEach(code -> used.add(code.asText()));
        });
        Register.each(root.path("dataCategories"), "/dataCategories", (category, path) -> {
            if (category.path("code").isTextual()
                    && !used.contains(category.path("code").asText())
                    && !has(category.path("natures"), "evidence")) {
                flaws.add(
                        path + "/code",
                        "no category of persons has the data category '"
                                + category.path("code").asText() + "'",
                        "it in the dataCategories of one of " + String.join(", ", subjects.codes()) + ", or remove it");
            }
        });
        if (root.has("grounds")
                && grounds.codes().stream()
                        .noneMatch(
                                code -> grounds.get(code).path("kind").asText().equals("consent"))) {
            flaws.add("/grounds", "no ground is consent", "a ground with kind: consent");
        }
    }

    static boolean has(JsonNode list, String word) {
        for (var item : list) {
            if (item.asText().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
