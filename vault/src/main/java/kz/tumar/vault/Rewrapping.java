package kz.tumar.vault;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Brings everything living under the current epoch: data keys are wrapped anew, index tokens made anew, and then,
/// from what is committed, every data key is unwrapped once to see that it can be.
final class Rewrapping {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String LIVING = "NOT EXISTS (SELECT FROM vault_destroyed d WHERE d.key_id = k.key_id)";

    /// @param done       rows that stand under the current epoch now
    /// @param unreadable rows that stay where they are, because they can't be read
    record Pass(long done, long unreadable) {
        Pass and(Pass other) {
            return new Pass(done + other.done, unreadable + other.unreadable);
        }
    }

    private record Batch(Pass pass, Optional<UUID> lastKey, Optional<Term> lastTerm) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Wrapped(UUID id, Subject subject, Category category, byte[] wrapped, int epoch) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Term(String ref, byte[] token) {}

    @FunctionalInterface
    private interface Stepping {
        Batch from(Connection connection, UUID after) throws SQLException;
    }

    private final Connection connection;
    private final KeyRing ring;
    private final int limit;

    private Rewrapping(Connection connection, KeyRing ring, int limit) {
        this.connection = connection;
        this.ring = ring;
        this.limit = limit;
    }

    /// @param batch rows a transaction
    static Pass all(KeyEpochs.InTransaction transactions, LivingRing living, int batch) throws SQLException {
        Pass rewrapped = keys(transactions, (it, after) -> in(it, living, batch).rewrap(after));
        Pass reindexed = terms(transactions, living, batch);
        Pass reread = keys(transactions, (it, after) -> in(it, living, batch).reread(after));
        return new Pass(rewrapped.done(), rewrapped.unreadable() + reindexed.unreadable() + reread.unreadable());
    }

