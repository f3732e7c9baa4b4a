package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Spells out the word `all`: in a retention term all data of its purpose, in a grant all purposes or grounds of the
/// policy.
final class Shorthand {
    private Shorthand() {}

    static JsonNode spelledOut(JsonNode root) {
        JsonNode copy = root.deepCopy();
        for (var term : copy.path("retention")) {
            if (isAll(term.path("dataCategories"))) {
                ((ObjectNode) term)
                        .set("dataCategories", dataOf(copy, term.path("purpose").asText()));
            }
        }
        for (var holder : copy.path("holders")) {
            for (var grant : holder.path("mayClaim")) {
                spellOut(copy, grant, "purposes");
                spellOut(copy, grant, "grounds");
            }
        }
        return copy;
    }

    static boolean isAll(JsonNode node) {
        return node.isTextual() && node.asText().equals("all");
    }

    private static void spellOut(JsonNode root, JsonNode grant, String list) {
        if (isAll(grant.path(list))) {
            ArrayNode codes = JsonNodeFactory.instance.arrayNode();
            root.path(list).forEach(entry -> codes.add(entry.path("code").asText()));
            ((ObjectNode) grant).set(list, codes);
        }
    }

    private static JsonNode dataOf(JsonNode root, String purpose) {
        for (var entry : root.path("purposes")) {
            if (entry.path("code").asText().equals(purpose)) {
                return entry.path("dataCategories").deepCopy();
            }
        }
        return JsonNodeFactory.instance.arrayNode();
    }
}
