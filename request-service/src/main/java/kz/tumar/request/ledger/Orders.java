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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.request.decision.Order;

/// Orders to holders and what each holder answered.
@ApplicationScoped
public class Orders {
    private static final String COLUMNS =
            "order_id, kind, case_id, subject, categories, block_id, value_ref, value_commitment, correlation, at, repeats";

    /// An order with when it was given.
    ///
    /// @param repeats how often its unanswered commands went out again
    public record Given(Order order, CorrelationId journey, Instant at, int repeats) {}

    /// A holder's latest answer.
    public record Answer(CommandOutcome outcome, Instant at) {}

    /// Notes an order; repeating it changes nothing.
    void add(Connection transaction, Order order, CorrelationId journey, Instant at) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO holder_command (order_id, kind, case_id, subject, categories, block_id, value_ref,
                    value_commitment, correlation, at, repeat_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (order_id) DO NOTHING""")) {
            insert.setObject(1, order.id().value());
            insert.setString(2, order.kind().name());
            insert.setObject(3, order.caseId().value());
            insert.setString(4, order.subject().value());
            insert.setArray(5, Texts.array(transaction, order.categories()));
            insert.setObject(6, order.block() == null ? null : order.block().value());
            SealedContent value = order.value();
            insert.setString(7, value == null ? null : value.sealedRef().value());
            insert.setString(8, value == null ? null : value.commitment().value());
            insert.setObject(9, journey.value());
            insert.setObject(10, at.atOffset(ZoneOffset.UTC));
            insert.setObject(11, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /// The order of this id for this reference.
    public Optional<Given> find(Connection transaction, OrderId order, SubjectRef subject) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT " + COLUMNS + " FROM holder_command WHERE order_id = ? AND subject = ?")) {
            select.setObject(1, order.value());
            select.setString(2, subject.value());
            return read(select).stream().findFirst();
        }
    }

    /// The orders of a case, in order.
    public List<Given> of(Connection transaction, CaseId caseId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT " + COLUMNS + " FROM holder_command WHERE case_id = ? ORDER BY at, kind, order_id")) {
            select.setObject(1, caseId.value());
            return read(select);
        }
    }

    /// The orders that hand a sealed value to holders.
    public List<Given> withValue(Connection transaction, SealedRef value) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT " + COLUMNS + " FROM holder_command WHERE value_ref = ?")) {
            select.setString(1, value.value());
            return read(select);
        }
    }

    /// Orders that not everyone is known to have answered and that are to be looked at by now; each is locked, and
    /// those that another process has locked are left to it.
    public List<Given> unsettled(Connection transaction, Instant now, int limit) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT " + COLUMNS + " FROM holder_command WHERE NOT settled AND repeat_at <= ?"
                        + " ORDER BY repeat_at LIMIT ? FOR UPDATE SKIP LOCKED")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, limit);
            return read(select);
        }
    }

    /// Every holder's latest answer to an order.
    public Map<HolderCode, Answer> answers(Connection transaction, OrderId order) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT holder, outcome, at FROM holder_answer WHERE order_id = ?")) {
            select.setObject(1, order.value());
            try (ResultSet rows = select.executeQuery()) {
                var answers = new TreeMap<HolderCode, Answer>();
                while (rows.next()) {
                    answers.put(
                            new HolderCode(rows.getString(1)),
                            new Answer(
                                    CommandOutcome.valueOf(rows.getString(2)),
                                    rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
                return answers;
            }
        }
    }

    void answered(Connection transaction, OrderId order, HolderCode holder, CommandOutcome outcome, Instant at)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO holder_answer (order_id, holder, outcome, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (order_id, holder) DO UPDATE SET outcome = excluded.outcome, at = excluded.at""")) {
            upsert.setObject(1, order.value());
            upsert.setString(2, holder.value());
            upsert.setString(3, outcome.name());
            upsert.setObject(4, at.atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
    }

    /// Notes that everyone has answered an order.
    public void settle(Connection transaction, OrderId order) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("UPDATE holder_command SET settled = true WHERE order_id = ?")) {
            update.setObject(1, order.value());
            update.executeUpdate();
        }
    }

    /// Notes how often the unanswered commands of an order went out again, and when to look at it next.
    public void lookAgain(Connection transaction, OrderId order, int repeats, Instant next) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "UPDATE holder_command SET repeats = ?, repeat_at = ? WHERE order_id = ?")) {
            update.setInt(1, repeats);
            update.setObject(2, next.atOffset(ZoneOffset.UTC));
            update.setObject(3, order.value());
            update.executeUpdate();
        }
    }

    private static List<Given> read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            var orders = new ArrayList<Given>();
            while (rows.next()) {
                orders.add(given(rows));
            }
            return orders;
        }
    }

    private static Given given(ResultSet row) throws SQLException {
        UUID block = row.getObject(6, UUID.class);
        String value = row.getString(7);
        var order = new Order(
                new OrderId(row.getObject(1, UUID.class)),
                CommandKind.valueOf(row.getString(2)),
                new CaseId(row.getObject(3, UUID.class)),
                new SubjectRef(row.getString(4)),
                Texts.read(row, 5, CategoryCode::new),
                block == null ? null : new BlockId(block),
                value == null ? null : new SealedContent(new SealedRef(value), new Sha256(row.getString(8))));
        return new Given(
                order,
                new CorrelationId(row.getObject(9, UUID.class)),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getInt(11));
    }
}
