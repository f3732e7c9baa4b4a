package kz.tumar.retention.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.delivery.wire.Wire;
import org.jspecify.annotations.Nullable;

/// Statements of a transaction, with the ledger's few column types.
final class Rows {
    private static final ObjectMapper JSON = Wire.strict().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Instant EARLIEST = Instant.parse("-4700-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+294000-01-01T00:00:00Z");

    private Rows() {}

    /// Reads one row.
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> select(Connection transaction, String sql, Reader<T> reader, @Nullable Object... values)
            throws SQLException {
        try (var statement = transaction.prepareStatement(sql)) {
            bind(transaction, statement, values);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        }
    }

    static <T> Optional<T> one(Connection transaction, String sql, Reader<T> reader, @Nullable Object... values)
            throws SQLException {
        return select(transaction, sql, reader, values).stream().findFirst();
    }

    static int update(Connection transaction, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = transaction.prepareStatement(sql)) {
            bind(transaction, statement, values);
            return statement.executeUpdate();
        }
    }

    /// The same statement for each of these values, in one exchange.
    static void batch(Connection transaction, String sql, List<@Nullable Object[]> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (var statement = transaction.prepareStatement(sql)) {
            for (var one : values) {
                bind(transaction, statement, one);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(Connection transaction, PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, Types.VARCHAR);
                case Instant instant ->
                    statement.setObject(i + 1, OffsetDateTime.ofInstant(storable(instant), ZoneOffset.UTC));
                case LocalDate date -> statement.setObject(i + 1, date);
                case UUID uuid -> statement.setObject(i + 1, uuid);
                case UUID[] uuids -> statement.setArray(i + 1, transaction.createArrayOf("uuid", uuids));
                case String[] texts -> statement.setArray(i + 1, transaction.createArrayOf("text", texts));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of ours can't be written", impossible);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a row does not hold a " + type.getSimpleName(), broken);
        }
    }

    /// Nanoseconds since 1970, of any instant there is: what was logged has to be borne, whatever its time, and in its
    /// order.
    static BigDecimal nanos(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond()).scaleByPowerOfTen(9).add(BigDecimal.valueOf(at.getNano()));
    }

    /// The instant, or the nearest that a timestamp of PostgreSQL can hold.
    static Instant storable(Instant at) {
        if (at.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return at.isAfter(LATEST) ? LATEST : at;
    }
}
