package kz.tumar.audit.tree;

import java.util.ArrayList;
import java.util.List;

/// The least memory from which a tree can grow and tell its root: the hashes of the maximal complete subtrees of
/// `[0, size)`, one for each bit set in the size. Not safe for use by several threads.
public final class CompactRange {
    private final List<TreeHash> peaks;
    private long size;

    private CompactRange(long size, List<TreeHash> peaks) {
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
    }

    public static CompactRange empty() {
        return new CompactRange(0, List.of());
    }

    /// @param peaks the complete subtrees of `[0, size)`, largest first
    public static CompactRange of(long size, List<TreeHash> peaks) {
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException(peaks.size() + " peaks can't make a tree of " + size + " leaves");
        }
        return new CompactRange(size, peaks);
    }

    public static CompactRange of(long size, Subtrees subtrees) {
        return of(size, Subtree.covering(0, size).stream().map(subtrees::hash).toList());
    }

    public CompactRange copy() {
        return new CompactRange(size, peaks);
    }

    public void append(TreeHash leaf) {
        TreeHash carried = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            carried = Rfc6962.node(peaks.removeLast(), carried);
        }
        peaks.add(carried);
        size++;
    }

    public long size() {
        return size;
    }

    public List<TreeHash> peaks() {
        return List.copyOf(peaks);
    }

    public TreeHash root() {
        return Rfc6962.fold(peaks);
    }
}
