package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import kz.tumar.policy.ClaimTypes;

/// Checks the holders: where they lie, what they hold, how they are reached, and what they may claim.
final class HolderSense {
    private final JsonNode root;
    private final Flaws flaws;
    private final Register data;
    private final Register subjects;
    private final Register grounds;
    private final Register purposes;

    HolderSense(JsonNode root, Flaws flaws, Register data, Register subjects, Register grounds, Register purposes) {
        this.root = root;
        this.flaws = flaws;
        this.data = data;
        this.subjects = subjects;
        this.grounds = grounds;
        this.purposes = purposes;
    }

    void check() {
        Register.each(root.path("holders"), "/holders", (holder, path) -> {
            abroad(holder, path);
            reached(holder, path);
            Register.each(holder.path("holds"), path + "/holds", this::holding);
            Register.each(holder.path("mayClaim"), path + "/mayClaim", this::grant);
        });
    }

    private void abroad(JsonNode holder, String path) {
        if (holder.path("primary").asBoolean()
                && holder.path("country").isTextual()
                && !holder.path("country").asText().equals("KZ")
                && !holder.path("exception").isTextual()) {
            flaws.add(
                    path + "/country",
                    "a primary store outside Kazakhstan without the norm that excepts it (clause 7.10)",
                    "country: KZ, or exception: the article");
        }
    }

    private void reached(JsonNode holder, String path) {
        if (holder.path("transport").asText().equals("manual")
                && holder.path("presence").asText().equals("assumed")) {
            flaws.add(
                    path + "/presence",
                    "a person would be sent to look for everybody's data",
                    "reported, for a holder that is commanded by hand");
        }
    }

    private void holding(JsonNode holding, String path) {
        var subject = holding.path("subjectCategory");
        subjects.known(subject, path + "/subjectCategory", "subject category", flaws);
        data.allKnown(holding.path("dataCategories"), path + "/dataCategories", "data category", flaws);
        var person = subjects.get(subject.asText());
        Register.each(holding.path("dataCategories"), path + "/dataCategories", (code, at) -> {
            var category = data.get(code.asText());
            if (!person.isMissingNode()
                    && !category.isMissingNode()
                    && !DataSense.has(category.path("natures"), "evidence")
                    && !DataSense.has(person.path("dataCategories"), code.asText())) {
                flaws.add(
                        at,
                        "'" + subject.asText() + "' has no data category '" + code.asText() + "' (clause 5.2)",
                        "only data that clause 5.2 lists for them");
            }
        });
    }

    private void grant(JsonNode grant, String path) {
        purposes.allKnown(grant.path("purposes"), path + "/purposes", "purpose", flaws);
        grounds.allKnown(grant.path("grounds"), path + "/grounds", "ground", flaws);
        Register.each(grant.path("claims"), path + "/claims", (claim, at) -> {
            if (ClaimTypes.ALWAYS.contains(claim.asText())) {
                flaws.add(at, "'" + claim.asText() + "' needs no grant: everybody may", "nothing; remove it");
            } else if (claim.isTextual() && !ClaimTypes.GRANTABLE.contains(claim.asText())) {
                flaws.add(
                        at,
                        "there is no claim '" + claim.asText() + "'",
                        Nearest.to(claim.asText(), ClaimTypes.GRANTABLE));
            }
        });
    }
}
