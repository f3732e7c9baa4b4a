package kz.tumar.local.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import kz.tumar.local.database.EmbeddedPostgres18;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.LoopbackPorts;

/// A backup brought up beside the living data, in a folder that is removed again when this is closed.
final class Restored implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres18 server;

    private Restored(Path folder, EmbeddedPostgres18 server) {
        this.folder = folder;
        this.server = server;
    }

    static Restored of(Backup backup, DataFolder data) throws IOException {
        Path folder = data.root().resolve("restored-backup");
        remove(folder);
        DataFolder.privateDirectory(folder);
        try {
            backup.copyTo(folder.resolve("data"));
            var log = ProcessBuilder.Redirect.appendTo(
                    data.logs().resolve("restored-backup.log").toFile());
            return new Restored(folder, EmbeddedPostgres18.start(folder, LoopbackPorts.free(), data.secrets(), log));
        } catch (IOException | RuntimeException failed) {
            remove(folder);
            throw failed;
        }
    }

    PostgresAccess access() {
        return server.access();
    }

    @Override
    public void close() {
        server.close();
        remove(folder);
    }

    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException cannotRemove) {
            throw new UncheckedIOException("%s can't be removed.".formatted(folder), cannotRemove);
        }
    }
}
