package kz.tumar.bench.recover;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.SubjectRef;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.ServiceDatabase;

/// Whether the log has each consent and each withdrawal once, and in this order.
record LoggedOnce(PostgresAccess postgres) {
    private static final String FACTS = """
            SELECT e -> 'event' ->> 'subject', e -> 'event' ->> 'type', entry_index
            FROM (SELECT entry_index, convert_from(entry, 'UTF8')::jsonb AS e FROM entries) AS all_entries
            WHERE e -> 'event' ->> 'source' = '/tumar/consent'
              AND e -> 'event' ->> 'type' IN ('kz.tumar.ConsentGiven.v1', 'kz.tumar.ConsentWithdrawn.v1')
            ORDER BY entry_index""";

    /// How many have not.
    long wrong(List<SubjectRef> withdrawn) throws SQLException {
        Map<String, String> histories = new HashMap<>();
        try (var connection = postgres.connect(ServiceDatabase.AUDIT, ServiceDatabase.AUDIT.ownerRole());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(FACTS)) {
            while (rows.next()) {
                histories.merge(rows.getString(1), rows.getString(2), (before, next) -> before + " " + next);
            }
        }
        var whole = "kz.tumar.ConsentGiven.v1 kz.tumar.ConsentWithdrawn.v1";
        return withdrawn.stream()
                .filter(subject -> !whole.equals(histories.get(subject.value())))
                .count();
    }
}
