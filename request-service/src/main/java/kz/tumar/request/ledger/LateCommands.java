package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.fact.CommandOverdue;

/// Holders that did not obey an order of a case in time.
@ApplicationScoped
public class LateCommands {
    /// One that is late still.
    public record Late(OrderId orderId, CaseId caseId, CommandKind command, HolderCode holder, Instant due) {}

    void late(Connection transaction, CommandOverdue late) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO late_command (order_id, holder, case_id, command, due) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")) {
            insert.setObject(1, late.orderId().value());
            insert.setString(2, late.holder().value());
            insert.setObject(3, late.caseId().value());
            insert.setString(4, late.command().name());
            insert.setObject(5, late.due().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /// The holders of which it was stated that they are late with an order.
    public Set<HolderCode> statedFor(Connection transaction, OrderId order) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT holder FROM late_command WHERE order_id = ?")) {
            select.setObject(1, order.value());
            try (ResultSet rows = select.executeQuery()) {
                var holders = new HashSet<HolderCode>();
                while (rows.next()) {
                    holders.add(new HolderCode(rows.getString(1)));
                }
                return holders;
            }
        }
    }

    /// Who is late still, the longest first.
    public List<Late> still(Connection transaction, int limit) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT late.order_id, late.case_id, late.command, late.holder, late.due FROM late_command late
                WHERE NOT EXISTS (SELECT 1 FROM holder_answer said WHERE said.order_id = late.order_id
                    AND said.holder = late.holder AND said.outcome NOT IN ('ACCEPTED', 'FAILED'))
                ORDER BY late.due, late.order_id, late.holder LIMIT ?""")) {
            select.setInt(1, limit);
            try (ResultSet rows = select.executeQuery()) {
                var late = new ArrayList<Late>();
                while (rows.next()) {
                    late.add(new Late(
                            new OrderId(rows.getObject(1, UUID.class)),
                            new CaseId(rows.getObject(2, UUID.class)),
                            CommandKind.valueOf(rows.getString(3)),
                            new HolderCode(rows.getString(4)),
                            rows.getObject(5, OffsetDateTime.class).toInstant()));
                }
                return late;
            }
        }
    }
}
