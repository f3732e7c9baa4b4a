package kz.tumar.request;

import java.sql.SQLException;
import javax.sql.DataSource;

/// Looks into the ledger's tables.
final class Queries {
    private Queries() {}

    /// The first column of the first row.
    static String text(DataSource dataSource, String query) throws SQLException {
        try (var connection = dataSource.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// What became of the letters, for who asks why one didn't come.
    static String letters(DataSource dataSource) throws SQLException {
        return text(dataSource, """
                SELECT coalesce(string_agg(said, '; '), 'none') FROM (
                    SELECT count(*) || ' ' || state || coalesce(' ' || why, '') || ' after ' || attempts || ' attempts, next '
                        || min(next_at) AS said
                    FROM message GROUP BY state, why, attempts) AS letters""");
    }
}
