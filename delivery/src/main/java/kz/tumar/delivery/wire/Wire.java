package kz.tumar.delivery.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventType;
import kz.tumar.contract.Payload;
import kz.tumar.contract.Violation;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;

/// Events as bytes: CloudEvents 1.0, structured JSON. The same event is always the same bytes, and what was
/// read and is written again keeps the offsets of its times.
public final class Wire {
    private static final ObjectMapper STRICT = mapper(true);
    private static final ObjectMapper LENIENT = mapper(false);

    private static final List<String> REQUIRED =
            List.of("specversion", "id", "source", "type", "time", "dataschema", "correlationid", "data");

    private Wire() {}

    /// A mapper for our records that refuses whatever it does not know, guesses no types and forgives no
    /// duplicate keys.
    public static ObjectMapper strict() {
        return STRICT.copy();
    }

    /// The bytes of an event.
    ///
    /// @throws EventTooLarge when there are more than {@link Event#MAX_BYTES}
    public static byte[] write(Event<?> event) {
        byte[] bytes = contentOf(event);
        if (bytes.length > Event.MAX_BYTES) {
            throw new EventTooLarge(event.type());
        }
        return bytes;
    }

    /// The bytes that stand for the content of an event that was read. They may be more than it came with: others
    /// write the same shorter.
    public static byte[] contentOf(Event<?> event) {
        try {
            return STRICT.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("an event of type " + event.type() + " can't be written", impossible);
        }
    }

    /// Reads a fact, ignoring fields that this version does not know.
    ///
    /// @return empty when this version does not know the type
    /// @throws IllegalArgumentException when it can't be read; the message tells nothing of its content
    public static Optional<Event<? extends Fact>> readFact(byte[] bytes) {
        var tree = tree(bytes);
        return Catalogue.fact(typeOf(tree)).map(payload -> typed(LENIENT, tree, payload));
    }

    /// Reads a command, ignoring fields that this version does not know.
    ///
    /// @return empty when this version does not know the type
    /// @throws IllegalArgumentException when it can't be read; the message tells nothing of its content
    public static Optional<Event<? extends Command>> readCommand(byte[] bytes) {
        var tree = tree(bytes);
        return Catalogue.command(typeOf(tree)).map(payload -> typed(LENIENT, tree, payload));
    }

    /// Reads an event of one known payload, for example what lies on a rejected topic.
    ///
    /// @throws IllegalArgumentException when it can't be read; the message tells nothing of its content
    public static <P extends Payload> Event<P> read(byte[] bytes, Class<P> payload) {
        return typed(LENIENT, tree(bytes), payload);
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return LENIENT.readTree(bytes);
        } catch (IOException failed) {
            throw new IllegalArgumentException("not JSON");
        }
    }

    private static EventType typeOf(JsonNode tree) {
        return new EventType(tree.path("type").asText());
    }

    private static <P extends Payload> Event<P> typed(ObjectMapper mapper, JsonNode tree, Class<P> payload) {
        for (String attribute : REQUIRED) {
            if (!tree.hasNonNull(attribute)) {
                throw new IllegalArgumentException("an event lacks " + attribute);
            }
        }
        try {
            return bind(mapper, tree, payload);
        } catch (JsonProcessingException failed) {
            throw new IllegalArgumentException("an event of type " + payload.getSimpleName() + " can't be read");
        }
    }

    static <P extends Payload> Event<P> bindStrictly(JsonNode tree, Class<P> payload) throws JsonProcessingException {
        return bind(STRICT, tree, payload);
    }

    private static <P extends Payload> Event<P> bind(ObjectMapper mapper, JsonNode tree, Class<P> payload)
            throws JsonProcessingException {
        var type = mapper.getTypeFactory().constructParametricType(Event.class, payload);
        return mapper.treeToValue(tree, type);
    }

    static int sizeOf(Violation violation) {
        try {
            return STRICT.writeValueAsBytes(violation).length;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a violation can always be written", impossible);
        }
    }

    static JsonNode strictTree(String text) throws JsonProcessingException {
        return STRICT.readTree(text);
    }

    private static ObjectMapper mapper(boolean strict) {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE)
                .build();
    }
}
