package kz.tumar.audit.tile;

import java.util.ArrayList;
import java.util.List;
import kz.tumar.audit.tree.TreeHash;

/// Gathers leaf hashes into tiles of every level and hands out each tile in the moment it is full. Partial tiles live
/// only here, in memory, and are rebuilt from full tiles and entries. Not safe for use by several threads.
public final class TileBuilder {
    private final List<List<TreeHash>> partial = new ArrayList<>();
    private long size;

    private TileBuilder() {}

    public static TileBuilder empty() {
        return new TileBuilder();
    }

    /// @param partials for each level from 0 the hashes of its rightmost, partial tile
    public static TileBuilder resuming(long size, List<List<TreeHash>> partials) {
        TileBuilder builder = new TileBuilder();
        builder.size = size;
        for (int level = 0; level < partials.size(); level++) {
            if (partials.get(level).size() != partialWidth(size, level)) {
                throw new IllegalArgumentException("level " + level + " of a tree of " + size + " has another width");
            }
            builder.partial.add(new ArrayList<>(partials.get(level)));
        }
        return builder;
    }

    /// How many hashes the rightmost tile of a level has beyond its full ones.
    public static int partialWidth(long size, int level) {
        int shift = Tile.HEIGHT * level;
        return shift > 62 ? 0 : (int) ((size >>> shift) % TilePosition.FULL);
    }

    public TileBuilder copy() {
        return resuming(size, partial);
    }

    public long size() {
        return size;
    }

    public void append(TreeHash leaf, List<FinishedTile> finished) {
        append(0, leaf, finished);
        size++;
    }

    private void append(int level, TreeHash hash, List<FinishedTile> finished) {
        while (partial.size() <= level) {
            partial.add(new ArrayList<>());
        }
        List<TreeHash> hashes = partial.get(level);
        hashes.add(hash);
        if (hashes.size() == TilePosition.FULL) {
            Tile tile = Tile.of(hashes);
            hashes.clear();
            finished.add(new FinishedTile(level, size >>> (Tile.HEIGHT * (level + 1)), tile));
            append(level + 1, tile.root(), finished);
        }
    }
}
