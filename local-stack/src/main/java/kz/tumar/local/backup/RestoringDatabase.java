package kz.tumar.local.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.tumar.local.database.EmbeddedPostgres18;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.ServiceDatabase;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.stack.StackRefused;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/// Puts one service's database back as it was and leaves the others as they are: the rows of every table are replaced
/// by those of the backup, in one transaction.
public final class RestoringDatabase {

    private static final String TABLES = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1""";

    private static final String SEQUENCES = """
            SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value FROM pg_sequences ORDER BY 1""";

    private static final String MIGRATIONS =
            "SELECT version || ' ' || coalesce(checksum, 0) FROM flyway_schema_history WHERE success ORDER BY 1";

    private final Connection from;
    private final Connection to;

    private RestoringDatabase(Connection from, Connection to) {
        this.from = from;
        this.to = to;
    }

    /// Restores while nothing runs on the folder.
    ///
    /// @throws StackRefused when the backup is of another version of the service; nothing was changed then
    public static void from(Backup backup, DataFolder folder, ServiceDatabase database)
            throws SQLException, IOException {
        RestoringServer.refuseInterrupted(folder);
        var log = ProcessBuilder.Redirect.appendTo(
                folder.logs().resolve("postgres.log").toFile());
        try (var living = EmbeddedPostgres18.start(folder.postgres(), LoopbackPorts.free(), folder.secrets(), log);
                var restored = Restored.of(backup, folder);
                Connection from = restored.access().connect(database, PostgresAccess.SUPERUSER);
                Connection to = living.access().connect(database, PostgresAccess.SUPERUSER)) {
            to.setAutoCommit(false);
            new RestoringDatabase(from, to).replace();
            to.commit();
        }
    }

    private void replace() throws SQLException {
        List<String> tables = texts(from, TABLES);
        List<String> there = texts(to, TABLES);
        if (!there.containsAll(tables) || !texts(from, MIGRATIONS).equals(texts(to, MIGRATIONS))) {
            throw new StackRefused("The backup is of another version of this service. Restore everything instead.");
        }
        try (Statement statement = to.createStatement()) {
            // As a replica: neither foreign keys nor the triggers that keep a log append-only have a say.
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute(there.stream().collect(Collectors.joining(", ", "TRUNCATE ", "")));
        }
        for (String table : tables) {
            copy(table);
        }
        sequences();
    }

    private void copy(String table) throws SQLException {
        CopyOut out =
                from.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT (FORMAT binary)");
        CopyIn in = to.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            in.writeToCopy(row, 0, row.length);
        }
        in.endCopy();
    }

    private void sequences() throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet rows = statement.executeQuery(SEQUENCES);
                PreparedStatement set = to.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
            while (rows.next()) {
                long last = rows.getLong(2);
                boolean called = !rows.wasNull();
                set.setString(1, rows.getString(1));
                set.setLong(2, called ? last : 1);
                set.setBoolean(3, called);
                set.execute();
            }
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
