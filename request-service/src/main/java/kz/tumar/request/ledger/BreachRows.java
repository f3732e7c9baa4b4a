package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.request.decision.Breach;
import org.jspecify.annotations.Nullable;

/// Breaches by what lists and timers ask for. Each row follows from its case's facts.
@ApplicationScoped
public class BreachRows {
    void write(Connection transaction, Breach breach) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO breach (case_id, due, notified, missed, calendar) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (case_id) DO UPDATE SET due = excluded.due, notified = excluded.notified,
                    missed = excluded.missed, calendar = excluded.calendar""")) {
            upsert.setObject(1, breach.id().value());
            upsert.setObject(2, breach.due());
            upsert.setBoolean(3, breach.notified().isPresent());
            upsert.setBoolean(4, breach.missed());
            upsert.setString(5, breach.calendarVersion().value());
            upsert.executeUpdate();
        }
    }

    /// Breaches, the earliest due date first.
    ///
    /// @param open whether those of which the authority was not told are wanted, or the others; absent:
    /// both
    public List<CaseId> page(Connection transaction, @Nullable Boolean open, int limit) throws SQLException {
        String which = open == null ? "" : open ? "WHERE NOT notified " : "WHERE notified ";
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT case_id FROM breach " + which + "ORDER BY due, case_id LIMIT ?")) {
            select.setInt(1, limit);
            return ids(select);
        }
    }

    /// Breaches whose date has passed and of which that was not stated yet.
    public List<CaseId> overdue(Connection transaction, LocalDate today, int limit) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT case_id FROM breach WHERE NOT notified AND NOT missed AND due < ? ORDER BY due LIMIT ?")) {
            select.setObject(1, today);
            select.setInt(2, limit);
            return ids(select);
        }
    }

    private static List<CaseId> ids(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            var ids = new ArrayList<CaseId>();
            while (rows.next()) {
                ids.add(new CaseId(rows.getObject(1, UUID.class)));
            }
            return ids;
        }
    }
}
