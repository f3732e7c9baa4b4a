package kz.tumar.verify.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.tumar.verify.tree.RangeFold;
import kz.tumar.verify.tree.Sha256;
import kz.tumar.verify.tree.TreeHasher;

/// Computes the tiles of a log from its leaves, one after another, and its root with them. Holds one tile a level.
public final class TileTree {
    private final TreeHasher hasher;
    private final RangeFold root;
    private final List<Level> levels = new ArrayList<>();

    /// Hears of each tile when it is full.
    @FunctionalInterface
    public interface Full<X extends Exception> {
        void tile(TileName name, byte[] hashes) throws X;
    }

    /// Gives the hashes of a tile.
    @FunctionalInterface
    public interface Kept<X extends Exception> {
        byte[] hashes(TileName name) throws X;
    }

    private static final class Level {
        private long full;
        private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();

        private int width() {
            return hashes.size() / Sha256.SIZE;
        }
    }

    public TileTree(TreeHasher hasher) {
        this.hasher = hasher;
        this.root = new RangeFold(hasher);
    }

    /// The tree of a log of this size, whose tiles at the right edge are kept.
    ///
    /// @param kept gives as many hashes as the name says
    public static <X extends Exception> TileTree resume(TreeHasher hasher, long size, Kept<X> kept) throws X {
        TileTree tree = new TileTree(hasher);
        List<TileName> edge = TileName.partial(size);
        int height = 0;
        for (long hashes = size; hashes > 0; hashes /= TileName.FULL) {
            tree.level(height++).full = hashes / TileName.FULL;
        }
        for (TileName name : edge.reversed()) {
            byte[] hashes = kept.hashes(name);
            tree.level(name.level()).hashes.writeBytes(hashes);
            for (int at = 0; at < hashes.length; at += Sha256.SIZE) {
                tree.root.appendSubtree(
                        Arrays.copyOfRange(hashes, at, at + Sha256.SIZE), 1L << (TileName.HEIGHT * name.level()));
            }
        }
        return tree;
    }

    public <X extends Exception> void append(byte[] leafHash, Full<X> full) throws X {
        root.append(leafHash);
        byte[] hash = leafHash;
        for (int height = 0; ; height++) {
            Level level = level(height);
            level.hashes.writeBytes(hash);
            if (level.width() < TileName.FULL) {
                return;
            }
            byte[] tile = level.hashes.toByteArray();
            full.tile(TileName.hashes(height, level.full, TileName.FULL), tile);
            level.full++;
            level.hashes.reset();
            hash = rootOf(hasher, tile, 0, TileName.FULL);
        }
    }

    /// Tells the tiles at the right edge that aren't full.
    public <X extends Exception> void edge(Full<X> told) throws X {
        for (TileName name : TileName.partial(size())) {
            told.tile(name, level(name.level()).hashes.toByteArray());
        }
    }

    public long size() {
        return root.size();
    }

    public byte[] root() {
        return root.root();
    }

    /// The root over some hashes of a tile, each of which is the root of as many entries.
    static byte[] rootOf(TreeHasher hasher, byte[] tile, int from, int to) {
        RangeFold fold = new RangeFold(hasher);
        for (int i = from; i < to; i++) {
            fold.append(Arrays.copyOfRange(tile, i * Sha256.SIZE, (i + 1) * Sha256.SIZE));
        }
        return fold.root();
    }

    private Level level(int height) {
        while (levels.size() <= height) {
            levels.add(new Level());
        }
        return levels.get(height);
    }
}
