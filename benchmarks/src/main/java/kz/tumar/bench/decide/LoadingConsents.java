package kz.tumar.bench.decide;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import kz.tumar.bench.facts.Facts;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.ServiceDatabase;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Puts registered subjects, each with five consents, straight into the ledger of consent-service: how they came there
/// is
/// not what is measured.
record LoadingConsents(PostgresAccess postgres, long subjects) {
    private static final List<String> PURPOSES = List.of(
            "marketing", "commercial-activity", "contract-performance", "biometric-identification", "distribution");
    private static final int FLUSH = 1 << 16;

    /// Consents of each subject.
    static int each() {
        return PURPOSES.size();
    }

    void run() throws SQLException {
        try (var connection = postgres.connect(ServiceDatabase.CONSENT, ServiceDatabase.CONSENT.ownerRole())) {
            var api = connection.unwrap(PGConnection.class).getCopyAPI();
            var refs = new StringBuilder();
            var copy = api.copyIn("COPY subject (ref, system, members) FROM STDIN");
            for (long i = 0; i < subjects; i++) {
                var ref = Facts.subject(i).value();
                refs.append(ref).append("\tcrm\t{").append(ref).append("}\n");
                flush(copy, refs, FLUSH);
            }
            flush(copy, refs, 0);
            copy.endCopy();
            copy = api.copyIn(
                    "COPY statement (subject, id, kind, at, name, purposes, categories, subject_category) FROM STDIN");
            for (long i = 0; i < subjects; i++) {
                var ref = Facts.subject(i).value();
                for (int purpose = 0; purpose < PURPOSES.size(); purpose++) {
                    var id = new UUID(0x4000L | purpose, 1L << 63 | i);
                    refs.append(ref).append('\t').append(id);
                    refs.append("\tGIVEN\t2026-11-02 05:00:00+00\t").append(id);
                    refs.append("\t{").append(PURPOSES.get(purpose)).append("}\t{full-name,contact}\tclient\n");
                    flush(copy, refs, FLUSH);
                }
            }
            flush(copy, refs, 0);
            copy.endCopy();
            try (var statement = connection.createStatement()) {
                statement.execute("VACUUM (ANALYZE) subject, statement");
            }
        }
    }

    private static void flush(CopyIn copy, StringBuilder rows, int from) throws SQLException {
        if (rows.length() > from) {
            var bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
            copy.writeToCopy(bytes, 0, bytes.length);
            rows.setLength(0);
        }
    }
}
