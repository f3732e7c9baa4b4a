package kz.tumar.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.PartitionOffset;
import kz.tumar.delivery.wire.Wire;
import org.jspecify.annotations.Nullable;

/// What was put aside, lane by lane. A lane's first row says why; the later ones are behind it. What they are lies
/// there unreadable: a claim that nobody has decided yet may say what it has no right to.
final class Aside {
    private static final ObjectMapper JSON = Wire.strict();
    private static final TypeReference<List<PartitionOffset>> ENDS = new TypeReference<>() {};

    private final Concealing concealing;
    private volatile boolean mayWait = true;

    Aside(Settings.Secret key) {
        this.concealing = new Concealing(key);
    }

    /// Whether something may be aside that only waits.
    boolean mayWait() {
        return mayWait;
    }

    void mayWait(boolean may) {
        mayWait = may;
    }

    /// Why something is aside.
    sealed interface Why {
        /// Our code failed on it.
        record Failed(String failure, int attempts) implements Why {}

        /// It waits until these offsets were consumed.
        record WaitsFor(List<PartitionOffset> ends) implements Why {}

        /// It is behind another of its lane.
        record Behind() implements Why {}
    }

    /// A row.
    record Put(long id, String lane, Received received, Why why) {}

    void put(Connection transaction, String lane, Received received, Why why) throws SQLException {
        mayWait = true;
        try (var insert = transaction.prepareStatement("""
                INSERT INTO delivery_parked
                  (key, topic, partition, "offset", sender, value, append_time, failure, attempts, waiting_for)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """)) {
            insert.setString(1, lane);
            var origin = received.origin() instanceof Origin.OnTopic topic ? topic : null;
            insert.setString(2, origin == null ? null : origin.topic().value());
            insert.setObject(3, origin == null ? null : origin.partition(), java.sql.Types.INTEGER);
            insert.setObject(4, origin == null ? null : origin.offset(), java.sql.Types.BIGINT);
            insert.setString(
                    5,
                    received.channel() instanceof Channel.Claims claims
                            ? claims.sender().value()
                            : null);
            insert.setBytes(6, concealing.conceal(received.key(), received.value()));
            insert.setObject(7, received.receipt().atOffset(ZoneOffset.UTC));
            insert.setString(8, why instanceof Why.Failed failed ? failed.failure() : null);
            insert.setInt(9, why instanceof Why.Failed failed ? failed.attempts() : 0);
            insert.setString(10, why instanceof Why.WaitsFor waits ? json(waits.ends()) : null);
            insert.executeUpdate();
        }
    }

