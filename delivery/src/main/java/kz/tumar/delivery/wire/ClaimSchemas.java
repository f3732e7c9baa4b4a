package kz.tumar.delivery.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;

/// Holds claims against the JSON Schemas of the contract and finds everything that is wrong with them at once.
final class ClaimSchemas {
    private static final int LONGEST_EXPECTATION = 200;

    private final Map<Class<? extends Claim>, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .build()));

    List<Violation> violations(Class<? extends Claim> payload, JsonNode tree) {
        var errors = schemas.computeIfAbsent(payload, this::load).validate(tree);
        var violations = new LinkedHashSet<Violation>();
        for (Error error : errors) {
            violations.add(violationOf(error));
        }
        return new ArrayList<>(violations);
    }

    private Schema load(Class<? extends Claim> payload) {
        var resource = Catalogue.schemaResourceOf(payload);
        try (var stream = Catalogue.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the contract lacks " + resource);
            }
            return registry.getSchema(stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Only what the schema itself says is repeated: the keyword's own value, and the names of required fields.
    private static Violation violationOf(Error error) {
        var path = error.getInstanceLocation().toString();
        var rule = error.getKeyword() == null ? "schema" : error.getKeyword();
        return new Violation(path, rule, expectedBy(rule, error));
    }

    private static String expectedBy(String rule, Error error) {
        return switch (rule) {
            case "required" -> error.getProperty() == null ? rule : error.getProperty();
            case "additionalProperties", "unevaluatedProperties" -> "no-other-field";
            default -> scalar(rule, error.getSchemaNode());
        };
    }

    private static String scalar(String rule, JsonNode keyword) {
        var text = keyword == null ? rule : keyword.isTextual() ? keyword.textValue() : keyword.toString();
        return text.length() > LONGEST_EXPECTATION ? rule : text;
    }
}
