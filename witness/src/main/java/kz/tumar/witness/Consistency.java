package kz.tumar.witness;

import java.util.Arrays;
import java.util.List;

/// Whether a tree grew out of another, by the algorithm of RFC 9162, section 2.1.4.2, which holds for RFC 6962 too.
final class Consistency {
    private Consistency() {}

    /// @param from at least one: everything grows out of nothing, which proves nothing
    static boolean holds(long from, long to, List<byte[]> proof, byte[] oldRoot, byte[] newRoot) {
        if (from < 1 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && Arrays.equals(oldRoot, newRoot);
        }
        if (proof.isEmpty()) {
            return false;
        }
        boolean complete = Long.bitCount(from) == 1;
        long node = (from - 1) >>> Long.numberOfTrailingZeros(from);
        long last = (to - 1) >>> Long.numberOfTrailingZeros(from);
        byte[] old = complete ? oldRoot : proof.getFirst();
        byte[] grown = old;
        for (byte[] sibling : complete ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                old = Hashes.node(sibling, old);
                grown = Hashes.node(sibling, grown);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                grown = Hashes.node(grown, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(old, oldRoot) && Arrays.equals(grown, newRoot);
    }
}
