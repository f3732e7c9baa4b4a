package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import kz.tumar.contract.HolderCode;

/// Which systems an order made to enforce.
@ApplicationScoped
public class Enforcement {
    void enforced(Connection transaction, HolderCode system, Instant since) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO enforced_system (system, since) VALUES (?, ?)
                ON CONFLICT (system) DO UPDATE SET since = least(enforced_system.since, excluded.since)""")) {
            insert.setString(1, system.value());
            insert.setObject(2, since.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /// Every system that an order made to enforce.
    public Set<HolderCode> systems(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT system FROM enforced_system");
                ResultSet rows = select.executeQuery()) {
            var systems = new HashSet<HolderCode>();
            while (rows.next()) {
                systems.add(new HolderCode(rows.getString(1)));
            }
            return systems;
        }
    }
}
