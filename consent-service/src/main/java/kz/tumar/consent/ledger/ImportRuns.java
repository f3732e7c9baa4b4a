package kz.tumar.consent.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.wire.Wire;

/// How far each import came, and what was refused.
@ApplicationScoped
public class ImportRuns {
    private static final ObjectMapper JSON = Wire.strict();

    /// An import.
    ///
    /// @param next the number of the first line that was not gone through
    public record Run(UUID id, long next, long accepted, long refused) {}

    /// A line that was refused.
    public record Refused(long line, ProblemType problem, List<Violation> violations) {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /// The import of this id, begun when it is new, locked until the transaction ends.
    public Run begin(Connection transaction, UUID id, Instant now) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO import_run (id, next, accepted, refused, updated) VALUES (?, 1, 0, 0, ?)
                ON CONFLICT (id) DO UPDATE SET updated = excluded.updated
                RETURNING next, accepted, refused""")) {
            insert.setObject(1, id);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Run(id, row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    /// Notes how far it came from where it was, if nobody else took the same lines meanwhile.
    ///
    /// @return false when somebody did: then nothing of these lines may be committed
    public boolean advance(Connection transaction, Run before, Run run, List<Refused> refused) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "UPDATE import_run SET next = ?, accepted = ?, refused = ? WHERE id = ? AND next = ?")) {
            update.setLong(1, run.next());
            update.setLong(2, run.accepted());
            update.setLong(3, run.refused());
            update.setObject(4, run.id());
            update.setLong(5, before.next());
            if (update.executeUpdate() == 0) {
                return false;
            }
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO import_refused (run, line, problem, violations) VALUES (?, ?, ?, ?)")) {
            for (Refused each : refused) {
                insert.setObject(1, run.id());
                insert.setLong(2, each.line());
                insert.setString(3, each.problem().name());
                insert.setString(4, written(each.violations()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return true;
    }

    /// The import of this id, where there is one.
    public Optional<Run> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT next, accepted, refused FROM import_run WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Run(id, row.getLong(1), row.getLong(2), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    /// The refused lines after a line, at most so many.
    public List<Refused> refused(Connection connection, UUID id, long after, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT line, problem, violations FROM import_refused WHERE run = ? AND line > ?
                ORDER BY line LIMIT ?""")) {
            select.setObject(1, id);
            select.setLong(2, after);
            select.setInt(3, most);
            try (ResultSet rows = select.executeQuery()) {
                var refused = new ArrayList<Refused>();
                while (rows.next()) {
                    refused.add(new Refused(
                            rows.getLong(1), ProblemType.valueOf(rows.getString(2)), read(rows.getString(3))));
                }
                return refused;
            }
        }
    }

    private static String written(List<Violation> violations) {
        try {
            return JSON.writeValueAsString(violations);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("violations can always be written", impossible);
        }
    }

    private static List<Violation> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<Violation>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was written here can be read here", impossible);
        }
    }
}
