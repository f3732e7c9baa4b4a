package kz.tumar.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// A sealed value's row together with what its data key's row and a tombstone say.
final class SealedRow {

    static final String SELECT = """
            SELECT s.ref, s.subject, s.category, s.commitment, s.created_at, s.key_id, s.ciphertext,
                   k.wrapped, k.epoch, coalesce(d.destroyed_at, r.destroyed_at)
            FROM vault_sealed s
            LEFT JOIN vault_data_key k ON k.key_id = s.key_id
            LEFT JOIN vault_destroyed d ON d.key_id = s.key_id
            LEFT JOIN vault_destroyed_ref r ON r.ref = s.ref
            WHERE s.ref = ?""";

    private final Held held;
    private final UUID keyId;
    private final byte[] ciphertext;
    private final Optional<byte[]> wrapped;
    private final int epoch;
    private final Optional<Instant> destroyedAt;

    private SealedRow(
            Held held,
            UUID keyId,
            byte[] ciphertext,
            Optional<byte[]> wrapped,
            int epoch,
            Optional<Instant> destroyedAt) {
        this.held = held;
        this.keyId = keyId;
        this.ciphertext = ciphertext;
        this.wrapped = wrapped;
        this.epoch = epoch;
        this.destroyedAt = destroyedAt;
    }

    static SealedRow of(ResultSet row) throws SQLException {
        Held held = new Held(
                new VaultRef(row.getString(1)),
                new Subject(row.getString(2)),
                new Category(row.getString(3)),
                Commitment.of(row.getBytes(4)),
                row.getObject(5, OffsetDateTime.class).toInstant());
        return new SealedRow(
                held,
                row.getObject(6, UUID.class),
                row.getBytes(7),
                Optional.ofNullable(row.getBytes(8)),
                row.getInt(9),
                Optional.ofNullable(row.getObject(10, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    Held held() {
        return held;
    }

    /// When this value or its data key was destroyed: then the row came back from somewhere and counts as destroyed.
    Optional<Instant> destroyedAt() {
        return destroyedAt;
    }

    UUID keyId() {
        return keyId;
    }

    byte[] ciphertext() {
        return ciphertext;
    }

    byte[] wrapped() {
        return wrapped.orElseThrow(() -> new SealBrokenException(held.ref(), "its data key is missing"));
    }

    int epoch() {
        return epoch;
    }
}
