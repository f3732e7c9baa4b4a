package kz.tumar.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was written before a version grew by optional fields is still of that version.
final class EarlierBytesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"claim/ConsentGiven.v1.json", "fact/ConsentGiven.v1.json", "fact/PersonalLinkIssued.v1.json"})
    void bytesFromBeforeAVersionGrew_stillMatchAndAreWrittenBackTheSame(String name) throws IOException {
        Path file =
                Committed.module().resolve("src/test/resources/golden/earlier").resolve(name);
        String json = Files.readString(file);
        Class<? extends Payload> type =
                name.startsWith("claim") ? kz.tumar.contract.claim.ConsentGiven.class : factType(name);

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

    private static Class<? extends Payload> factType(String name) {
        return name.contains("PersonalLinkIssued")
                ? kz.tumar.contract.fact.PersonalLinkIssued.class
                : kz.tumar.contract.fact.ConsentGiven.class;
    }
}
