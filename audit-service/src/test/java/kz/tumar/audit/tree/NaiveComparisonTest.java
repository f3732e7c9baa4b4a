package kz.tumar.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class NaiveComparisonTest {
    private static final long SEED = Long.getLong("tumar.seed", 20261123L);

    private final Random random = new Random(SEED);
    private final List<TreeHash> leaves = IntStream.range(0, 1200)
            .mapToObj(i -> Rfc6962.leaf(
                    ByteBuffer.allocate(12).putInt(i).putLong(random.nextLong()).array()))
            .toList();
    private final NaiveTree naive = new NaiveTree(leaves);
    private final ProofMaking making = new ProofMaking(naive::subtree);

    @Test
    void compactRange_atEverySize_hasTheNaiveRoot() {
        CompactRange range = CompactRange.empty();
        assertThat(range.root()).isEqualTo(Rfc6962.emptyRoot());
        for (int size = 1; size <= 300; size++) {
            range.append(leaves.get(size - 1));
            assertThat(range.root()).as("size %d", size).isEqualTo(naive.root(size));
            assertThat(CompactRange.of(size, naive::subtree).peaks()).isEqualTo(range.peaks());
        }
    }

    @Test
    void proofs_ofSeededSizes_areTheNaiveOnesAndHold() {
        for (int round = 0; round < 300; round++) {
            int size = 1 + random.nextInt(leaves.size());
            int index = random.nextInt(size);
            List<TreeHash> proof = making.inclusion(index, size);
            assertThat(proof).as("seed %d: leaf %d of %d", SEED, index, size).isEqualTo(naive.path(index, size));
            assertThat(ProofChecking.inclusion(index, size, leaves.get(index), proof, naive.root(size)))
                    .isTrue();
            int from = 1 + random.nextInt(size);
            List<TreeHash> growth = making.consistency(from, size);
            assertThat(growth).as("seed %d: %d to %d", SEED, from, size).isEqualTo(naive.proof(from, size));
            assertThat(ProofChecking.consistency(from, size, naive.root(from), naive.root(size), growth))
                    .isTrue();
        }
    }

    @Test
    void proofs_withOneThingChanged_doNotHold() {
        for (int round = 0; round < 200; round++) {
            int size = 2 + random.nextInt(leaves.size() - 2);
            int index = random.nextInt(size);
            TreeHash leaf = leaves.get(index);
            TreeHash root = naive.root(size);
            List<TreeHash> proof = making.inclusion(index, size);
            List<TreeHash> bent = new ArrayList<>(proof);
            bent.set(random.nextInt(bent.size()), Rfc6962.emptyRoot());
            assertThat(ProofChecking.inclusion(index, size, leaf, bent, root)).isFalse();
            assertThat(ProofChecking.inclusion(index, size, leaf, proof.subList(1, proof.size()), root))
                    .isFalse();
            assertThat(ProofChecking.inclusion((index + 1) % size, size, leaf, proof, root))
                    .isFalse();
        }
    }

    @Test
    void covering_ofSeededRanges_isAlignedMaximalAndWithoutGaps() {
        for (int round = 0; round < 500; round++) {
            long from = random.nextLong(1L << 40);
            long to = from + random.nextLong(1L << random.nextInt(1, 40));
            long at = from;
            for (Subtree subtree : Subtree.covering(from, to)) {
                assertThat(subtree.start()).isEqualTo(at);
                assertThat(subtree.end()).isLessThanOrEqualTo(to);
                boolean larger = (at & ((2L << subtree.height()) - 1)) == 0 && at + (2L << subtree.height()) <= to;
                assertThat(larger).as("a larger one would fit at %d", at).isFalse();
                at = subtree.end();
            }
            assertThat(at).isEqualTo(to);
        }
        assertThat(Subtree.covering(7, 7)).isEmpty();
    }

    @Test
    void proofs_ofWhatIsNotThere_areRefused() {
        assertThatThrownBy(() -> making.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> making.consistency(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> making.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CompactRange.of(3, List.of(Rfc6962.emptyRoot())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(LongStream.of(-1, 5)
                        .anyMatch(i -> ProofChecking.inclusion(i, 5, leaves.get(0), List.of(), leaves.get(0))))
                .isFalse();
    }
}
