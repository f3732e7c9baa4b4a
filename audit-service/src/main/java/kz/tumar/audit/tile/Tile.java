package kz.tumar.audit.tile;

import java.util.ArrayList;
import java.util.List;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.TreeHash;

/// Up to 256 consecutive hashes of one height, as C2SP tlog-tiles serves them: 32 bytes each, one after the other.
public final class Tile {
    public static final int HEIGHT = 8;

    private final byte[] bytes;

    private Tile(byte[] bytes) {
        if (bytes.length == 0
                || bytes.length % TreeHash.LENGTH != 0
                || bytes.length > TilePosition.FULL * TreeHash.LENGTH) {
            throw new IllegalArgumentException("a tile can't have " + bytes.length + " bytes");
        }
        this.bytes = bytes;
    }

    public static Tile of(byte[] bytes) {
        return new Tile(bytes.clone());
    }

    public static Tile of(List<TreeHash> hashes) {
        byte[] bytes = new byte[hashes.size() * TreeHash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(bytes, i * TreeHash.LENGTH);
        }
        return new Tile(bytes);
    }

    public int width() {
        return bytes.length / TreeHash.LENGTH;
    }

    public TreeHash hash(int position) {
        return TreeHash.copyOf(bytes, position * TreeHash.LENGTH);
    }

    public Tile first(int width) {
        List<TreeHash> hashes = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            hashes.add(hash(i));
        }
        return of(hashes);
    }

    /// The hash of the complete subtree of `2^height` of this tile's hashes that starts at `position * 2^height`.
    public TreeHash subtree(int height, int position) {
        if (height == 0) {
            return hash(position);
        }
        return Rfc6962.node(subtree(height - 1, 2 * position), subtree(height - 1, 2 * position + 1));
    }

    /// The root of a full tile: its hash in the level above.
    public TreeHash root() {
        if (width() != TilePosition.FULL) {
            throw new IllegalStateException("a partial tile is never hashed into the level above");
        }
        return subtree(HEIGHT, 0);
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
