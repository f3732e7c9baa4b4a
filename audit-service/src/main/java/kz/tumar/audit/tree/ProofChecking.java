package kz.tumar.audit.tree;

import java.util.List;

/// Checks proofs against roots. A proof that is longer, shorter or about another tree is refused; so is consistency
/// with
/// the empty tree, which would prove nothing.
public final class ProofChecking {
    private ProofChecking() {}

    public static boolean inclusion(long index, long size, TreeHash leaf, List<TreeHash> proof, TreeHash root) {
        if (index < 0 || index >= size || leaf.length() != TreeHash.LENGTH) {
            return false;
        }
        int inner = bits(index ^ (size - 1));
        int border = Long.bitCount(index >>> inner);
        if (proof.size() != inner + border) {
            return false;
        }
        TreeHash computed = chainBorder(chainInner(leaf, proof.subList(0, inner), index), rest(proof, inner));
        return computed.equals(root);
    }

    public static boolean consistency(long from, long to, TreeHash oldRoot, TreeHash newRoot, List<TreeHash> proof) {
        if (from < 1 || to < from) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && oldRoot.equals(newRoot);
        }
        if (proof.isEmpty()) {
            return false;
        }
        int shift = Long.numberOfTrailingZeros(from);
        int inner = bits((from - 1) ^ (to - 1));
        int border = Long.bitCount((from - 1) >>> inner);
        inner -= shift;
        boolean complete = from == 1L << shift;
        TreeHash seed = complete ? oldRoot : proof.getFirst();
        List<TreeHash> steps = complete ? proof : rest(proof, 1);
        if (steps.size() != inner + border) {
            return false;
        }
        long mask = (from - 1) >>> shift;
        List<TreeHash> lower = steps.subList(0, inner);
        List<TreeHash> upper = rest(steps, inner);
        return chainBorder(chainInnerLeft(seed, lower, mask), upper).equals(oldRoot)
                && chainBorder(chainInner(seed, lower, mask), upper).equals(newRoot);
    }

    private static TreeHash chainInner(TreeHash seed, List<TreeHash> proof, long index) {
        TreeHash hash = seed;
        for (int i = 0; i < proof.size(); i++) {
            boolean right = ((index >>> i) & 1) == 1;
            hash = right ? Rfc6962.node(proof.get(i), hash) : Rfc6962.node(hash, proof.get(i));
        }
        return hash;
    }

    /// As `chainInner`, but only with what lay to the left when the tree was smaller.
    private static TreeHash chainInnerLeft(TreeHash seed, List<TreeHash> proof, long index) {
        TreeHash hash = seed;
        for (int i = 0; i < proof.size(); i++) {
            if (((index >>> i) & 1) == 1) {
                hash = Rfc6962.node(proof.get(i), hash);
            }
        }
        return hash;
    }

    private static TreeHash chainBorder(TreeHash seed, List<TreeHash> proof) {
        TreeHash hash = seed;
        for (TreeHash step : proof) {
            hash = Rfc6962.node(step, hash);
        }
        return hash;
    }

    private static List<TreeHash> rest(List<TreeHash> proof, int from) {
        return proof.subList(from, proof.size());
    }

    private static int bits(long value) {
        return 64 - Long.numberOfLeadingZeros(value);
    }
}
