package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.DestructionApproved;

/// Who approved which orders, and which wait for it.
public final class Approvals {
    private Approvals() {}

    static void given(Connection transaction, OrderId order, DestructionApproved approved) throws SQLException {
        var officer = Objects.requireNonNull(approved.actor().officer(), "only a person approves");
        Rows.update(
                transaction,
                "INSERT INTO order_approval (order_id, officer, last) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                order.value(),
                officer.value(),
                approved.last());
        if (approved.last()) {
            Rows.update(transaction, "UPDATE destruction_due SET awaits = false WHERE order_id = ?", order.value());
        }
    }

    /// Who approved an order so far.
    public static Set<Sha256> of(Connection transaction, OrderId order) throws SQLException {
        return Set.copyOf(Rows.select(
                transaction,
                "SELECT officer FROM order_approval WHERE order_id = ?",
                row -> new Sha256(row.getString(1)),
                order.value()));
    }

    /// Whether enough people approved an order.
    public static boolean complete(Connection transaction, OrderId order) throws SQLException {
        return Rows.one(
                        transaction,
                        "SELECT 1 FROM order_approval WHERE order_id = ? AND last LIMIT 1",
                        row -> true,
                        order.value())
                .orElse(false);
    }

    /// Keeps an order from falling due until it is approved.
    public static void await(Connection transaction, OrderId order) throws SQLException {
        Rows.update(transaction, "UPDATE destruction_due SET awaits = true WHERE order_id = ?", order.value());
    }

    /// Lets go on what waits, because the policy asks for no approval any more.
    public static void needless(Connection transaction, int most) throws SQLException {
        Rows.update(transaction, """
                UPDATE destruction_due SET awaits = false
                WHERE order_id IN (SELECT order_id FROM destruction_due WHERE awaits LIMIT ? FOR UPDATE SKIP LOCKED)
                """, most);
    }

    /// Orders that wait for approval, those due first.
    public static List<OrderId> awaiting(Connection transaction, int most) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT order_id FROM destruction_due WHERE awaits ORDER BY not_before, order_id LIMIT ?",
                row -> new OrderId(Rows.uuid(row, "order_id")),
                most);
    }
}
