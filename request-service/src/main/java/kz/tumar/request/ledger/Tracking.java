package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.TrackingNumber;
import kz.tumar.contract.fact.TrackingIssued;

/// The numbers under which requests are asked for.
@ApplicationScoped
public class Tracking {
    /// A number as it was issued.
    ///
    /// @param secret the digest of the secret that was shown beside it
    public record Issued(CaseId caseId, TrackingNumber number, Sha256 secret) {}

    void add(Connection transaction, TrackingIssued issued) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO tracking (number, case_id, secret) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, issued.number().value());
            insert.setObject(2, issued.caseId().value());
            insert.setString(3, issued.secret().value());
            insert.executeUpdate();
        }
    }

    /// The request of a number.
    public Optional<Issued> find(Connection transaction, TrackingNumber number) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT case_id, number, secret FROM tracking WHERE number = ?")) {
            select.setString(1, number.value());
            return one(select);
        }
    }

    /// The number of a request, where it got one.
    public Optional<Issued> of(Connection transaction, CaseId caseId) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT case_id, number, secret FROM tracking WHERE case_id = ?")) {
            select.setObject(1, caseId.value());
            return one(select);
        }
    }

    private static Optional<Issued> one(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new Issued(
                            new CaseId(rows.getObject(1, UUID.class)),
                            new TrackingNumber(rows.getString(2)),
                            new Sha256(rows.getString(3))))
                    : Optional.empty();
        }
    }
}
