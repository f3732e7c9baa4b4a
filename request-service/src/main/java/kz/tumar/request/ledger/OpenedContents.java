package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.PersonalDataRevealed;

/// Which officer opened which sealed content.
@ApplicationScoped
public class OpenedContents {
    void opened(Connection transaction, PersonalDataRevealed revealed, Instant at) throws SQLException {
        Sha256 officer = revealed.actor().officer();
        if (officer == null) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO opened_content (sealed_ref, officer, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, revealed.sealedRef().value());
            insert.setString(2, officer.value());
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /// Which of these contents an officer opened.
    public Set<SealedRef> by(Connection transaction, Sha256 officer, Collection<SealedRef> contents)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT sealed_ref FROM opened_content WHERE officer = ? AND sealed_ref = ANY (?)")) {
            select.setString(1, officer.value());
            select.setArray(2, Texts.array(transaction, contents));
            try (ResultSet rows = select.executeQuery()) {
                var opened = new HashSet<SealedRef>();
                while (rows.next()) {
                    opened.add(new SealedRef(rows.getString(1)));
                }
                return opened;
            }
        }
    }
}
