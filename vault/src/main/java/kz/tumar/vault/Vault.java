package kz.tumar.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Seals personal data of one service, opens it, and destroys it for good.
///
/// Every call works on the caller's connection and in the caller's transaction: it takes effect when that commits,
/// and not at all if it doesn't. Only the key ring's file, made at the very first start, is outside of it. Safe for
/// use by many threads, each with its own connection. Expects PostgreSQL's `READ COMMITTED`, its default.
public final class Vault {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LivingRing ring;
    private final VaultLimits limits;
    private final InstantSource time;

    private Vault(LivingRing ring, VaultLimits limits, InstantSource time) {
        this.ring = ring;
        this.limits = limits;
        this.time = time;
    }

    /// Opens the vault at a service's start, after its migrations. Makes the key ring's file when there is none and
    /// the database holds nothing sealed; several instances may start at once. May be repeated.
    ///
    /// @param connection  in a transaction, which the caller commits before the vault is used
    /// @param keyRingFile in a folder that exists
    /// @param service     the service's code; part of every binding, so it must never change
    /// @throws KeyRingException when the ring is missing, exposed, damaged or another's: don't become ready
    public static Vault start(
            Connection connection, Path keyRingFile, String service, VaultLimits limits, InstantSource time)
            throws SQLException {
        requireTransaction(connection);
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        KeyRingFile file = new KeyRingFile(keyRingFile);
        KeyRing ring = RingBinding.bind(connection, file, Codes.requireCode("a service", service), now);
        return new Vault(new LivingRing(file, ring), limits, time);
    }

    /// The life of this vault's keys: how one epoch follows another, and when the keys of a past one go.
    public KeyEpochs epochs() {
        return new KeyEpochs(ring, time);
    }

    /// Reads an upload into memory, never to a file, and seals it. The stream isn't closed.
    ///
    /// @throws ValueTooLargeException when there are more bytes than the limit
    public Sealed seal(
            Connection connection, Subject subject, Category category, InputStream value, Set<IndexTerm> terms)
            throws SQLException, IOException {
        byte[] bytes = BoundedReading.read(value, limits.maxValueBytes());
        try {
            return seal(connection, subject, category, bytes, terms);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// Seals a value; sealed twice it gets two references and two commitments. In a destroyed category it begins a
    /// new data key. The caller's array stays the caller's: wipe it.
    ///
    /// @throws ValueTooLargeException when the value is larger than the limit
    public Sealed seal(Connection connection, Subject subject, Category category, byte[] value, Set<IndexTerm> terms)
            throws SQLException {
        requireTransaction(connection);
        if (value.length > limits.maxValueBytes()) {
            throw new ValueTooLargeException(limits.maxValueBytes());
        }
        if (terms.size() > limits.maxTerms()) {
            throw new IllegalArgumentException("a value may be found by at most " + limits.maxTerms() + " terms");
        }
        VaultRef ref = VaultRef.issue();
        byte[] nonce = new byte[Commitment.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] padded = Padding.pad(nonce, value);
        OffsetDateTime now = now();
        KeyRing keys = ring.writing(connection);
        try (DataKeys.Plain key = new DataKeys(keys).livingOrNew(connection, subject, category, now)) {
            Commitment commitment = Commitment.to(nonce, value);
            byte[] ciphertext = key.key().encrypt(padded, Decrypting.place(keys, subject, category, ref));
            Held held = new Held(ref, subject, category, commitment, now.toInstant());
            SealedRows.insert(connection, held, key.id(), keys.current().number(), ciphertext);
            new Index(keys, limits).write(connection, key.key(), category, ref, terms);
            return new Sealed(ref, commitment);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(ref, "it couldn't be sealed", e);
        } finally {
            Arrays.fill(padded, (byte) 0);
            Arrays.fill(nonce, (byte) 0);
        }
    }

    /// Opens a value. Whether the opener may, and the fact that it happened, are the caller's duty, in this
    /// transaction.
    ///
    /// @throws SealBrokenException         when the row was damaged, moved or tampered with
    /// @throws KeyRingException.EpochAbsent when the key of the row's epoch is destroyed
    public Opening open(Connection connection, VaultRef ref, OpeningReason reason, Opener opener) throws SQLException {
        Optional<SealedRow> row = SealedRows.row(connection, ref);
        if (row.isEmpty() || row.get().destroyedAt().isPresent()) {
            return switch (SealedRows.standing(connection, ref, row)) {
                case Gone gone -> gone;
                case Unknown unknown -> unknown;
                case Held held -> throw new SealBrokenException(held.ref(), "it is held and destroyed at once");
            };
        }
        return Decrypting.open(ring.reading(connection), row.get(), reason, opener, time.instant());
    }

    /// What is known about a reference without opening it: whose it is, of which category, its commitment.
    public Standing inspect(Connection connection, VaultRef ref) throws SQLException {
        return SealedRows.standing(connection, ref, SealedRows.row(connection, ref));
    }

    /// The values of the category that were sealed with an equal term, oldest first, at most the configured number.
    public List<Found> find(Connection connection, Category category, IndexTerm term) throws SQLException {
        return new Index(ring.reading(connection), limits).find(connection, category, term);
    }

    /// Makes whoever locks or has locked an equal term wait until this transaction ends: lock, [#find], and seal
    /// only what wasn't found, and a value exists once however many callers come at the same time. Name all terms
    /// in one call: they are locked in an order that can't deadlock.
    public void lock(Connection connection, Category category, Collection<IndexTerm> terms) throws SQLException {
        requireTransaction(connection);
        new Index(ring.writing(connection), limits).lock(connection, category, terms);
    }

    /// Deletes the subject's data key of the category, its ciphertexts and index. Waits for seals under that key
    /// that haven't committed and destroys them too. May be repeated; then it counts zero. Rows that came back from
    /// a backup go again. After the commit no call opens these values; a backup's copy of the rows opens only while
    /// the ring holds the key of their epoch.
    public Destroyed destroyCategory(Connection connection, Subject subject, Category category) throws SQLException {
        requireTransaction(connection);
        return new Destruction(connection, subject, category).carryOut(now());
    }

    /// Which of the references are neither held nor known as destroyed: after a restore these values are lost.
    public Set<VaultRef> missing(Connection connection, Collection<VaultRef> refs) throws SQLException {
        if (refs.size() > limits.maxRefs()) {
            throw new IllegalArgumentException("at most " + limits.maxRefs() + " references at once");
        }
        return SealedRows.missing(connection, refs);
    }

    /// References whose rows came back, for example from a backup, after they were destroyed, at most the
    /// configured number. They don't open; destroying their category again removes them. Not empty means: raise an
    /// alarm.
    public Set<VaultRef> resurfaced(Connection connection) throws SQLException {
        return SealedRows.resurfaced(connection, limits.maxFound());
    }

    @Override
    public String toString() {
        return "Vault[" + ring + "]";
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(time.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    static void requireTransaction(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "the vault works in the caller's transaction: switch auto-commit off, or begin a transaction");
        }
    }
}
