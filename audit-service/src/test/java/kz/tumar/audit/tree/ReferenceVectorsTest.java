package kz.tumar.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ReferenceVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> inclusionVectors_areJudgedAsTheReferenceSays() throws IOException {
        return files("inclusion")
                .map(file -> dynamicTest(file.toString(), () -> {
                    JsonNode vector = JSON.readTree(file.toFile());
                    boolean valid = ProofChecking.inclusion(
                            vector.path("leafIdx").asLong(),
                            vector.path("treeSize").asLong(),
                            hash(vector.path("leafHash")),
                            proof(vector),
                            hash(vector.path("root")));
                    assertThat(valid).isEqualTo(!vector.path("wantErr").asBoolean());
                }));
    }

    @TestFactory
    Stream<DynamicTest> consistencyVectors_areJudgedAsTheReferenceSays() throws IOException {
        return files("consistency")
                .map(file -> dynamicTest(file.toString(), () -> {
                    JsonNode vector = JSON.readTree(file.toFile());
                    boolean valid = ProofChecking.consistency(
                            vector.path("size1").asLong(),
                            vector.path("size2").asLong(),
                            hash(vector.path("root1")),
                            hash(vector.path("root2")),
                            proof(vector));
                    assertThat(valid).isEqualTo(!vector.path("wantErr").asBoolean());
                }));
    }

    @Test
    void theReference_isThere() throws IOException {
        assertThat(files("inclusion").count() + files("consistency").count()).isEqualTo(196);
    }

    private static Stream<Path> files(String kind) throws IOException {
        Path folder = Path.of(System.getProperty("tumar.root", ".."), "../shared/reference/merkle", kind);
        if (!Files.isDirectory(folder)) {
            return fail("the reference vectors are expected in " + folder);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static TreeHash hash(JsonNode base64) {
        return TreeHash.fromBase64(base64.asText());
    }

    private static List<TreeHash> proof(JsonNode vector) {
        List<TreeHash> proof = new ArrayList<>();
        vector.path("proof").forEach(step -> proof.add(hash(step)));
        return proof;
    }
}
