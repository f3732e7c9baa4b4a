package kz.tumar.audit.tree;

import java.util.ArrayList;
import java.util.List;

/// A complete subtree: `2^height` leaves that start at a multiple of `2^height`.
public record Subtree(int height, long index) {
    public Subtree {
        if (height < 0 || height > 62 || index < 0) {
            throw new IllegalArgumentException("not a subtree: height " + height + ", index " + index);
        }
    }

    public long start() {
        return index << height;
    }

    public long end() {
        return (index + 1) << height;
    }

    /// The maximal aligned subtrees of the leaves `[from, to)`, from left to right: at each place the largest that
    /// starts there and doesn't reach past the end.
    public static List<Subtree> covering(long from, long to) {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a range of leaves: [" + from + ", " + to + ")");
        }
        List<Subtree> cover = new ArrayList<>();
        long at = from;
        while (at < to) {
            int byPlace = at == 0 ? 62 : Long.numberOfTrailingZeros(at);
            int byRoom = 63 - Long.numberOfLeadingZeros(to - at);
            int height = Math.min(byPlace, byRoom);
            cover.add(new Subtree(height, at >>> height));
            at += 1L << height;
        }
        return cover;
    }
}
