package kz.tumar.audit.scrub;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.audit.ledger.CheckpointRows;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.ledger.TileRows;
import kz.tumar.audit.scrub.Damage.What;
import kz.tumar.audit.tile.FinishedTile;
import kz.tumar.audit.tile.TileBuilder;
import kz.tumar.audit.tree.CompactRange;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.TreeHash;

/// One reading of the log from its first entry: every entry is hashed again, every full tile and the root of every
/// checkpoint is compared with what that gives, and what entries are found by with what they say. Goes on in steps; a
/// crash loses a round and harms nothing.
public final class ScrubRound {
    private static final String DATA_CORRUPTED = "XX001";
    private static final String INDEX_CORRUPTED = "XX002";

    private final TileBuilder tiles = TileBuilder.empty();
    private final CompactRange range = CompactRange.empty();
    private final KeyCheck keys = new KeyCheck();

    public long size() {
        return range.size();
    }

    public TreeHash root() {
        return range.root();
    }

    /// Reads on up to this size.
    ///
    /// @param to not beyond what is signed
    /// @return the first damage; the round is over then
    /// @throws SQLException when the database can't be asked
    public Optional<Damage> step(Connection connection, long to) throws SQLException {
        Map<Long, TreeHash> roots = CheckpointRows.roots(connection, size(), to);
        List<FinishedTile> finished = new ArrayList<>();
        boolean[] fits = {true};
        long from = size();
        try {
            EntryRows.read(connection, size(), to, (_, entry) -> {
                if (fits[0]) {
                    TreeHash leaf = Rfc6962.leaf(entry);
                    range.append(leaf);
                    tiles.append(leaf, finished);
                    TreeHash signed = roots.get(range.size());
                    fits[0] = signed == null || signed.equals(range.root());
                }
            });
            for (FinishedTile tile : finished) {
                boolean same = TileRows.find(connection, tile.level(), tile.index())
                        .map(stored -> Arrays.equals(stored.bytes(), tile.tile().bytes()))
                        .orElse(false);
                if (!same) {
                    return found(What.TILE);
                }
            }
            if (fits[0] && !keys.holds(connection, from, to)) {
                return found(What.KEYS);
            }
        } catch (EntryRows.Missing gone) {
            return found(What.UNREADABLE);
        } catch (SQLException failed) {
            if (DATA_CORRUPTED.equals(failed.getSQLState()) || INDEX_CORRUPTED.equals(failed.getSQLState())) {
                return found(What.UNREADABLE);
            }
            throw failed;
        }
        return fits[0] ? Optional.empty() : found(What.ROOT);
    }

    private Optional<Damage> found(What what) {
        return Optional.of(new Damage(what, size(), root()));
    }
}
