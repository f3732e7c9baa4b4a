package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tumar.contract.claim.Claim;
import org.jspecify.annotations.Nullable;

/// Writes the JSON Schema (2020-12) of an event that carries a given record.
///
/// A claim's schema refuses unknown fields, since whoever sends one may be sending personal data; the readers of facts
/// and
/// commands ignore what they don't know.
final class SchemaWriter {
    private static final String RFC3339 =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final int MOST_IN_A_LIST = 1_000;

    private final Class<? extends Payload> payload;
    private final boolean closed;

    SchemaWriter(Class<? extends Payload> payload) {
        this.payload = payload;
        this.closed = Claim.class.isAssignableFrom(payload);
    }

    ObjectNode event() {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", Catalogue.schemaOf(payload).toString());
        schema.put("title", EventType.of(payload).name());
        object(schema, Event.class);
        ObjectNode properties = (ObjectNode) schema.get("properties");
        constant(properties, "specversion", Event.SPEC_VERSION);
        constant(properties, "type", EventType.of(payload).value());
        constant(properties, "datacontenttype", Event.DATA_CONTENT_TYPE);
        constant(properties, "dataschema", Catalogue.schemaOf(payload).toString());
        for (String absent : closed ? List.of("causationid", "policyversion") : List.of("replaces")) {
            properties.remove(absent);
        }
        if (closed) {
            ((ArrayNode) schema.get("required")).insert(4, "subject");
            ((ObjectNode) properties.get("source")).put("pattern", "^/company/[a-z][a-z0-9]*(-[a-z0-9]+)*$");
        }
        return schema;
    }

    private static void constant(ObjectNode properties, String name, String value) {
        properties.putObject(name).put("const", value);
    }

    private void object(ObjectNode into, Class<?> record) {
        into.put("type", "object");
        ObjectNode properties = into.putObject("properties");
        ArrayNode required = into.putArray("required");
        for (RecordComponent component : record.getRecordComponents()) {
            String name = nameOf(record, component);
            property(properties.putObject(name), component);
            if (!isOptional(component)) {
                required.add(name);
            }
        }
        if (closed) {
            into.put("additionalProperties", false);
        }
    }

    private void property(ObjectNode into, RecordComponent component) {
        Class<?> type = component.getType();
        if (type == List.class) {
            list(into, component);
        } else if (component.getAnnotation(Range.class) instanceof Range range) {
            into.put("type", "integer").put("minimum", range.min()).put("maximum", range.max());
        } else if (type == Payload.class) {
            object(into, payload);
        } else {
            value(into, type);
        }
    }

    private void list(ObjectNode into, RecordComponent component) {
        into.put("type", "array").put("maxItems", MOST_IN_A_LIST);
        if (closed) {
            into.put("uniqueItems", true);
            if (component.getName().equals("purposes") || component.getName().equals("categories")) {
                into.put("minItems", 1);
            }
        }
        value(into.putObject("items"), (Class<?>)
                ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]);
    }

    private void value(ObjectNode into, Class<?> type) {
        if (type.getAnnotation(Form.class) instanceof Form form) {
            into.put("type", "string").put("pattern", form.value());
        } else if (type.isEnum()) {
            ArrayNode values = into.putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                values.add(((Enum<?>) constant).name());
            }
        } else if (type == boolean.class || type == Boolean.class) {
            into.put("type", "boolean");
        } else if (type == int.class) {
            into.put("type", "integer");
        } else if (type == OffsetDateTime.class || type == Instant.class) {
            into.put("type", "string").put("format", "date-time").put("pattern", RFC3339);
        } else if (type == LocalDate.class) {
            into.put("type", "string").put("format", "date").put("pattern", DATE);
        } else if (type == String.class || type == URI.class) {
            into.put("type", "string");
        } else if (type.isRecord()) {
            object(into, type);
        } else {
            throw new IllegalArgumentException(type + " has no place on the wire");
        }
    }

    private static String nameOf(Class<?> record, RecordComponent component) {
        try {
            JsonProperty named = record.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
            return named == null ? component.getName() : named.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean isOptional(RecordComponent component) {
        return isNullable(component.getAnnotatedType())
                || (component.getAnnotatedType() instanceof AnnotatedParameterizedType type && isNullable(type));
    }

    private static boolean isNullable(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class);
    }
}
