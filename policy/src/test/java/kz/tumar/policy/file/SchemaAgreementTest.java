package kz.tumar.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.policy.Clause;
import kz.tumar.policy.PolicyDocument;
import kz.tumar.policy.calendar.Term;
import kz.tumar.policy.calendar.WorkingDays;
import org.junit.jupiter.api.Test;

/// The schema and the model say the same: every object has exactly its record's components, every list of words its
/// enum's constants.
final class SchemaAgreementTest {
    private final JsonNode schema =
            new ObjectMapper().readTree(Files.readAllBytes(Path.of("schema", "policy.schema.json")));
    private int objects;
    private int words;

    SchemaAgreementTest() throws IOException {}

    @Test
    void schemaAndModel_sayTheSame() {
        agree(PolicyDocument.class, schema, "");

        assertThat(objects).isGreaterThan(25);
        assertThat(words).isGreaterThan(12);
    }

    @Test
    void schemaInTheJar_isTheOneBesideThePolicy() throws IOException {
        for (var file : Set.of("policy.schema.json", "calendar.schema.json")) {
            try (var in = PolicyFile.class.getResourceAsStream("/kz/tumar/policy/schema/" + file)) {
                assertThat(in).isNotNull().hasBinaryContent(Files.readAllBytes(Path.of("schema", file)));
            }
        }
        try (var in = PolicyFile.class.getResourceAsStream("/kz/tumar/policy/modesco.yaml")) {
            assertThat(in).isNotNull().hasBinaryContent(Files.readAllBytes(Path.of("modesco.yaml")));
        }
    }

    private void agree(Type type, JsonNode node, String path) {
        var resolved = node.has("$ref") ? schema.at(node.path("$ref").asText().substring(1)) : node;
        if (type instanceof ParameterizedType generic
                && Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
            agree(generic.getActualTypeArguments()[0], resolved.path("items"), path + "[]");
        } else if (type instanceof Class<?> enumeration && enumeration.isEnum()) {
            words++;
            var allowed = new TreeSet<String>();
            resolved.path("enum").forEach(word -> allowed.add(word.asText()));
            var constants = new TreeSet<String>();
            Arrays.stream(enumeration.getEnumConstants())
                    .forEach(constant -> constants.add(Binding.word((Enum<?>) constant)));
            assertThat(path.endsWith("[]") || !allowed.isEmpty()).as(path).isTrue();
            assertThat(allowed).as(path).isEqualTo(constants);
        } else if (type instanceof Class<?> shape && shape.isRecord() && !isText(shape)) {
            objects++;
            var properties = new TreeSet<String>();
            resolved.path("properties").fieldNames().forEachRemaining(properties::add);
            var components = new TreeSet<String>();
            for (var component : shape.getRecordComponents()) {
                components.add(component.getName());
                agree(
                        component.getGenericType(),
                        resolved.path("properties").path(component.getName()),
                        path + "/" + component.getName());
            }
            assertThat(properties).as(path).isEqualTo(components);
        }
    }

    private static boolean isText(Class<?> type) {
        return type == Clause.class
                || type == PolicyVersion.class
                || type == WorkingDays.class
                || Term.class.isAssignableFrom(type)
                || type.getSimpleName().endsWith("Code");
    }
}
