package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.retention.decision.Rules;

/// Which systems only observe: those that the policy says begin so, until an order made our answers bind them.
public final class Enforcement {
    private Enforcement() {}

    /// An order made our answers bind a system.
    public static void enforced(Connection transaction, HolderCode system, Instant at) throws SQLException {
        Rows.update(
                transaction,
                "INSERT INTO enforced_system (system, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                system.value(),
                at);
    }

    /// The systems that are commanded nothing.
    public static Set<HolderCode> observing(Connection transaction, Rules rules) throws SQLException {
        var observing = new HashSet<HolderCode>();
        rules.holders().stream().filter(Rules.HolderRule::observes).forEach(holder -> observing.add(holder.code()));
        if (!observing.isEmpty()) {
            observing.removeAll(Rows.select(
                    transaction, "SELECT system FROM enforced_system", row -> new HolderCode(row.getString(1))));
        }
        return Set.copyOf(observing);
    }

    /// What these systems were not told because they only observed, in the order of its ids.
    public static List<Holders.Part> observed(Connection transaction, Set<HolderCode> systems, int most)
            throws SQLException {
        return Rows.select(
                transaction,
                """
                SELECT * FROM holder_order WHERE state = 'OBSERVED' AND holder = ANY (?)
                ORDER BY holder, order_id, command LIMIT ?
                """,
                Holders::part,
                systems.stream().map(HolderCode::value).toArray(String[]::new),
                most);
    }

    /// A command that is not to be given any more.
    public static void needless(Connection transaction, Holders.Part part) throws SQLException {
        OrderId order = part.order();
        Rows.update(
                transaction,
                "UPDATE holder_order SET state = 'CLOSED' WHERE order_id = ? AND command = ? AND holder = ?",
                order.value(),
                part.command().name(),
                part.holder().value());
    }
}
