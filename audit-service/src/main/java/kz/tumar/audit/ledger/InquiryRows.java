package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How far the log was looked through for inquiries of the authority.
public final class InquiryRows {
    private InquiryRows() {}

    /// The first entry that was not looked at.
    public static long next(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT next_index FROM inquiry_position");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /// Notes that everything before an entry was looked at; never less than was noted before.
    public static void looked(Connection connection, long next) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO inquiry_position (next_index) VALUES (?) ON CONFLICT (only_one)
                DO UPDATE SET next_index = greatest(inquiry_position.next_index, excluded.next_index)""")) {
            upsert.setLong(1, next);
            upsert.executeUpdate();
        }
    }
}
