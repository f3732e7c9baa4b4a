package kz.tumar.verify.tree;

import java.util.Arrays;
import java.util.List;

/// Inclusion and consistency proofs by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2, which hold for
/// RFC 6962 trees too. A proof that is too long or too short is wrong.
public final class Proofs {
    private final TreeHasher hasher;

    public Proofs(TreeHasher hasher) {
        this.hasher = hasher;
    }

    public boolean includes(long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || leafHash.length != Sha256.SIZE) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0 || sibling.length != Sha256.SIZE) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = hasher.node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /// An empty first tree is refused: everything is consistent with it, so a proof from it proves nothing.
    public boolean consistent(long size1, long size2, List<byte[]> proof, byte[] root1, byte[] root2) {
        if (size1 <= 0 || size1 > size2) {
            return false;
        }
        if (size1 == size2) {
            return proof.isEmpty() && Arrays.equals(root1, root2);
        }
        if (proof.isEmpty() || proof.stream().anyMatch(hash -> hash.length != Sha256.SIZE)) {
            return false;
        }
        int skipped = Long.numberOfTrailingZeros(size1);
        long node = (size1 - 1) >>> skipped;
        long last = (size2 - 1) >>> skipped;
        boolean power = Long.bitCount(size1) == 1;
        byte[] hash1 = power ? root1 : proof.getFirst();
        byte[] hash2 = hash1;
        for (byte[] sibling : power ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash1 = hasher.node(sibling, hash1);
                hash2 = hasher.node(sibling, hash2);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash2 = hasher.node(hash2, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash1, root1) && Arrays.equals(hash2, root2);
    }
}
