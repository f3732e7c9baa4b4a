package kz.tumar.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every type of event, one by one.
final class ContractTest {
    static Stream<Class<? extends Payload>> everyType() {
        List<Class<? extends Payload>> types = new ArrayList<>();
        types.addAll(Catalogue.claims().values());
        types.addAll(Catalogue.facts().values());
        types.addAll(Catalogue.commands().values());
        types.add(Rejection.class);
        return types.stream();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void schema_saysWhatTheRecordSays(Class<? extends Payload> type) {
        Path file = Committed.module().resolve("src/main/resources" + Catalogue.schemaResourceOf(type));

        Committed.assertSays(file, Json.pretty(new SchemaWriter(type).event()), true);
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void goldenBytes_areWrittenForEver(Class<? extends Payload> type) {
        Path file = goldenFile(type);

        Committed.assertSays(file, Json.pretty(Samples.of(type)), false);
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void sample_matchesItsSchemaAndReadsBackTheSame(Class<? extends Payload> type) throws IOException {
        requireReadable(type, Samples.of(type));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void whatIsAbsent_isNotWritten(Class<? extends Payload> type) throws IOException {
        var least = Samples.least(type);

        requireReadable(type, least);
        assertThat(Json.pretty(least)).doesNotContain("null");
    }

    private static void requireReadable(Class<? extends Payload> type, Event<Payload> sample) throws IOException {
        String json = Json.MAPPER.writeValueAsString(sample);

        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var errors = registry.getSchema(resource(type)).validate(json, InputFormat.JSON);
        var readBack =
                Json.MAPPER.readValue(json, Json.MAPPER.getTypeFactory().constructParametricType(Event.class, type));

        assertThat(errors).isEmpty();
        assertThat(readBack).isEqualTo(sample);
        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Event.MAX_BYTES);
    }

    private static Path goldenFile(Class<? extends Payload> type) {
        String resource = Catalogue.schemaResourceOf(type).replace("/kz/tumar/contract/schema/", "golden/");
        return Committed.module().resolve("src/test/resources").resolve(resource);
    }

    private static String resource(Class<? extends Payload> type) throws IOException {
        try (InputStream schema = Event.class.getResourceAsStream(Catalogue.schemaResourceOf(type))) {
            assertThat(schema).as("schema resource of " + type.getSimpleName()).isNotNull();
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
