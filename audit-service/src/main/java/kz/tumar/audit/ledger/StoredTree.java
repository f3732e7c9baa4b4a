package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.audit.tile.Tile;
import kz.tumar.audit.tile.TileBuilder;
import kz.tumar.audit.tile.TilePosition;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.Subtree;
import kz.tumar.audit.tree.Subtrees;
import kz.tumar.audit.tree.TreeHash;

/// The tree as it is stored: full tiles are read, partial ones computed from the level below. What was once read is
/// kept
/// in a bounded cache; it can't become wrong, because the log only grows. Safe for use by several threads.
public final class StoredTree implements Subtrees {
    private static final int CACHED_TILES = 512;

    private final Connections connections;
    private final Map<Place, Tile> cache = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Tile> eldest) {
            return size() > CACHED_TILES;
        }
    };

    /// Where connections come from. Each is closed by whoever asked for it.
    @FunctionalInterface
    public interface Connections {
        Connection open() throws SQLException;
    }

    private record Place(int level, long index) {}

    public StoredTree(Connections connections) {
        this.connections = connections;
    }

    /// @throws StorageFailed when the database can't be read, or lacks what the tree must have
    @Override
    public TreeHash hash(Subtree subtree) {
        int level = subtree.height() / Tile.HEIGHT;
        int within = subtree.height() % Tile.HEIGHT;
        long first = subtree.index() << within;
        int position = (int) (first % TilePosition.FULL) >>> within;
        int width = (position + 1) << within;
        return tile(level, new TilePosition(first / TilePosition.FULL, width)).subtree(within, position);
    }

    /// A tile of at least the position's width. The caller must know that the tree is large enough.
    public Tile tile(int level, TilePosition position) {
        Place place = new Place(level, position.index());
        Optional<Tile> cached = cached(place);
        if (cached.isPresent() && cached.get().width() >= position.width()) {
            return cached.get();
        }
        try (Connection connection = connections.open()) {
            Optional<Tile> stored = TileRows.find(connection, level, position.index());
            Tile tile = stored.isPresent() ? stored.get() : computed(connection, level, position, cached);
            remember(place, tile);
            return tile;
        } catch (SQLException failed) {
            throw new StorageFailed("a tile can't be read", failed);
        }
    }

    /// The state from which the tree of this size grows on.
    public TileBuilder resume(long size) {
        List<List<TreeHash>> partials = new ArrayList<>();
        for (int level = 0; size >>> (Tile.HEIGHT * level) > 0 && level < 8; level++) {
            int width = TileBuilder.partialWidth(size, level);
            List<TreeHash> hashes = new ArrayList<>();
            if (width > 0) {
                Tile tile = tile(level, new TilePosition(size >>> (Tile.HEIGHT * (level + 1)), width));
                for (int i = 0; i < width; i++) {
                    hashes.add(tile.hash(i));
                }
            }
            partials.add(hashes);
        }
        return TileBuilder.resuming(size, partials);
    }

    private Tile computed(Connection connection, int level, TilePosition position, Optional<Tile> known)
            throws SQLException {
        List<TreeHash> hashes = new ArrayList<>();
        known.ifPresent(tile -> {
            for (int i = 0; i < tile.width(); i++) {
                hashes.add(tile.hash(i));
            }
        });
        long first = position.index() * TilePosition.FULL;
        if (level == 0) {
            EntryRows.read(
                    connection,
                    first + hashes.size(),
                    first + position.width(),
                    (_, entry) -> hashes.add(Rfc6962.leaf(entry)));
        } else {
            for (int i = hashes.size(); i < position.width(); i++) {
                long below = first + i;
                hashes.add(TileRows.find(connection, level - 1, below)
                        .orElseThrow(() -> new SQLException("tile " + (level - 1) + "/" + below + " is missing"))
                        .root());
            }
        }
        return Tile.of(hashes);
    }

    private synchronized Optional<Tile> cached(Place place) {
        return Optional.ofNullable(cache.get(place));
    }

    private synchronized void remember(Place place, Tile tile) {
        cache.merge(place, tile, (old, fresh) -> old.width() >= fresh.width() ? old : fresh);
    }
}
