package kz.tumar.audit.lookup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.ledger.StorageFailed;
import kz.tumar.audit.ledger.StoredTree;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.tile.EntryBundle;
import kz.tumar.audit.tile.Tile;
import kz.tumar.audit.tile.TilePosition;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.tree.Subtree;
import kz.tumar.audit.tree.TreeHash;

/// Answers questions about the tree, up to the size that is signed.
@ApplicationScoped
public class ReadingTree {
    private static final int MOST_LEVEL = 7;

    private final AgroalDataSource pool;
    private final StoredTree tree;
    private final LogState state;

    @Inject
    ReadingTree(AgroalDataSource pool, StoredTree tree, LogState state) {
        this.pool = pool;
        this.tree = tree;
        this.state = state;
    }

    public Optional<SignedNote> checkpoint() {
        return state.served();
    }

    public long size() {
        return state.signedSize();
    }

    public Optional<byte[]> tile(int level, TilePosition position) {
        if (level > MOST_LEVEL || !isThere(level, position)) {
            return Optional.empty();
        }
        Tile tile = tree.tile(level, position);
        return Optional.of((tile.width() == position.width() ? tile : tile.first(position.width())).bytes());
    }

    public Optional<byte[]> entries(TilePosition position) {
        if (!isThere(0, position)) {
            return Optional.empty();
        }
        long first = position.index() * TilePosition.FULL;
        List<byte[]> entries = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            EntryRows.read(connection, first, first + position.width(), (_, entry) -> entries.add(entry));
        } catch (SQLException failed) {
            throw new StorageFailed("entries can't be read", failed);
        }
        return Optional.of(EntryBundle.encode(entries));
    }

    /// The caller has made sure that `0 <= index < size <= size()`.
    public List<TreeHash> inclusion(long index, long size) {
        return new ProofMaking(tree).inclusion(index, size);
    }

    public TreeHash leaf(long index) {
        return tree.hash(new Subtree(0, index));
    }

    /// The caller has made sure that `1 <= from <= to <= size()`.
    public List<TreeHash> consistency(long from, long to) {
        return new ProofMaking(tree).consistency(from, to);
    }

    public TreeHash root(long size) {
        return new ProofMaking(tree).root(size);
    }

    private boolean isThere(int level, TilePosition position) {
        long hashes = size() >>> (Tile.HEIGHT * level);
        return position.index() <= hashes / TilePosition.FULL
                && position.index() * TilePosition.FULL + position.width() <= hashes;
    }
}
