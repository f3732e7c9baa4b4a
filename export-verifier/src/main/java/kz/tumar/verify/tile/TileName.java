package kz.tumar.verify.tile;

import java.util.ArrayList;
import java.util.List;

/// Which tile: of hashes at a level, or of entries at level 0, and how wide.
///
/// @param index among the tiles of its level
/// @param width how many hashes or entries, 1 to 256; fewer than 256 only at the right edge of a tree
public record TileName(Kind kind, int level, long index, int width) {
    /// Hashes or entries in a full tile.
    public static final int FULL = 256;

    /// Levels of hashes that one tile spans.
    static final int HEIGHT = 8;

    public enum Kind {
        HASHES,
        ENTRIES
    }

    public static TileName hashes(int level, long index, int width) {
        return new TileName(Kind.HASHES, level, index, width);
    }

    public static TileName entries(long index, int width) {
        return new TileName(Kind.ENTRIES, 0, index, width);
    }

    /// The bundle with the entries from this one on, in a log of this size.
    public static TileName entriesFrom(long entry, long size) {
        return entries(entry / FULL, Math.toIntExact(Math.min(FULL, size - entry / FULL * FULL)));
    }

    /// The tiles of hashes at the right edge of a log of this size that aren't full.
    public static List<TileName> partial(long size) {
        List<TileName> partial = new ArrayList<>();
        int level = 0;
        for (long hashes = size; hashes > 0; hashes /= FULL) {
            int width = Math.toIntExact(hashes % FULL);
            if (width > 0) {
                partial.add(hashes(level, hashes / FULL, width));
            }
            level++;
        }
        return partial;
    }

    /// The same tile once it is full.
    public TileName full() {
        return new TileName(kind, level, index, FULL);
    }

    /// The same tile as a log of this size has it, which must reach it.
    public TileName in(long size) {
        long there = (size >>> (HEIGHT * level)) - index * FULL;
        return new TileName(kind, level, index, Math.toIntExact(Math.min(FULL, there)));
    }

    public boolean isFull() {
        return width == FULL;
    }

    public long firstEntry() {
        return index * FULL;
    }

    /// Its path below the log's address, as the specification spells it: `tile/0/x001/234.p/5`.
    public String path() {
        StringBuilder number = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number.insert(0, "x%03d/".formatted(rest % 1000));
        }
        String place = kind == Kind.ENTRIES ? "entries" : Integer.toString(level);
        return "tile/" + place + "/" + number + (isFull() ? "" : ".p/" + width);
    }
}
