package kz.tumar.vault;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// That a backup was restored elsewhere and its sealed data could be read there with the ring.
///
/// @param takenAt     when the backup was begun
/// @param oldestEpoch the oldest epoch that a living data key or token of the backup stands under
/// @param keysRead    data keys that were unwrapped: all living ones
/// @param valuesRead  values that were decrypted and forgotten
public record BackupTrial(Instant takenAt, int oldestEpoch, long keysRead, long valuesRead) {

    private static final OpeningReason TRIAL = new OpeningReason("backup.trial");
    private static final Opener TOOL = new Opener("backup-trial");

    /// Reads a restored backup. Nothing of what is read leaves this call.
    ///
    /// @param restored a connection to the restored database
    /// @param values   how many values to read at most, the newest first
    /// @throws SealBrokenException when something in it can't be read: the backup is of no use
    /// @throws KeyRingException    when the ring isn't that database's, or lacks an epoch
    public static BackupTrial of(Connection restored, Path keyRingFile, String service, Instant takenAt, int values)
            throws SQLException {
        KeyRing ring = new KeyRingFile(keyRingFile).read();
        if (!ring.service().equals(service)) {
            throw new KeyRingException.Foreign(keyRingFile, "it is the ring of " + ring.service());
        }
        if (!RingBinding.boundRing(restored).equals(Optional.of(ring.id()))) {
            throw new KeyRingException.Foreign(
                    keyRingFile, "the backup isn't of a database sealed with ring " + ring.id());
        }
        var dataKeys = new DataKeys(ring);
        int oldest = ring.current().number();
        long keys = 0;
        try (PreparedStatement query = restored.prepareStatement("""
                SELECT k.key_id, k.subject, k.category, k.wrapped, k.epoch,
                       (SELECT min(i.epoch) FROM vault_sealed s JOIN vault_index i USING (ref) WHERE s.key_id = k.key_id)
                FROM vault_data_key k
                WHERE NOT EXISTS (SELECT FROM vault_destroyed d WHERE d.key_id = k.key_id)""")) {
            query.setFetchSize(1_000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    dataKeys.unwrap(
                                    new Subject(rows.getString(2)),
                                    new Category(rows.getString(3)),
                                    rows.getObject(1, UUID.class),
                                    rows.getBytes(4),
                                    rows.getInt(5))
                            .wipe();
                    oldest = Math.min(oldest, rows.getInt(5));
                    int ofTerms = rows.getInt(6);
                    oldest = rows.wasNull() ? oldest : Math.min(oldest, ofTerms);
                    keys++;
                }
            }
        }
        return new BackupTrial(takenAt, oldest, keys, read(restored, ring, values));
    }

    private static long read(Connection restored, KeyRing ring, int values) throws SQLException {
        long read = 0;
        try (PreparedStatement query = restored.prepareStatement("""
                SELECT s.ref FROM vault_sealed s
                WHERE NOT EXISTS (SELECT FROM vault_destroyed d WHERE d.key_id = s.key_id)
                ORDER BY s.created_at DESC, s.ref LIMIT ?""")) {
            query.setInt(1, values);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    SealedRow row = SealedRows.row(restored, new VaultRef(rows.getString(1)))
                            .orElseThrow();
                    Decrypting.open(ring, row, TRIAL, TOOL, Instant.EPOCH).close();
                    read++;
                }
            }
        }
        return read;
    }
}
