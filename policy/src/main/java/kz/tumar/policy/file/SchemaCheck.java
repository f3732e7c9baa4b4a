package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Holds a document against one of our JSON Schemas and says of every violation what to write instead,
/// from the `description` that stands beside the violated keyword.
final class SchemaCheck {
    private final JsonNode text;
    private final Schema schema;

    private SchemaCheck(JsonNode text) {
        this.text = text;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    static SchemaCheck of(String resource) {
        try (var in = Objects.requireNonNull(
                SchemaCheck.class.getResourceAsStream("/kz/tumar/policy/schema/" + resource), resource)) {
            return new SchemaCheck(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(JsonNode root, Flaws flaws) {
        for (var error : schema.validate(root)) {
            var path = pointer(error.getInstanceLocation());
            switch (error.getKeyword()) {
                case "required" ->
                    flaws.add(
                            path,
                            "'" + error.getProperty() + "' is missing",
                            error.getProperty() + ": " + describe(property(error), "a value"));
                case "additionalProperties" ->
                    flaws.add(
                            path + "/" + error.getProperty(),
                            "'" + error.getProperty() + "' is not known here",
                            Nearest.to(error.getProperty(), properties(error)));
                case "enum" ->
                    flaws.add(path, show(error) + " is not one of the words allowed", "one of " + words(error));
                case "type" ->
                    flaws.add(
                            path,
                            show(error) + " is not of the right kind",
                            describe(parent(error), "a value of type " + error.getSchemaNode()));
                default ->
                    flaws.add(
                            path,
                            show(error) + " breaks the rule '" + error.getKeyword() + "'",
                            describe(parent(error), error.getKeyword() + " " + error.getSchemaNode()));
            }
        }
    }

    private static String pointer(NodePath path) {
        var pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append('/')
                    .append(path.getElement(i).toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private JsonNode parent(Error error) {
        var location = error.getSchemaLocation().getFragment().toString();
        var keyword = location.startsWith("#") ? location.substring(1) : location;
        int end = keyword.lastIndexOf('/');
        return end <= 0 ? text : text.at(keyword.substring(0, end));
    }

    private JsonNode property(Error error) {
        var found = parent(error).path("properties").path(error.getProperty());
        return found.has("$ref") && !found.has("description")
                ? text.at(found.path("$ref").asText().substring(1))
                : found;
    }

    private List<String> properties(Error error) {
        var names = new ArrayList<String>();
        parent(error).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String describe(JsonNode schema, String otherwise) {
        return schema.path("description").asText(otherwise);
    }

    private static String words(Error error) {
        var words = new ArrayList<String>();
        error.getSchemaNode().forEach(word -> words.add(word.asText()));
        return String.join(", ", words);
    }

    private static String show(Error error) {
        var value = error.getInstanceNode();
        if (value == null || value.isContainerNode()) {
            return value == null ? "nothing" : value.isArray() ? "a list" : "a block";
        }
        var shown = value.asText();
        return "'" + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown) + "'";
    }
}
