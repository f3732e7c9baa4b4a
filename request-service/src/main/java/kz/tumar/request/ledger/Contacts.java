package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TextLanguage;
import kz.tumar.contract.fact.ContactGiven;

/// Where messages about requests go.
@ApplicationScoped
public class Contacts {
    /// A sealed address and the language that is read there.
    public record Contact(SubjectRef subject, SealedRef address, TextLanguage language) {}

    void put(Connection transaction, SubjectRef subject, ContactGiven given) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO contact (case_id, subject, address, language) VALUES (?, ?, ?, ?)
                ON CONFLICT (case_id) DO UPDATE SET address = excluded.address, language = excluded.language""")) {
            upsert.setObject(1, given.caseId().value());
            upsert.setString(2, subject.value());
            upsert.setString(3, given.address().sealedRef().value());
            upsert.setString(4, given.language().name());
            upsert.executeUpdate();
        }
    }

    /// Where messages about a request go, if anywhere.
    public Optional<Contact> of(Connection transaction, CaseId caseId) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT subject, address, language FROM contact WHERE case_id = ?")) {
            select.setObject(1, caseId.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Contact(
                                new SubjectRef(rows.getString(1)),
                                new SealedRef(rows.getString(2)),
                                TextLanguage.valueOf(rows.getString(3))))
                        : Optional.empty();
            }
        }
    }
}
