package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;

/// Open inquiries and breaches by the calendar that their date was counted with.
@ApplicationScoped
public class CountedByDate {
    /// Those counted with another calendar, by id.
    public List<CaseId> otherwise(Connection transaction, CalendarVersion calendar, int limit) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT case_id FROM authority_inquiry WHERE NOT answered AND calendar <> ?
                UNION ALL SELECT case_id FROM breach WHERE NOT notified AND calendar <> ?
                ORDER BY case_id LIMIT ?""")) {
            select.setString(1, calendar.value());
            select.setString(2, calendar.value());
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                var ids = new ArrayList<CaseId>();
                while (rows.next()) {
                    ids.add(new CaseId(rows.getObject(1, UUID.class)));
                }
                return ids;
            }
        }
    }

    /// Notes that the date of one is the same under this calendar: it needs no fact.
    public void agree(Connection transaction, CaseId caseId, CalendarVersion calendar) throws SQLException {
        for (String table : List.of("authority_inquiry", "breach")) {
            try (PreparedStatement update =
                    transaction.prepareStatement("UPDATE " + table + " SET calendar = ? WHERE case_id = ?")) {
                update.setString(1, calendar.value());
                update.setObject(2, caseId.value());
                update.executeUpdate();
            }
        }
    }
}
