package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.vault.IndexTerm;

/// The sealed pair of system and local id that every reference was issued for.
@ApplicationScoped
public class SealedIdentifiers {
    /// By what a person is found whom a system knows by a name of its own.
    public static IndexTerm term(HolderCode system, String localId) {
        return new IndexTerm("local-id", system + "/" + localId);
    }

    /// How many references have neither their sealed pair nor the trace of its destruction.
    public long missing(Connection connection, CategoryCode identifiers) throws SQLException {
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
