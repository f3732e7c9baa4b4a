package kz.tumar.verify.tree;

import java.util.ArrayList;
import java.util.List;

/// Folds complete subtrees and leaves, given from left to right, into the root of the whole tree. Holds at most one
/// hash a level.
public final class RangeFold {
    private final TreeHasher hasher;
    private final List<byte[]> hashes = new ArrayList<>();
    private long size;

    public RangeFold(TreeHasher hasher) {
        this.hasher = hasher;
    }

    /// How many subtrees [#append(byte[], long)] needs to get from `from` to `to`.
    public static int pieces(long from, long to) {
        int pieces = 0;
        for (long at = from; at < to; at += pieceSize(at, to)) {
            pieces++;
        }
        return pieces;
    }

    /// The size of the largest complete subtree that starts at `at`, at a multiple of its size, and fits before `to`.
    private static long pieceSize(long at, long to) {
        long fitting = Long.highestOneBit(to - at);
        return at == 0 ? fitting : Math.min(Long.lowestOneBit(at), fitting);
    }

    public void append(byte[] leafHash) {
        push(leafHash, 1);
    }

    /// Appends the next subtree of the decomposition that ends at `to`.
    public void append(byte[] subtreeHash, long to) {
        push(subtreeHash, pieceSize(size, to));
    }

    /// Appends a complete subtree of so many leaves, at a multiple of that.
    public void appendSubtree(byte[] subtreeHash, long leaves) {
        push(subtreeHash, leaves);
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        if (hashes.isEmpty()) {
            return hasher.empty();
        }
        byte[] root = hashes.getLast();
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = hasher.node(hashes.get(i), root);
        }
        return root;
    }

    private void push(byte[] hash, long width) {
        byte[] merged = hash;
        for (long level = width; (size & level) != 0; level <<= 1) {
            merged = hasher.node(hashes.removeLast(), merged);
        }
        hashes.add(merged);
        size += width;
    }
}
