package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether destruction is paused because there was too much of it. The only rows here that no fact tells.
public final class Brakes {
    private Brakes() {}

    /// @param pausedAt null: it runs
    /// @param releasedAt since when the brakes count anew
    public record State(
            @Nullable Instant pausedAt, @Nullable String code, Instant releasedAt) {}

    /// How it stands.
    public static State state(Connection transaction) throws SQLException {
        return Rows.one(
                        transaction,
                        "SELECT paused_at, code, greatest(released_at, 'epoch'::timestamptz) AS released_at FROM brake",
                        row -> new State(
                                Rows.instantOrNull(row, "paused_at"),
                                row.getString("code"),
                                Rows.instant(row, "released_at")))
                .orElse(new State(null, null, Instant.EPOCH));
    }

    /// Pauses everything.
    public static void pause(Connection transaction, String code, Instant at) throws SQLException {
        Rows.update(transaction, "UPDATE brake SET paused_at = ?, code = ? WHERE paused_at IS NULL", at, code);
    }

    /// Goes on; brakes count from now.
    public static boolean release(Connection transaction, Instant at) throws SQLException {
        return Rows.update(
                        transaction,
                        "UPDATE brake SET paused_at = NULL, code = NULL, released_at = ? WHERE paused_at IS NOT NULL",
                        at)
                == 1;
    }

    /// Orders given since, counted up to a bound.
    public static int ordered(Connection transaction, Instant since, int most) throws SQLException {
        return Rows.one(
                        transaction,
                        "SELECT count(*) FROM (SELECT 1 FROM destruction WHERE ordered_at > ? LIMIT ?) AS given",
                        row -> row.getInt(1),
                        since,
                        most)
                .orElse(0);
    }

    /// The system whose claims alone made more than a limit of orders fall due, if any.
    public static Optional<String> flooding(Connection transaction, Instant since, int limit) throws SQLException {
        return Rows.one(transaction, """
                SELECT system FROM (
                    SELECT system FROM destruction
                    WHERE scheduled_at > ? AND why ->> 'trigger' = 'PURPOSE_ACHIEVED' AND state = 'SCHEDULED' LIMIT ?
                ) AS recent GROUP BY system HAVING count(*) > ? LIMIT 1
                """, row -> row.getString(1), since, limit * 20L, limit);
    }
}
