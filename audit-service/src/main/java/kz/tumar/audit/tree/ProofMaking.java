package kz.tumar.audit.tree;

import java.util.ArrayList;
import java.util.List;

/// Makes proofs from the hashes of complete subtrees: RFC 6962, sections 2.1.1 (audit paths) and 2.1.2 (consistency).
public final class ProofMaking {
    private final Subtrees subtrees;

    public ProofMaking(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    public TreeHash root(long size) {
        return range(0, size);
    }

    /// @throws IllegalArgumentException when no such leaf is in a tree of that size
    public List<TreeHash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<TreeHash> proof = new ArrayList<>();
        siblings(index, size, (from, to) -> proof.add(range(from, to)));
        return List.copyOf(proof);
    }

    /// @throws IllegalArgumentException unless `1 <= from <= to`: from the empty tree there is nothing to prove
    public List<TreeHash> consistency(long from, long to) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("no consistency proof from " + from + " to " + to);
        }
        List<TreeHash> proof = new ArrayList<>();
        subproof(from, 0, to, true, proof);
        return List.copyOf(proof);
    }

    /// Takes the leaves `[from, to)`.
    @FunctionalInterface
    public interface Ranges {
        void take(long from, long to);
    }

    /// Of which leaves the hashes of an inclusion proof are made, in the proof's order.
    public static void siblings(long index, long size, Ranges ranges) {
        path(index, 0, size, ranges);
    }

    private static void path(long leaf, long start, long count, Ranges ranges) {
        if (count == 1) {
            return;
        }
        long left = split(count);
        if (leaf - start < left) {
            path(leaf, start, left, ranges);
            ranges.take(start + left, start + count);
        } else {
            path(leaf, start + left, count - left, ranges);
            ranges.take(start, start + left);
        }
    }

    private void subproof(long old, long start, long count, boolean known, List<TreeHash> proof) {
        if (old == count) {
            if (!known) {
                proof.add(range(start, start + count));
            }
            return;
        }
        long left = split(count);
        if (old <= left) {
            subproof(old, start, left, known, proof);
            proof.add(range(start + left, start + count));
        } else {
            subproof(old - left, start + left, count - left, false, proof);
            proof.add(range(start, start + left));
        }
    }

    private TreeHash range(long from, long to) {
        return Rfc6962.fold(
                Subtree.covering(from, to).stream().map(subtrees::hash).toList());
    }

    /// The largest power of two smaller than the count.
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
