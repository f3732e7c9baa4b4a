package kz.tumar.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.EventId;
import kz.tumar.contract.Rejection;
import kz.tumar.delivery.wire.Wire;
import org.jspecify.annotations.Nullable;

/// Which identities this service has seen, with what content, and what became of claims. It is what turns
/// at-least-once into exactly-once: every statement here runs in the transaction of the effect.
final class Inbox {
    private static final ObjectMapper JSON = Wire.strict();

    /// What was known of an identity.
    enum Seen {
        /// Nothing; it is recorded now.
        NEW,
        /// This very content.
        SAME,
        /// That its effect took place; the content is recorded now.
        DONE,
        /// Another content.
        OTHER
    }

    /// What became of a claim.
    record Outcome(List<EventId> facts, @Nullable Rejection rejection) {}

    /// Records an identity for ever.
    Seen record(Connection transaction, byte[] identity, byte[] content) throws SQLException {
        return record(transaction, identity, content, false);
    }

    /// Records the identity of what came from outside; it is forgotten some time after it can't come again, unless
    /// something followed from it.
    Seen recordForeign(Connection transaction, byte[] identity, byte[] content) throws SQLException {
        return record(transaction, identity, content, true);
    }

    private static Seen record(Connection transaction, byte[] identity, byte[] content, boolean forgettable)
            throws SQLException {
        if (insert(transaction, identity, content, forgettable)) {
            return Seen.NEW;
        }
        try (var select = transaction.prepareStatement("SELECT content FROM delivery_inbox WHERE identity = ?")) {
            select.setBytes(1, identity);
            try (var rows = select.executeQuery()) {
                byte[] known = rows.next() ? rows.getBytes(1) : null;
                if (known == null) {
                    fill(transaction, identity, content);
                    return Seen.DONE;
                }
                return Arrays.equals(known, content) ? Seen.SAME : Seen.OTHER;
            }
        }
    }

    private static boolean insert(Connection transaction, byte[] identity, byte[] content, boolean forgettable)
            throws SQLException {
        try (var insert = transaction.prepareStatement(
                "INSERT INTO delivery_inbox (identity, content, forgettable) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setBytes(1, identity);
            insert.setBytes(2, content);
            insert.setBoolean(3, forgettable);
            return insert.executeUpdate() == 1;
        }
    }

    private static void fill(Connection transaction, byte[] identity, byte @Nullable [] content) throws SQLException {
        try (var update = transaction.prepareStatement("UPDATE delivery_inbox SET content = ? WHERE identity = ?")) {
            update.setBytes(1, content);
            update.setBytes(2, identity);
            update.executeUpdate();
        }
    }

    /// Takes back that this content is the one that was done.
    void forgetContent(Connection transaction, byte[] identity) throws SQLException {
        fill(transaction, identity, null);
    }

    /// Takes back that an identity was seen.
    void takeBack(Connection transaction, byte[] identity) throws SQLException {
        try (var delete = transaction.prepareStatement("DELETE FROM delivery_inbox WHERE identity = ?")) {
            delete.setBytes(1, identity);
            delete.executeUpdate();
        }
    }

    boolean knows(Connection transaction, byte[] identity) throws SQLException {
        try (var select = transaction.prepareStatement("SELECT 1 FROM delivery_inbox WHERE identity = ?")) {
            select.setBytes(1, identity);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /// Marks the cause of a fact found at a rebuild as done, whatever its content was.
    void causeDone(Connection transaction, byte[] cause, EventId fact) throws SQLException {
        try (var upsert = transaction.prepareStatement("""
                INSERT INTO delivery_inbox AS known (identity, facts) VALUES (?, ARRAY[?::uuid])
                ON CONFLICT (identity) DO UPDATE SET facts = array_append(known.facts, ?::uuid)
                WHERE known.content IS NULL
                """)) {
            upsert.setBytes(1, cause);
            upsert.setObject(2, fact.value());
            upsert.setObject(3, fact.value());
            upsert.executeUpdate();
        }
    }

    /// Keeps refusals under their identities.
    void refused(Connection transaction, List<Round.Refused> all) throws SQLException {
        if (all.isEmpty()) {
            return;
        }
        try (var update =
                transaction.prepareStatement("UPDATE delivery_inbox SET rejection = ?::jsonb WHERE identity = ?")) {
            for (var each : all) {
                update.setString(1, JSON.writeValueAsString(each.rejection()));
                update.setBytes(2, each.identity());
                update.addBatch();
            }
            update.executeBatch();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a rejection can always be written", impossible);
        }
    }

    /// Forgets identities of what came from outside longer ago than this, and from which nothing followed.
    int forget(Connection transaction, Duration age, int most) throws SQLException {
        try (var delete = transaction.prepareStatement("""
                DELETE FROM delivery_inbox WHERE identity IN (
                  SELECT identity FROM delivery_inbox
                  WHERE forgettable AND seen < now() - make_interval(secs => ?) LIMIT ? FOR UPDATE SKIP LOCKED)
                """)) {
            delete.setDouble(1, (double) age.toSeconds());
            delete.setInt(2, most);
            return delete.executeUpdate();
        }
    }

    Outcome outcome(Connection transaction, byte[] identity) throws SQLException {
        try (var select =
                transaction.prepareStatement("SELECT facts, rejection FROM delivery_inbox WHERE identity = ?")) {
            select.setBytes(1, identity);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return new Outcome(List.of(), null);
                }
                var facts = rows.getArray(1);
                var ids = facts == null
                        ? List.<EventId>of()
                        : Arrays.stream((UUID[]) facts.getArray())
                                .map(EventId::new)
                                .toList();
                var rejection = rows.getString(2);
                return new Outcome(ids, rejection == null ? null : JSON.readValue(rejection, Rejection.class));
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a rejection that was written can be read", impossible);
        }
    }
}
