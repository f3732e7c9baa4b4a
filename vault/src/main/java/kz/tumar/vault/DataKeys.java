package kz.tumar.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// The data keys: one living key for each (subject, category), wrapped beside its ciphertext. A wrapped key is
/// bound to its service, subject, category, id and epoch, so it opens nowhere else.
final class DataKeys {

    private static final int ATTEMPTS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing ring;

    DataKeys(KeyRing ring) {
        this.ring = ring;
    }

    /// A data key in the clear; closing wipes it.
    record Plain(UUID id, SecretBytes key) implements AutoCloseable {
        @Override
        public void close() {
            key.wipe();
        }
    }

    /// The living key of the scope, made if there is none. Its row stays locked against destruction until the
    /// caller's transaction ends; of several transactions that make one at once, one succeeds and the others wait
    /// and use it.
    Plain livingOrNew(Connection connection, Subject subject, Category category, OffsetDateTime now)
            throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Plain> living = living(connection, subject, category);
            if (living.isPresent()) {
                return living.get();
            }
            Optional<Plain> made = make(connection, subject, category, now);
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw new SealBrokenException(
                subject, category, "a destroyed key came back: destroy the category again, then seal");
    }

    SecretBytes unwrap(Subject subject, Category category, UUID keyId, byte[] wrapped, int epoch) {
        try {
            return new SecretBytes(ring.epoch(epoch).unwrap(wrapped, place(subject, category, keyId, epoch)));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(subject, category, e);
        }
    }

    /// The same key, wrapped in the current epoch.
    byte[] wrap(Subject subject, Category category, UUID keyId, SecretBytes key) throws GeneralSecurityException {
        Epoch epoch = ring.current();
        byte[] plain = key.copy();
        try {
            return epoch.wrap(plain, place(subject, category, keyId, epoch.number()));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Optional<Plain> living(Connection connection, Subject subject, Category category) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT key_id, wrapped, epoch FROM vault_data_key k WHERE subject = ? AND category = ?
                AND NOT EXISTS (SELECT FROM vault_destroyed d WHERE d.key_id = k.key_id) FOR KEY SHARE OF k""")) {
            query.setString(1, subject.ref());
            query.setString(2, category.code());
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                UUID id = rows.getObject(1, UUID.class);
                return Optional.of(new Plain(id, unwrap(subject, category, id, rows.getBytes(2), rows.getInt(3))));
            }
        }
    }

    private Optional<Plain> make(Connection connection, Subject subject, Category category, OffsetDateTime now)
            throws SQLException {
        UUID id = UUID.randomUUID();
        Epoch epoch = ring.current();
        byte[] key = new byte[Epoch.KEY_BYTES];
        RANDOM.nextBytes(key);
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO vault_data_key (key_id, subject, category, wrapped, epoch, created_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject, category) DO NOTHING""")) {
            insert.setObject(1, id);
            insert.setString(2, subject.ref());
            insert.setString(3, category.code());
            insert.setBytes(4, epoch.wrap(key, place(subject, category, id, epoch.number())));
            insert.setInt(5, epoch.number());
            insert.setObject(6, now);
            if (insert.executeUpdate() == 1) {
                return Optional.of(new Plain(id, new SecretBytes(key)));
            }
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(subject, category, e);
        }
        Arrays.fill(key, (byte) 0);
        return Optional.empty();
    }

    private byte[] place(Subject subject, Category category, UUID keyId, int epoch) {
        return Framing.of(
                "tumar/data-key/v1",
                ring.service(),
                subject.ref(),
                category.code(),
                keyId.toString(),
                Integer.toString(epoch));
    }
}
