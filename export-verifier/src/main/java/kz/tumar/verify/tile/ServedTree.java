package kz.tumar.verify.tile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.verify.tree.TreeHasher;

/// Puts proofs together from the tiles that a log of some size gives. What it gives is believed only as far as the
/// proof holds.
public final class ServedTree<X extends Exception> {
    private final TreeHasher hasher;
    private final long size;
    private final TileTree.Kept<X> tiles;
    private final Map<TileName, byte[]> read = new HashMap<>();

    public ServedTree(TreeHasher hasher, long size, TileTree.Kept<X> tiles) {
        this.hasher = hasher;
        this.size = size;
        this.tiles = tiles;
    }

    /// The proof that this tree grew out of that of a smaller size (RFC 6962, section 2.1.2).
    public List<byte[]> consistency(long from) throws X {
        return subproof(from, 0, size, true);
    }

    private List<byte[]> subproof(long from, long start, long end, boolean complete) throws X {
        if (from == end) {
            return complete ? new ArrayList<>() : new ArrayList<>(List.of(root(start, end)));
        }
        long middle = start + Long.highestOneBit(end - start - 1);
        if (from <= middle) {
            List<byte[]> proof = subproof(from, start, middle, complete);
            proof.add(root(middle, end));
            return proof;
        }
        List<byte[]> proof = subproof(from, middle, end, false);
        proof.add(root(start, middle));
        return proof;
    }

    private byte[] root(long start, long end) throws X {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            return complete(start, Long.numberOfTrailingZeros(width));
        }
        long middle = start + Long.highestOneBit(width - 1);
        return hasher.node(root(start, middle), root(middle, end));
    }

    /// A complete subtree lies within one tile.
    private byte[] complete(long start, int height) throws X {
        int level = height / TileName.HEIGHT;
        long hashes = size >>> (TileName.HEIGHT * level);
        long first = start >>> (TileName.HEIGHT * level);
        long index = first / TileName.FULL;
        int width = Math.toIntExact(Math.min(TileName.FULL, hashes - index * TileName.FULL));
        TileName name = TileName.hashes(level, index, width);
        byte[] tile = read.get(name);
        if (tile == null) {
            tile = tiles.hashes(name);
            read.put(name, tile);
        }
        int from = Math.toIntExact(first % TileName.FULL);
        return TileTree.rootOf(hasher, tile, from, from + (1 << (height % TileName.HEIGHT)));
    }
}
