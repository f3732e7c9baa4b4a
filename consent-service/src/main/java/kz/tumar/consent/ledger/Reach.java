package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;

/// How many people a change would reach.
@ApplicationScoped
public class Reach {
    /// How many references have a consent to each of these purposes that stands now.
    public Map<PurposeCode, Long> consenting(Connection connection, Collection<PurposeCode> purposes)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT g.purposes[1], count(DISTINCT g.subject) FROM statement g
                WHERE g.kind = 'GIVEN' AND NOT g.lapsed AND NOT g.shadowed AND g.purposes && ?
                    AND (g.until IS NULL OR g.until >= current_date)
                    AND NOT EXISTS (SELECT FROM statement n
                        WHERE n.subject = g.subject AND n.purposes = g.purposes AND n.at >= g.at
                            AND (n.kind = 'WITHDRAWN'
                                OR n.kind = 'REFUSED' AND n.subject_category = g.subject_category))
                GROUP BY 1""")) {
            select.setArray(1, Texts.array(connection, purposes));
            try (ResultSet rows = select.executeQuery()) {
                var people = new TreeMap<PurposeCode, Long>();
                while (rows.next()) {
                    people.put(new PurposeCode(rows.getString(1)), rows.getLong(2));
                }
                return people;
            }
        }
    }

    /// How many employees signed for a version.
    public long signers(Connection connection, PolicyVersion version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT count(DISTINCT subject) FROM statement WHERE kind = 'FAMILIARISED' AND name = ?")) {
            select.setString(1, version.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
