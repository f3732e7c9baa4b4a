package kz.tumar.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrphanedPostgresTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void killedPostmaster_withBusyWorkers_isReplaced_andCommittedRowsAreThere() throws Exception {
        var secrets = new Secrets(folder);
        var data = Files.createDirectories(folder.resolve("postgres"));
        var first = start(data, secrets);
        run(first.access(), "CREATE TABLE kept (id int)");
        run(first.access(), "INSERT INTO kept VALUES (7)");
        var busy = Thread.ofVirtual().start(() -> {
            try {
                run(first.access(), "SELECT count(*) FROM generate_series(1, 10000000000)");
            } catch (java.sql.SQLException killed) {
                assertThat(killed.getMessage()).isNotBlank();
            }
        });
        first.process().destroyForcibly();
        first.process().onExit().get(30, TimeUnit.SECONDS);
        first.close();

        try (var second = start(data, secrets);
                var connection = second.access().connectAsSuperuser("postgres");
                var rows = connection.createStatement().executeQuery("SELECT id FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
        assertThat(busy.join(LIMIT)).isTrue();
    }

    private static EmbeddedPostgres18 start(Path data, Secrets secrets) {
        return EmbeddedPostgres18.start(data, LoopbackPorts.free(), secrets, ProcessBuilder.Redirect.DISCARD);
    }

    private static void run(PostgresAccess access, String sql) throws java.sql.SQLException {
        try (var connection = access.connectAsSuperuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
