package kz.tumar.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was written before a version grew by optional fields is still of that version.
final class EarlierBytesTest {
    private static final Path EARLIER = Committed.module().resolve("src/test/resources/golden/earlier");

    static List<String> everyEarlierFile() throws IOException {
        try (Stream<Path> files = Files.walk(EARLIER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> EARLIER.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("everyEarlierFile")
    void bytesFromBeforeAVersionGrew_stillMatchAndAreWrittenBackTheSame(String name) throws IOException {
        String json = Files.readString(EARLIER.resolve(name));
        var stated = new EventType(Json.MAPPER.readTree(json).path("type").textValue());
        Class<? extends Payload> type = name.startsWith("claim")
                ? Catalogue.claim(stated).orElseThrow()
                : Catalogue.fact(stated).orElseThrow();

        var schema =
                Files.readString(Committed.module().resolve("src/main/resources" + Catalogue.schemaResourceOf(type)));
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(json, InputFormat.JSON);
        Object event =
                Json.MAPPER.readValue(json, Json.MAPPER.getTypeFactory().constructParametricType(Event.class, type));

        assertThat(errors).isEmpty();
        assertThat(Json.pretty(event)).isEqualTo(json);
    }
}
