package kz.tumar.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kz.tumar.verify.tree.Proofs;
import kz.tumar.verify.tree.RangeFold;
import kz.tumar.verify.tree.TreeHasher;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class VectorsTest {
    private final Proofs proofs = new Proofs(new TreeHasher());

    @TestFactory
    Stream<DynamicTest> inclusion_publishedVectors() throws IOException {
        return vectors(
                "inclusion",
                v -> proofs.includes(
                        v.get("leafIdx").asLong(),
                        v.get("treeSize").asLong(),
                        bytes(v, "leafHash"),
                        proof(v),
                        bytes(v, "root")));
    }

    @TestFactory
    Stream<DynamicTest> consistency_publishedVectors() throws IOException {
        return vectors(
                "consistency",
                v -> proofs.consistent(
                        v.get("size1").asLong(),
                        v.get("size2").asLong(),
                        proof(v),
                        bytes(v, "root1"),
                        bytes(v, "root2")));
    }

    @Test
    void rangeFold_anyRangeOfAnyTree_givesTheRoot() {
        TestTree tree = new TestTree();
        for (int size = 0; size <= 20; size++) {
            for (int first = 0; first <= size; first++) {
                for (int end = first; end <= size; end++) {
                    RangeFold fold = new RangeFold(new TreeHasher());
                    List<byte[]> left = tree.cover(0, first);
                    List<byte[]> right = tree.cover(end, size);
                    int limit = first;
                    int total = size;
                    left.forEach(hash -> fold.append(hash, limit));
                    for (int i = first; i < end; i++) {
                        fold.append(tree.leaf(i));
                    }
                    right.forEach(hash -> fold.append(hash, total));
                    assertThat(fold.root()).isEqualTo(tree.root(size));
                    assertThat(RangeFold.pieces(0, first)).isEqualTo(left.size());
                    assertThat(RangeFold.pieces(end, size)).isEqualTo(right.size());
                }
            }
            tree.add(new byte[] {(byte) size});
        }
    }

    @Test
    void proofs_ofEveryTreeUpTo40_holdByTheDefinition() {
        TestTree tree = new TestTree();
        for (int size = 1; size <= 40; size++) {
            tree.add(new byte[] {(byte) size});
            for (int i = 0; i < size; i++) {
                assertThat(proofs.includes(i, size, tree.leaf(i), tree.inclusion(i, size), tree.root(size)))
                        .isTrue();
                assertThat(proofs.consistent(
                                i + 1, size, tree.consistency(i + 1, size), tree.root(i + 1), tree.root(size)))
                        .isTrue();
            }
        }
    }

    private interface Check {
        boolean holds(JsonNode vector);
    }

    private static Stream<DynamicTest> vectors(String kind, Check check) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(VectorsTest.class.getResourceAsStream("merkle-vectors.json"))) {
            List<DynamicTest> tests = new ArrayList<>();
            for (JsonNode vector : new ObjectMapper().readTree(stream).get(kind)) {
                tests.add(DynamicTest.dynamicTest(
                        vector.get("file").asText(),
                        () -> assertThat(check.holds(vector))
                                .isEqualTo(!vector.get("wantErr").asBoolean())));
            }
            assertThat(tests).hasSize(98);
            return tests.stream();
        }
    }

    private static byte[] bytes(JsonNode vector, String field) {
        return Base64.getDecoder().decode(vector.get(field).asText(""));
    }

    private static List<byte[]> proof(JsonNode vector) {
        List<byte[]> proof = new ArrayList<>();
        vector.get("proof").forEach(hash -> proof.add(Base64.getDecoder().decode(hash.asText())));
        return proof;
    }
}
