package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.tile.FinishedTile;
import kz.tumar.audit.tile.Tile;

/// Full tiles of every level; partial ones are never stored.
public final class TileRows {
    private TileRows() {}

    public static void add(Connection transaction, List<FinishedTile> tiles) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("INSERT INTO tiles (level, tile_index, hashes) VALUES (?, ?, ?)")) {
            for (FinishedTile tile : tiles) {
                insert.setInt(1, tile.level());
                insert.setLong(2, tile.index());
                insert.setBytes(3, tile.tile().bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    public static Optional<Tile> find(Connection connection, int level, long index) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT hashes FROM tiles WHERE level = ? AND tile_index = ?")) {
            statement.setInt(1, level);
            statement.setLong(2, index);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(Tile.of(rows.getBytes(1))) : Optional.empty();
            }
        }
    }
}
