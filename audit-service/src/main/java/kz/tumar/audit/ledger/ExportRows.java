package kz.tumar.audit.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import kz.tumar.audit.note.SignedNote;
import org.jspecify.annotations.Nullable;

/// Exports that were asked for, and how far each has come. These rows move on; the packages' content never does: the
/// checkpoint is fixed when an export is asked for, a subject's anew, once, when the heads that it needs are in the
/// log.
public final class ExportRows {
    private ExportRows() {}

    /// What an export covers.
    public enum Kind {
        SUBJECT,
        PERIOD
    }

    public enum State {
        BUILDING,
        READY,
        FAILED
    }

    /// What was asked for.
    ///
    /// @param actor who asked, as JSON of the contract's actor
    /// @param checkpoint everything in the package lies under this
    /// @param previous the checkpoint of the export before, if there was one
    /// @param inquiry the inquiry of the authority that needs it
    /// @param annex what commits to who the person is, lower-case hex, where a sealed annex of the inquiry says it
    /// @param heads for a subject: the index of the statement of heads under that checkpoint, once there is one
    public record Order(
            UUID id,
            Kind kind,
            Optional<String> subject,
            Optional<Instant> from,
            Optional<Instant> to,
            String actor,
            Instant createdAt,
            SignedNote checkpoint,
            Optional<SignedNote> previous,
            Optional<Long> heads,
            Optional<UUID> inquiry,
            Optional<String> annex) {}

    /// @param sha256 of the package, lower-case hex, once ready
    public record Progress(
            Order order,
            State state,
            long written,
            Optional<Long> total,
            Optional<String> sha256,
            Optional<Long> bytes) {}

    /// Notes an order; one of this id that is known stays as it is.
    public static void add(Connection connection, Order order) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO exports (export_id, kind, subject, from_time, to_time, actor, created_at, note, previous,
                    inquiry, annex, state)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, 'building') ON CONFLICT (export_id) DO NOTHING""")) {
            insert.setObject(1, order.id());
            insert.setString(2, name(order.kind()));
            insert.setString(3, order.subject().orElse(null));
            insert.setObject(
                    4, order.from().map(t -> t.atOffset(ZoneOffset.UTC)).orElse(null));
            insert.setObject(5, order.to().map(t -> t.atOffset(ZoneOffset.UTC)).orElse(null));
            insert.setString(6, order.actor());
            insert.setTimestamp(7, Timestamp.from(order.createdAt()));
            insert.setString(8, order.checkpoint().toString());
            insert.setString(9, order.previous().map(SignedNote::toString).orElse(null));
            insert.setObject(10, order.inquiry().orElse(null));
            insert.setString(11, order.annex().orElse(null));
            insert.executeUpdate();
        }
    }

    public static Optional<Progress> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM exports WHERE export_id = ?")) {
            statement.setObject(1, id);
            return progress(statement).stream().findFirst();
        }
    }

    /// The exports that an inquiry needs.
    public static List<Progress> ofInquiry(Connection connection, UUID inquiry) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM exports WHERE inquiry = ? ORDER BY subject, export_id")) {
            statement.setObject(1, inquiry);
            return progress(statement);
        }
    }

    public static List<Progress> building(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM exports WHERE state = 'building' ORDER BY created_at")) {
            return progress(statement);
        }
    }

    /// The checkpoint of the latest export that is ready.
    public static Optional<SignedNote> latestCheckpoint(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM exports WHERE state = 'ready' ORDER BY created_at DESC LIMIT 1")) {
            return progress(statement).stream()
                    .map(found -> found.order().checkpoint())
                    .findFirst();
        }
    }

    /// Fixes what an export lies under; what was fixed before for a subject's stays.
    public static void fix(Connection connection, UUID id, SignedNote checkpoint, OptionalLong heads)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE exports SET note = ?, heads_index = ? WHERE export_id = ? AND heads_index IS NULL")) {
            update.setString(1, checkpoint.toString());
            update.setObject(2, heads.isPresent() ? heads.getAsLong() : null, Types.BIGINT);
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    public static void written(Connection connection, UUID id, long written, long total) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE exports SET written = ?, total = ? WHERE export_id = ?")) {
            update.setLong(1, written);
            update.setLong(2, total);
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    public static void ready(Connection transaction, UUID id, String sha256, long bytes) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "UPDATE exports SET state = 'ready', sha256 = ?, bytes = ? WHERE export_id = ?")) {
            update.setString(1, sha256);
            update.setLong(2, bytes);
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    public static void failed(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE exports SET state = 'failed' WHERE export_id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
    }

    /// Has an export that failed built again.
    ///
    /// @return false where it didn't fail
    public static boolean again(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE exports SET state = 'building' WHERE export_id = ? AND state = 'failed'")) {
            update.setObject(1, id);
            return update.executeUpdate() == 1;
        }
    }

    private static List<Progress> progress(PreparedStatement statement) throws SQLException {
        List<Progress> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new Progress(
                        order(rows),
                        switch (rows.getString("state")) {
                            case "building" -> State.BUILDING;
                            case "ready" -> State.READY;
                            default -> State.FAILED;
                        },
                        rows.getLong("written"),
                        Optional.ofNullable(rows.getObject("total", Long.class)),
                        Optional.ofNullable(rows.getString("sha256")),
                        Optional.ofNullable(rows.getObject("bytes", Long.class))));
            }
        }
        return found;
    }

    private static Order order(ResultSet rows) throws SQLException {
        return new Order(
                rows.getObject("export_id", UUID.class),
                rows.getString("kind").equals("subject") ? Kind.SUBJECT : Kind.PERIOD,
                Optional.ofNullable(rows.getString("subject")),
                instant(rows.getObject("from_time", OffsetDateTime.class)),
                instant(rows.getObject("to_time", OffsetDateTime.class)),
                rows.getString("actor"),
                rows.getTimestamp("created_at").toInstant(),
                note(rows.getString("note")),
                Optional.ofNullable(rows.getString("previous")).map(ExportRows::note),
                Optional.ofNullable(rows.getObject("heads_index", Long.class)),
                Optional.ofNullable(rows.getObject("inquiry", UUID.class)),
                Optional.ofNullable(rows.getString("annex")));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case SUBJECT -> "subject";
            case PERIOD -> "period";
        };
    }
}
