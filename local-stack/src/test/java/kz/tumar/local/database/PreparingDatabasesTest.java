package kz.tumar.local.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreparingDatabasesTest {

    @TempDir
    Path folder;

    @Test
    void serverThatIsStillStarting_isWaitedFor() throws Exception {
        var secrets = new Secrets(folder);
        var access = PostgresAccess.local(LoopbackPorts.free(), secrets);
        var port = Integer.parseInt(access.address().substring(access.address().indexOf(':') + 1));
        var prepared = CompletableFuture.runAsync(() -> PreparingDatabases.apply(access));

        try (var server = EmbeddedPostgres18.start(
                Files.createDirectories(folder.resolve("postgres")), port, secrets, ProcessBuilder.Redirect.DISCARD)) {
            prepared.get(60, TimeUnit.SECONDS);
            everyServiceGetsIn(server.access());
        }
    }

    private static void everyServiceGetsIn(PostgresAccess access) throws SQLException {
        for (var database : ServiceDatabase.values()) {
            access.connect(database, database.serviceRole()).close();
        }
    }
}
