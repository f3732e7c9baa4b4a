package kz.tumar.bench.consent;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Function;
import kz.tumar.bench.facts.Facts;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.ServiceDatabase;
import org.postgresql.PGConnection;

/// Puts registered subjects straight into the ledger of consent-service: how they came there is not what is measured.
record LoadingSubjects(PostgresAccess postgres, long subjects) {
    private static final int FLUSH = 1 << 16;

    void run() throws SQLException {
        copy("COPY subject (ref, system, members) FROM STDIN", ref -> ref + "\tsite\t{" + ref + "}\n");
        copy("COPY delivery_subject (subject, next_seq) FROM STDIN", ref -> ref + "\t2\n");
        try (var connection = postgres.connect(ServiceDatabase.CONSENT, ServiceDatabase.CONSENT.ownerRole());
                var statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) subject, delivery_subject");
        }
    }

    private void copy(String into, Function<String, String> row) throws SQLException {
        try (var connection = postgres.connect(ServiceDatabase.CONSENT, ServiceDatabase.CONSENT.ownerRole())) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(into);
            var rows = new StringBuilder();
            for (long i = 0; i < subjects; i++) {
                rows.append(row.apply(Facts.subject(i).value()));
                if (rows.length() > FLUSH || i == subjects - 1) {
                    var bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    rows.setLength(0);
                }
            }
            copy.endCopy();
        }
    }
}
