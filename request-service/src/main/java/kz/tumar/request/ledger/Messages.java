package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.MessageFailure;
import kz.tumar.contract.MessageKind;
import org.jspecify.annotations.Nullable;

/// The messages that facts gave rise to, and what became of each.
@ApplicationScoped
public class Messages {
    /// A message.
    ///
    /// @param id follows from the fact it tells of
    /// @param at when what it tells of happened
    /// @param state `WAITING`, `SENT` or `FAILED`
    /// @param attempts how often it was taken to be sent
    public record Message(
            UUID id,
            CaseId caseId,
            MessageKind kind,
            EventId about,
            Instant at,
            String state,
            @Nullable Instant endedAt,
            @Nullable String why,
            int attempts) {}

    /// How much waits, and since when.
    public record Waiting(long count, @Nullable Instant oldest) {}

    /// The id of the message that tells of a fact.
    public static UUID idOf(MessageKind kind, EventId about) {
        return DerivedId.from("tumar/message/v1", kind.name(), about.toString());
    }

    void add(Connection transaction, CaseId caseId, MessageKind kind, EventId about, Instant at) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO message (id, case_id, kind, about, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setObject(1, idOf(kind, about));
            insert.setObject(2, caseId.value());
            insert.setString(3, kind.name());
            insert.setObject(4, about.value());
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    void end(Connection transaction, UUID message, Instant at, @Nullable MessageFailure why) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("UPDATE message SET state = ?, ended_at = ?, why = ? WHERE id = ?")) {
            update.setString(1, why == null ? "SENT" : "FAILED");
            update.setObject(2, at.atOffset(ZoneOffset.UTC));
            update.setString(3, why == null ? null : why.name());
            update.setObject(4, message);
            update.executeUpdate();
        }
    }

    /// Takes messages that are due to be sent, oldest first; nobody else takes them while the lease
    /// lasts, and after it they are there again for whoever comes. What another process is taking
    /// right now is left to it.
    public List<Message> take(Connection transaction, Instant now, Duration lease, int most) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                UPDATE message SET attempts = attempts + 1, next_at = ? WHERE id IN (
                    SELECT id FROM message WHERE state = 'WAITING' AND next_at <= ?
                    ORDER BY next_at, at LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING id, case_id, kind, about, at, state, ended_at, why, attempts""")) {
            update.setObject(1, now.plus(lease).atOffset(ZoneOffset.UTC));
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setInt(3, most);
            return messages(update);
        }
    }

    /// Says when a message is to be tried again.
    public void again(Connection transaction, UUID message, Instant at) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("UPDATE message SET next_at = ? WHERE id = ? AND state = 'WAITING'")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setObject(2, message);
            update.executeUpdate();
        }
    }

    /// All messages about these requests, oldest first.
    public List<Message> of(Connection transaction, Collection<CaseId> cases) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT id, case_id, kind, about, at, state, ended_at, why, attempts FROM message
                WHERE case_id = ANY (?) ORDER BY at, kind""")) {
            select.setArray(
                    1,
                    transaction.createArrayOf(
                            "uuid", cases.stream().map(CaseId::value).toArray()));
            return messages(select);
        }
    }

    /// How much waits to be sent.
    public Waiting waiting(Connection transaction) throws SQLException {
        try (PreparedStatement select =
                        transaction.prepareStatement("SELECT count(*), min(at) FROM message WHERE state = 'WAITING'");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return new Waiting(rows.getLong(1), instant(rows, 2));
        }
    }

    private static List<Message> messages(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            var messages = new ArrayList<Message>();
            while (rows.next()) {
                messages.add(new Message(
                        rows.getObject(1, UUID.class),
                        new CaseId(rows.getObject(2, UUID.class)),
                        MessageKind.valueOf(rows.getString(3)),
                        new EventId(rows.getObject(4, UUID.class)),
                        rows.getObject(5, OffsetDateTime.class).toInstant(),
                        rows.getString(6),
                        instant(rows, 7),
                        rows.getString(8),
                        rows.getInt(9)));
            }
            return messages;
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
