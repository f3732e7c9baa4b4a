package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TraceParent;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.retention.decision.Destruction;
import org.jspecify.annotations.Nullable;

/// Orders to destroy and to stop, as their facts make them.
public final class Orders {
    private Orders() {}

    /// How an order's own events are tied to what caused it.
    public record Journey(
            CorrelationId correlation, @Nullable TraceParent trace, PolicyVersion under) {}

    /// An order to stop processing for a purpose.
    public record Stop(OrderId id, SubjectRef subject, PurposeCode purpose, Instant at, Journey journey) {}

    /// One fact of an order.
    public record Dated(UUID eventId, String type, Instant at, RetentionFact fact) {}

    /// What is scheduled, for a list.
    public record Due(OrderId id, SubjectRef subject, Instant notBefore, LocalDate dueOn, String state) {}

    /// One order.
    public static Optional<Destruction> find(Connection transaction, OrderId id) throws SQLException {
        return orders(transaction, "d.order_id = ?", id.value()).stream().findFirst();
    }

    private static List<Destruction> orders(Connection transaction, String where, Object value) throws SQLException {
        record Line(OrderId id, SubjectRef subject, String why, String type, String content) {}
        var lines = Rows.select(
                transaction,
                "SELECT d.order_id, d.subject, d.why, f.type, f.content FROM destruction d"
                        + " JOIN order_fact f USING (order_id) WHERE " + where + " ORDER BY d.order_id, f.n",
                row -> new Line(
                        new OrderId(Rows.uuid(row, "order_id")),
                        new SubjectRef(row.getString("subject")),
                        row.getString("why"),
                        row.getString("type"),
                        row.getString("content")),
                value);
        var byOrder = new LinkedHashMap<OrderId, List<Line>>();
        lines.forEach(line ->
                byOrder.computeIfAbsent(line.id(), one -> new ArrayList<>()).add(line));
        return byOrder.values().stream()
                .map(own -> Destruction.of(
                        own.getFirst().subject(),
                        Rows.read(own.getFirst().why(), RetentionAssessed.class),
                        own.stream()
                                .map(line -> fact(line.type(), line.content()))
                                .toList()))
                .toList();
    }

    static RetentionFact fact(String type, String content) {
        var payload = Catalogue.fact(new EventType(type)).orElseThrow();
        return Rows.read(content, payload.asSubclass(RetentionFact.class));
    }

    /// Every fact of an order, in order.
    public static List<Dated> history(Connection transaction, OrderId id) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT event_id, type, at, content FROM order_fact WHERE order_id = ? ORDER BY n",
                row -> new Dated(
                        Rows.uuid(row, "event_id"),
                        row.getString("type"),
                        Rows.instant(row, "at"),
                        fact(row.getString("type"), row.getString("content"))),
                id.value());
    }

    /// How an order to destroy is tied to its cause.
    public static Optional<Journey> journey(Connection transaction, OrderId id) throws SQLException {
        return Rows.one(
                transaction,
                "SELECT correlation, trace, policy_version FROM destruction WHERE order_id = ?",
                Orders::journeyOf,
                id.value());
    }

    /// How these orders to destroy are tied to their causes.
    public static Map<OrderId, Journey> journeys(Connection transaction, Collection<OrderId> ids) throws SQLException {
        var found = new HashMap<OrderId, Journey>();
        Rows.select(
                        transaction,
                        "SELECT order_id, correlation, trace, policy_version FROM destruction WHERE order_id = ANY (?)",
                        row -> Map.entry(new OrderId(Rows.uuid(row, "order_id")), journeyOf(row)),
                        (Object) Agenda.ids(ids))
                .forEach(pair -> found.put(pair.getKey(), pair.getValue()));
        return found;
    }

    /// When an order came on the schedule.
    public static Optional<Instant> scheduledAt(Connection transaction, OrderId id) throws SQLException {
        return Rows.one(
                transaction,
                "SELECT scheduled_at FROM destruction WHERE order_id = ?",
                row -> Rows.instant(row, "scheduled_at"),
                id.value());
    }

    /// The policy version an order was given under.
    public static Optional<PolicyVersion> orderedUnder(Connection transaction, OrderId id) throws SQLException {
        return Rows.one(
                transaction,
                "SELECT ordered_under FROM destruction WHERE order_id = ? AND ordered_under IS NOT NULL",
                row -> new PolicyVersion(row.getString(1)),
                id.value());
    }

    private static Journey journeyOf(ResultSet row) throws SQLException {
        var trace = row.getString("trace");
        return new Journey(
                new CorrelationId(Rows.uuid(row, "correlation")),
                trace == null ? null : new TraceParent(trace),
                new PolicyVersion(row.getString("policy_version")));
    }

    /// One order to stop processing.
    public static Optional<Stop> stop(Connection transaction, OrderId id) throws SQLException {
        return stops(transaction, List.of(id)).stream().findFirst();
    }

    /// Orders to stop processing.
    public static List<Stop> stops(Connection transaction, Collection<OrderId> ids) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT * FROM stop_order WHERE order_id = ANY (?) ORDER BY at, order_id",
                row -> new Stop(
                        new OrderId(Rows.uuid(row, "order_id")),
                        new SubjectRef(row.getString("subject")),
                        new PurposeCode(row.getString("purpose")),
                        Rows.instant(row, "at"),
                        journeyOf(row)),
                (Object) Agenda.ids(ids));
    }

    /// Orders to destroy, the earliest first.
    public static List<Due> list(Connection transaction, @Nullable SubjectRef subject, @Nullable String state, int most)
            throws SQLException {
        return Rows.select(
                transaction,
                """
                SELECT order_id, subject, not_before, due_on, state FROM destruction
                WHERE (?::text IS NULL OR subject = ?::text) AND (?::text IS NULL OR state = ?::text)
                ORDER BY not_before, order_id LIMIT ?
                """,
                row -> new Due(
                        new OrderId(Rows.uuid(row, "order_id")),
                        new SubjectRef(row.getString("subject")),
                        Rows.instant(row, "not_before"),
                        Rows.date(row, "due_on"),
                        row.getString("state")),
                subject == null ? null : subject.value(),
                subject == null ? null : subject.value(),
                state,
                state,
                most);
    }

    /// The order that an act is of.
    public static Optional<OrderId> ofAct(Connection transaction, String number) throws SQLException {
        return Rows.one(
                transaction,
                "SELECT order_id FROM destruction WHERE act_number = ?",
                row -> new OrderId(Rows.uuid(row, "order_id")),
                number);
    }

    /// The act's text, where it was kept.
    public static Optional<String> act(Connection transaction, OrderId id) throws SQLException {
        return Rows.one(
                transaction,
                "SELECT act FROM destruction WHERE order_id = ? AND act IS NOT NULL",
                row -> row.getString(1),
                id.value());
    }

    /// Keeps the act's text.
    public static void keepAct(Connection transaction, OrderId id, String act) throws SQLException {
        Rows.update(transaction, "UPDATE destruction SET act = ? WHERE order_id = ?", act, id.value());
    }

    /// The assessments that stand under a reference.
    public static Map<String, RetentionAssessed> assessments(Connection transaction, SubjectRef subject)
            throws SQLException {
        var found = new LinkedHashMap<String, RetentionAssessed>();
        Rows.select(
                        transaction,
                        "SELECT question, content FROM assessment WHERE subject = ? ORDER BY question",
                        row -> Map.entry(row.getString(1), Rows.read(row.getString(2), RetentionAssessed.class)),
                        subject.value())
                .forEach(pair -> found.put(pair.getKey(), pair.getValue()));
        return found;
    }
}
