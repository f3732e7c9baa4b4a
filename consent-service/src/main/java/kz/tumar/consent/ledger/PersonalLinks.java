package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import kz.tumar.contract.PersonalLinkId;
import kz.tumar.contract.SubjectRef;

/// The links to people's pages that were made, and those that open nothing any more.
@ApplicationScoped
public class PersonalLinks {
    void issued(Connection transaction, SubjectRef subject, PersonalLinkId link) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO personal_link (id, subject) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, link.value());
            insert.setString(2, subject.value());
            insert.executeUpdate();
        }
    }

    void revoked(Connection transaction, PersonalLinkId link) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO personal_link_revoked (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, link.value());
            insert.executeUpdate();
        }
    }

    /// Whether a link was revoked.
    public boolean isRevoked(Connection connection, PersonalLinkId link) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT FROM personal_link_revoked WHERE id = ?")) {
            select.setObject(1, link.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /// To whose page a link leads, where it was ever made.
    public Optional<SubjectRef> subjectOf(Connection connection, PersonalLinkId link) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT subject FROM personal_link WHERE id = ?")) {
            select.setObject(1, link.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new SubjectRef(rows.getString(1))) : Optional.empty();
            }
        }
    }
}