    /// Whether something living, a data key or a token, stands under an epoch before this one.
    static boolean livingBefore(Connection connection, int epoch) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT EXISTS (SELECT FROM vault_data_key k"
                + " WHERE k.epoch < ? AND " + LIVING + ") OR EXISTS (SELECT FROM vault_index i"
                + " JOIN vault_sealed s USING (ref) JOIN vault_data_key k USING (key_id)"
                + " WHERE i.epoch < ? AND " + LIVING + ")")) {
            query.setInt(1, epoch);
            query.setInt(2, epoch);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static Rewrapping in(Connection connection, LivingRing living, int limit) throws SQLException {
        return new Rewrapping(connection, living.reading(connection), limit);
    }

    private static Pass keys(KeyEpochs.InTransaction transactions, Stepping step) throws SQLException {
        var total = new Pass(0, 0);
        Optional<UUID> next = Optional.of(FIRST);
        while (next.isPresent()) {
            UUID after = next.get();
            Batch batch = transactions.call(transaction -> step.from(transaction, after));
            total = total.and(batch.pass());
            next = batch.lastKey();
        }
        return total;
    }

    private static Pass terms(KeyEpochs.InTransaction transactions, LivingRing living, int limit) throws SQLException {
        var total = new Pass(0, 0);
        Optional<Term> next = Optional.of(new Term("", new byte[0]));
        while (next.isPresent()) {
            Term after = next.get();
            Batch batch = transactions.call(
                    transaction -> in(transaction, living, limit).reindex(after));
            total = total.and(batch.pass());
            next = batch.lastTerm();
        }
        return total;
    }

    /// Locks a key as it is read against destruction, but not against those who seal under it meanwhile.
    private Batch rewrap(UUID after) throws SQLException {
        List<Wrapped> found = keysAfter(after, "k.epoch < ?", " FOR NO KEY UPDATE OF k");
        var dataKeys = new DataKeys(ring);
        int unreadable = 0;
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE vault_data_key SET wrapped = ?, epoch = ? WHERE key_id = ?")) {
            for (Wrapped one : found) {
                try {
                    SecretBytes key = unwrapped(dataKeys, one);
                    update.setBytes(1, dataKeys.wrap(one.subject(), one.category(), one.id(), key));
                    key.wipe();
                } catch (GeneralSecurityException | SealBrokenException | KeyRingException.EpochAbsent _) {
                    unreadable++;
                    continue;
                }
                update.setInt(2, ring.current().number());
                update.setObject(3, one.id());
                update.addBatch();
            }
            update.executeBatch();
        }
        return new Batch(new Pass(found.size() - unreadable, unreadable), last(found), Optional.empty());
    }

    private Batch reread(UUID after) throws SQLException {
        List<Wrapped> found = keysAfter(after, "k.epoch = ?", "");
        var dataKeys = new DataKeys(ring);
        int unreadable = 0;
        for (Wrapped one : found) {
            try {
                unwrapped(dataKeys, one).wipe();
            } catch (SealBrokenException _) {
                unreadable++;
            }
        }
        return new Batch(new Pass(found.size() - unreadable, unreadable), last(found), Optional.empty());
    }

    private static SecretBytes unwrapped(DataKeys dataKeys, Wrapped one) {
        return dataKeys.unwrap(one.subject(), one.category(), one.id(), one.wrapped(), one.epoch());
    }

    private List<Wrapped> keysAfter(UUID after, String epoch, String lock) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT k.key_id, k.subject, k.category, k.wrapped, k.epoch FROM vault_data_key k WHERE k.key_id > ? AND "
                        + epoch + " AND " + LIVING + " ORDER BY k.key_id LIMIT ?" + lock)) {
            query.setObject(1, after);
            query.setInt(2, ring.current().number());
            query.setInt(3, limit);
            try (ResultSet rows = query.executeQuery()) {
                List<Wrapped> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Wrapped(
                            rows.getObject(1, UUID.class),
                            new Subject(rows.getString(2)),
                            new Category(rows.getString(3)),
                            rows.getBytes(4),
                            rows.getInt(5)));
                }
                return found;
            }
        }
    }

    private static Optional<UUID> last(List<Wrapped> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().id());
    }

    private Batch reindex(Term after) throws SQLException {
        int done = 0;
        int unreadable = 0;
        Optional<Term> last = Optional.empty();
        try (PreparedStatement query = connection.prepareStatement("""
                        SELECT i.ref, i.token, i.category, i.term, s.subject, k.key_id, k.wrapped, k.epoch
                        FROM vault_index i JOIN vault_sealed s USING (ref) JOIN vault_data_key k USING (key_id)
                        WHERE i.epoch < ? AND (i.ref, i.token) > (?, ?) AND %s
                        ORDER BY i.ref, i.token LIMIT ? FOR UPDATE OF i""".formatted(LIVING));
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE vault_index SET token = ?, epoch = ? WHERE category = ? AND token = ? AND ref = ?")) {
            query.setInt(1, ring.current().number());
            query.setString(2, after.ref());
            query.setBytes(3, after.token());
            query.setInt(4, limit);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    last = Optional.of(new Term(rows.getString(1), rows.getBytes(2)));
                    try {
                        update.setBytes(1, tokenAnew(rows));
                    } catch (GeneralSecurityException | SealBrokenException | KeyRingException.EpochAbsent _) {
                        unreadable++;
                        continue;
                    }
                    update.setInt(2, ring.current().number());
                    update.setString(3, rows.getString(3));
                    update.setBytes(4, rows.getBytes(2));
                    update.setString(5, rows.getString(1));
                    update.addBatch();
                    done++;
                }
            }
            update.executeBatch();
        }
        return new Batch(new Pass(done, unreadable), Optional.empty(), last);
    }

    private byte[] tokenAnew(ResultSet row) throws SQLException, GeneralSecurityException {
        var category = new Category(row.getString(3));
        SecretBytes key = new DataKeys(ring)
                .unwrap(
                        new Subject(row.getString(5)),
                        category,
                        row.getObject(6, UUID.class),
                        row.getBytes(7),
                        row.getInt(8));
        try {
            IndexTerm term =
                    SealedTerm.open(key, ring.service(), category, new VaultRef(row.getString(1)), row.getBytes(4));
            return ring.current().token(ring.service(), category, term);
        } finally {
            key.wipe();
        }
    }
}
