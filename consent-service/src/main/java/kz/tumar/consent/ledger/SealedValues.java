package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultRef;
import org.jspecify.annotations.Nullable;

/// What lies sealed here about people, and what facts say should lie here and doesn't (after a rebuild it can't
/// come
/// back).
@ApplicationScoped
public class SealedValues {
    private static final int BATCH = 5_000;

    private final Vault vault;

    @Inject
    SealedValues(Vault vault) {
        this.vault = vault;
    }

    /// One sealed value.
    public record Value(CategoryCode category, SealedContent content) {}

    /// What lies sealed about a person in these categories.
    public List<Value> of(Connection transaction, SubjectRef subject, Collection<CategoryCode> categories)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT category, ref, encode(commitment, 'hex') FROM vault_sealed
                WHERE subject = ? AND category = ANY (?) ORDER BY created_at, ref""")) {
            select.setString(1, subject.value());
            select.setArray(2, Texts.array(transaction, categories));
            try (ResultSet rows = select.executeQuery()) {
                var values = new ArrayList<Value>();
                while (rows.next()) {
                    values.add(new Value(
                            new CategoryCode(rows.getString(1)),
                            new SealedContent(new SealedRef(rows.getString(2)), new Sha256(rows.getString(3)))));
                }
                return values;
            }
        }
    }

    void mention(Connection transaction, SubjectRef subject, @Nullable SealedContent content) throws SQLException {
        if (content == null) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO sealed_mention (ref, subject) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, content.sealedRef().value());
            insert.setString(2, subject.value());
            insert.executeUpdate();
        }
    }

    /// How many sealed values facts mention that are neither here nor known to be destroyed.
    public long missingMentions(Connection connection) throws SQLException {
        long missing = 0;
        String last = "";
        while (true) {
            List<VaultRef> batch = mentionsAfter(connection, last);
            if (batch.isEmpty()) {
                return missing;
            }
            missing += vault.missing(connection, batch).size();
            last = batch.getLast().value();
        }
    }

    private static List<VaultRef> mentionsAfter(Connection connection, String last) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT ref FROM sealed_mention WHERE ref > ? ORDER BY ref LIMIT " + BATCH)) {
            select.setString(1, last);
            try (ResultSet rows = select.executeQuery()) {
                var batch = new ArrayList<VaultRef>();
                while (rows.next()) {
                    batch.add(new VaultRef(rows.getString(1)));
                }
                return batch;
            }
        }
    }

    /// How many references have neither their sealed pair of system and local id nor the trace of its destruction.
    public long missingIdentifiers(Connection connection, CategoryCode identifiers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT count(*) FROM subject s
                WHERE NOT EXISTS (SELECT FROM vault_sealed v WHERE v.subject = s.ref AND v.category = ?)
                AND NOT EXISTS (SELECT FROM vault_destroyed d WHERE d.subject = s.ref AND d.category = ?)""")) {
            select.setString(1, identifiers.value());
            select.setString(2, identifiers.value());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
