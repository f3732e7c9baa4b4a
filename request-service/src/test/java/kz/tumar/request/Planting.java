package kz.tumar.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/// Recognisable personal data in place of what JSON honestly says: as people write it, in the form of a code, and as a
/// number.
final class Planting {
    static final String NAMED = "Planted Person 990101399994";
    static final List<String> FORMS = List.of(NAMED, "iin990101399994", "990101399994");

    /// What the planted data is recognised by.
    static final String[] SIGNS = {"Planted", "990101399994"};

    private Planting() {}

    static boolean shows(String text) {
        return text.contains(SIGNS[0]) || text.contains(SIGNS[1]);
    }

    /// Every way of planting: in place of each value, as a field that nobody knows beside each, as a number.
    static List<JsonNode> everywhere(JsonNode honest) {
        var planted = new ArrayList<JsonNode>();
        for (JsonPointer leaf : leaves(honest, JsonPointer.empty())) {
            for (String form : FORMS) {
                planted.add(with(honest, leaf, TextNode.valueOf(form)));
            }
            planted.add(with(honest, leaf, com.fasterxml.jackson.databind.node.LongNode.valueOf(990101399994L)));
        }
        for (JsonPointer object : objects(honest, JsonPointer.empty())) {
            JsonNode extra = honest.deepCopy();
            ((ObjectNode) extra.at(object)).put(NAMED, NAMED);
            planted.add(extra);
        }
        return planted;
    }

    private static JsonNode with(JsonNode honest, JsonPointer leaf, JsonNode value) {
        JsonNode planted = honest.deepCopy();
        if (planted.at(leaf.head()) instanceof ArrayNode array) {
            array.set(leaf.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) planted.at(leaf.head())).set(leaf.last().getMatchingProperty(), value);
        }
        return planted;
    }

    private static List<JsonPointer> leaves(JsonNode node, JsonPointer at) {
        if (!node.isContainerNode()) {
            return List.of(at);
        }
        var leaves = new ArrayList<JsonPointer>();
        node.properties().forEach(field -> leaves.addAll(leaves(field.getValue(), at.appendProperty(field.getKey()))));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves.addAll(leaves(node.get(i), at.appendIndex(i)));
        }
        return leaves;
    }

    private static List<JsonPointer> objects(JsonNode node, JsonPointer at) {
        var objects = new ArrayList<JsonPointer>();
        if (node.isObject()) {
            objects.add(at);
        }
        node.properties()
                .forEach(field -> objects.addAll(objects(field.getValue(), at.appendProperty(field.getKey()))));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            objects.addAll(objects(node.get(i), at.appendIndex(i)));
        }
        return objects;
    }
}
