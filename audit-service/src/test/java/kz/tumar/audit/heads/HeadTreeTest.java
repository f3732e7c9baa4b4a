package kz.tumar.audit.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.tumar.audit.tree.Head;
import kz.tumar.audit.tree.ProofChecking;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.TreeHash;
import org.junit.jupiter.api.Test;

final class HeadTreeTest {
    private static List<Head> heads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Head(new UUID(i, -1L), i + 1L, 100L + i))
                .toList();
    }

    @Test
    void everyPlace_leadsToTheRoot_andNoOtherHeadDoes() throws SQLException {
        for (int count = 1; count <= 40; count++) {
            List<Head> heads = heads(count);
            HeadTree tree = new HeadTree(visitor -> heads.forEach(visitor));
            HeadTree.Root root = tree.root();
            assertThat(root.subjects()).isEqualTo(count);

            Map<UUID, HeadTree.Place> places =
                    tree.places(heads.stream().map(Head::key).collect(Collectors.toSet()));

            assertThat(places).hasSize(count);
            for (Head head : heads) {
                assertThat(leads(places, head.key(), head.leaf(), root)).isTrue();
                Head shorter = new Head(head.key(), head.number() - 1, head.index() - 1);
                assertThat(leads(places, head.key(), shorter.leaf(), root)).isFalse();
            }
        }
    }

    @Test
    void whoHasNoEntries_hasNoPlace() throws SQLException {
        List<Head> heads = heads(5);
        assertThat(new HeadTree(visitor -> heads.forEach(visitor)).places(Set.of(new UUID(9, 9))))
                .isEmpty();
    }

    @Test
    void aLeaf_isCanonicalJson() {
        UUID key = UUID.fromString("0a0b0c0d-0e0f-1011-8213-141516171819");
        byte[] text = "{\"index\":7,\"key\":\"0a0b0c0d0e0f10118213141516171819\",\"number\":2}"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(HexFormat.of().parseHex("0a0b0c0d0e0f10118213141516171819")).hasSize(16);
        assertThat(new Head(key, 2, 7).leaf()).isEqualTo(Rfc6962.leaf(text));
    }

    private static boolean leads(Map<UUID, HeadTree.Place> places, UUID key, TreeHash leaf, HeadTree.Root root) {
        HeadTree.Place place = places.getOrDefault(key, new HeadTree.Place(-1, List.of()));
        return ProofChecking.inclusion(place.position(), root.subjects(), leaf, place.proof(), root.hash());
    }
}