    /// Which of these lanes have something aside.
    Set<String> among(Connection transaction, Collection<String> lanes) throws SQLException {
        try (var select =
                transaction.prepareStatement("SELECT DISTINCT key FROM delivery_parked WHERE key = ANY (?)")) {
            select.setArray(1, transaction.createArrayOf("text", lanes.toArray()));
            try (var rows = select.executeQuery()) {
                var found = new HashSet<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    /// Which lanes have something aside.
    ///
    /// @param forClaims those with anything: claims of one lane keep their order
    /// @param forAll those on which our code failed, or where something of our own services is aside
    record Blocked(Set<String> forClaims, Set<String> forAll) {
        Blocked() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    /// What is aside of these lanes.
    Blocked blocked(Connection transaction, Collection<String> lanes) throws SQLException {
        try (var select = transaction.prepareStatement("""
                SELECT key, bool_or(failure IS NOT NULL OR sender IS NULL)
                FROM delivery_parked WHERE key = ANY (?) GROUP BY key
                """)) {
            select.setArray(1, transaction.createArrayOf("text", lanes.toArray()));
            try (var rows = select.executeQuery()) {
                var blocked = new Blocked();
                while (rows.next()) {
                    blocked.forClaims().add(rows.getString(1));
                    if (rows.getBoolean(2)) {
                        blocked.forAll().add(rows.getString(1));
                    }
                }
                return blocked;
            }
        }
    }

    /// Whether something of these topics only waits, or is behind what only waits.
    boolean waits(Connection transaction, Collection<TopicName> topics) throws SQLException {
        try (var select = transaction.prepareStatement("""
                SELECT EXISTS (SELECT FROM delivery_parked p WHERE p.topic = ANY (?) AND NOT EXISTS (
                  SELECT FROM delivery_parked q WHERE q.key = p.key AND q.failure IS NOT NULL))
                """)) {
            select.setArray(
                    1,
                    transaction.createArrayOf(
                            "text", topics.stream().map(TopicName::value).toArray()));
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /// The first of a lane, held until the transaction ends.
    Optional<Put> first(Connection transaction, String lane) throws SQLException {
        try (var select = transaction.prepareStatement(
                "SELECT * FROM delivery_parked WHERE key = ? ORDER BY id LIMIT 1 FOR UPDATE")) {
            select.setString(1, lane);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(putOf(rows)) : Optional.empty();
            }
        }
    }

    /// The firsts of lanes on which our code has not failed.
    List<Put> waiting(Connection transaction, int most) throws SQLException {
        return heads(transaction, "p.failure IS NULL", most);
    }

    /// The firsts of lanes on which our code has failed, the oldest first.
    List<Put> failed(Connection transaction, int most) throws SQLException {
        return heads(transaction, "p.failure IS NOT NULL", most);
    }

    private List<Put> heads(Connection transaction, String which, int most) throws SQLException {
        try (var select = transaction.prepareStatement("SELECT * FROM delivery_parked p WHERE " + which
                + " AND NOT EXISTS (SELECT 1 FROM delivery_parked q WHERE q.key = p.key AND q.id < p.id)"
                + " ORDER BY id LIMIT ?")) {
            select.setInt(1, most);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Put>();
                while (rows.next()) {
                    found.add(putOf(rows));
                }
                return found;
            }
        }
    }

    void remove(Connection transaction, long id) throws SQLException {
        try (var delete = transaction.prepareStatement("DELETE FROM delivery_parked WHERE id = ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
        }
    }

    void explain(Connection transaction, long id, Why why) throws SQLException {
        try (var update = transaction.prepareStatement(
                "UPDATE delivery_parked SET failure = ?, attempts = attempts + ?, waiting_for = ?::jsonb WHERE id = ?")) {
            update.setString(1, why instanceof Why.Failed failed ? failed.failure() : null);
            update.setInt(2, why instanceof Why.Failed failed ? failed.attempts() : 0);
            update.setString(3, why instanceof Why.WaitsFor waits ? json(waits.ends()) : null);
            update.setLong(4, id);
            update.executeUpdate();
        }
    }

    /// How much is aside: rows of lanes on which our code failed, and of lanes that wait.
    record Counts(long parked, long waiting) {}

    Counts counts(Connection transaction) throws SQLException {
        try (var select = transaction.prepareStatement("""
                        SELECT count(*) FILTER (WHERE failed), count(*) FILTER (WHERE NOT failed)
                        FROM (SELECT bool_or(failure IS NOT NULL) OVER (PARTITION BY key) AS failed
                              FROM delivery_parked) AS lanes
                        """);
                var rows = select.executeQuery()) {
            rows.next();
            return new Counts(rows.getLong(1), rows.getLong(2));
        }
    }

    /// Since when a row is aside, for the eyes of an officer.
    List<Parking.Parked> parked(Connection transaction, int most) throws SQLException {
        try (var select = transaction.prepareStatement("""
                SELECT p.*, bool_or(failure IS NOT NULL) OVER (PARTITION BY key) AS failed
                FROM delivery_parked p ORDER BY id LIMIT 100000
                """)) {
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Parking.Parked>();
                while (rows.next() && found.size() < most) {
                    if (rows.getBoolean("failed")) {
                        found.add(parkedOf(rows));
                    }
                }
                return found;
            }
        }
    }

    private static Parking.Parked parkedOf(ResultSet row) throws SQLException {
        var lane = row.getString("key");
        var failure = row.getString("failure");
        return new Parking.Parked(
                lane.equals(Item.NOBODY) ? null : new SubjectRef(lane),
                originOf(row),
                failure == null ? "" : failure,
                row.getInt("attempts"),
                instant(row, "parked_at"));
    }

    private Put putOf(ResultSet row) throws SQLException {
        var origin = originOf(row);
        var sender = row.getString("sender");
        var content = concealing.reveal(row.getBytes("value"));
        var received = new Received(
                origin,
                origin instanceof Origin.OnTopic topic
                        ? Channel.of(topic.topic())
                        : new Channel.Claims(new HolderCode(sender)),
                content.key(),
                content.value(),
                instant(row, "append_time"));
        return new Put(row.getLong("id"), row.getString("key"), received, whyOf(row));
    }

    private static Origin originOf(ResultSet row) throws SQLException {
        var topic = row.getString("topic");
        return topic == null
                ? new Origin.Http()
                : new Origin.OnTopic(new TopicName(topic), row.getInt("partition"), row.getLong("offset"));
    }

    private static Why whyOf(ResultSet row) throws SQLException {
        var failure = row.getString("failure");
        if (failure != null) {
            return new Why.Failed(failure, row.getInt("attempts"));
        }
        var ends = row.getString("waiting_for");
        return ends == null ? new Why.Behind() : new Why.WaitsFor(endsIn(ends));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String json(List<PartitionOffset> ends) {
        try {
            return JSON.writeValueAsString(ends);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("offsets can always be written", impossible);
        }
    }

    private static List<PartitionOffset> endsIn(@Nullable String json) {
        try {
            return JSON.readValue(json, ENDS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("offsets that were written can be read", impossible);
        }
    }
}
