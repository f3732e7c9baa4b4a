package kz.tumar.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// The ring as the database says it is now. Instances share the ring's file, and each learns from the table of epochs
/// that another began or destroyed one: nobody writes under an epoch that a reader doesn't know of yet, nor keeps a
/// destroyed key in memory past its next call.
final class LivingRing {

    /// Held shared by whoever writes under the current epoch, and alone by whoever begins one: then nothing is
    /// written under an older epoch after the newer one is committed.
    private static final long EPOCH_LOCK = 0x74756d61722d6570L;

    private final KeyRingFile file;
    private volatile KeyRing known;

    LivingRing(KeyRingFile file, KeyRing known) {
        this.file = file;
        this.known = known;
    }

    /// The ring whose every living epoch is to be looked under.
    KeyRing reading(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT (SELECT max(number) FROM vault_epoch),
                       (SELECT max(number) FROM vault_epoch WHERE destroyed_at IS NOT NULL)""");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return asOf(rows.getInt(1), rows.getInt(2));
        }
    }

    /// The ring whose current epoch is to be written under, until this transaction ends.
    KeyRing writing(Connection connection) throws SQLException {
        lock(connection, "SELECT pg_advisory_xact_lock_shared(?)");
        return reading(connection);
    }

    /// The ring as its file has it, after the table was told of every epoch there; nobody else writes under any epoch
    /// until this transaction ends. The table doesn't know of one whose transaction failed, nor of those that began
    /// after the time to which the database was put back. Backups from between need their keys: only retiring drops
    /// them.
    KeyRing whole(Connection connection, Instant now) throws SQLException {
        lockAlone(connection);
        return EpochRows.agree(connection, file, own(file.read()), now);
    }

    /// Also taken at a start, before the file is read: what an instance reads there is what the others write under.
    static void lockAlone(Connection connection) throws SQLException {
        lock(connection, "SELECT pg_advisory_xact_lock(?)");
    }

    KeyRingFile file() {
        return file;
    }

    String service() {
        return known.service();
    }

    @Override
    public String toString() {
        return known.toString();
    }

    /// A file that was written for a transaction which then failed may hold a higher epoch than the database: it is
    /// not written under before the database names it.
    private synchronized KeyRing asOf(int newest, int destroyed) {
        if (known.current().number() != newest || known.oldest().number() <= destroyed) {
            known = own(file.read()).between(destroyed, newest);
        }
        return known;
    }

    private KeyRing own(KeyRing read) {
        if (!read.id().equals(known.id())) {
            throw new KeyRingException.Foreign(file.path(), "it is ring " + read.id() + " now, and was " + known.id());
        }
        return read;
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setLong(1, EPOCH_LOCK);
            lock.execute();
        }
    }
}
