package kz.tumar.bench.export;

import java.sql.SQLException;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.ServiceDatabase;
import org.postgresql.PGConnection;

/// What the database gives out at most: the same rows in the same order by binary `COPY TO`, read and thrown away.
record CopyOutCeiling(PostgresAccess postgres) {
    /// Rows a second.
    double measure() throws SQLException {
        try (var connection = postgres.connect(ServiceDatabase.AUDIT, ServiceDatabase.AUDIT.ownerRole())) {
            long start = System.nanoTime();
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT entry_index, entry FROM entries ORDER BY entry_index)"
                            + " TO STDOUT (FORMAT binary)");
            long rows = -1;
            while (copy.readFromCopy() != null) {
                rows++;
            }
            return rows * 1e9 / (System.nanoTime() - start);
        }
    }
}
