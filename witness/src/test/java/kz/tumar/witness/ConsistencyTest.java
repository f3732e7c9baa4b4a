package kz.tumar.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsistencyTest {
    @Test
    void thePublishedVectors_areJudgedAsTheySay() throws IOException {
        JsonNode vectors;
        try (InputStream in = ConsistencyTest.class.getResourceAsStream("merkle-vectors.json")) {
            vectors = new ObjectMapper().readTree(in == null ? fail("the vectors are missing") : in);
        }
        int judged = 0;
        for (JsonNode vector : vectors.get("consistency")) {
            List<byte[]> proof = new ArrayList<>();
            vector.get("proof").forEach(hash -> proof.add(bytes(hash)));
            long from = vector.get("size1").asLong();
            // From nothing there is no proof: that is the caller's to know.
            boolean holds = Consistency.holds(
                    from, vector.get("size2").asLong(), proof, bytes(vector.get("root1")), bytes(vector.get("root2")));
            if (from > 0) {
                assertThat(holds)
                        .as(vector.get("file").asText())
                        .isEqualTo(!vector.get("wantErr").asBoolean());
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(50);
    }

    private static byte[] bytes(JsonNode base64) {
        return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.asText());
    }

    @Test
    void theWitness_needsNothingButTheJdk() {
        ArchRuleDefinition.classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("kz.tumar.witness..", "java..", "com.sun.net.httpserver..", "org.jspecify..")
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}
