package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/// What is going to be destroyed when, as far as it is on the schedule.
public final class Forecasts {
    private Forecasts() {}

    /// How many orders share something.
    public record Count(String name, long orders) {}

    /// By day.
    public static List<Count> byDay(Connection transaction, LocalDate upTo) throws SQLException {
        return Rows.select(transaction, """
                SELECT due_on::text AS name, count(*) AS orders FROM destruction
                WHERE state = 'SCHEDULED' AND due_on <= ? GROUP BY due_on ORDER BY due_on
                """, Forecasts::count, upTo);
    }

    /// By the purpose that ended; `-` where processing was unlawful.
    public static List<Count> byPurpose(Connection transaction, LocalDate upTo) throws SQLException {
        return Rows.select(transaction, """
                SELECT question AS name, count(*) AS orders FROM destruction
                WHERE state = 'SCHEDULED' AND due_on <= ? GROUP BY question ORDER BY question
                """, Forecasts::count, upTo);
    }

    /// By the systems that said that they hold something of the person; holders that are told whatever they said come
    /// on top.
    public static List<Count> byHolder(Connection transaction, LocalDate upTo) throws SQLException {
        return Rows.select(transaction, """
                SELECT k.content ->> 'system' AS name, count(DISTINCT d.order_id) AS orders FROM destruction d
                JOIN known k ON k.subject = d.subject AND k.kind = 'Held'
                WHERE d.state = 'SCHEDULED' AND d.due_on <= ? GROUP BY 1 ORDER BY 1
                """, Forecasts::count, upTo);
    }

    /// Locks that end, by day: their data is assessed again then.
    public static List<Count> reviews(Connection transaction, LocalDate upTo) throws SQLException {
        return Rows.select(transaction, """
                SELECT review_on::text AS name, count(*) AS orders FROM review WHERE review_on <= ?
                GROUP BY review_on ORDER BY review_on
                """, Forecasts::count, upTo);
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString("name"), row.getLong("orders"));
    }
}
