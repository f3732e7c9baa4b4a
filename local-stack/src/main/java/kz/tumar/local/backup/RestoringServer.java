package kz.tumar.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import kz.tumar.local.database.EmbeddedPostgres18;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.stack.StackRefused;

/// Puts the whole database server back as it was. Until the restored one has started once, the one that it replaces is
/// kept; after a kill in between, repeating the restore begins anew.
public final class RestoringServer {

    private RestoringServer() {}

    /// Restores while nothing runs on the folder.
    public static void from(Backup backup, DataFolder folder) throws IOException {
        Path data = folder.postgres().resolve("data");
        Path arriving = data.resolveSibling("data.restoring");
        Path replaced = data.resolveSibling("data.replaced");
        if (Files.exists(replaced)) {
            Restored.remove(data);
            Files.move(replaced, data, StandardCopyOption.ATOMIC_MOVE);
        }
        Restored.remove(arriving);
        backup.copyTo(arriving);
        if (Files.exists(data)) {
            Files.move(data, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(arriving, data, StandardCopyOption.ATOMIC_MOVE);
        try {
            startedOnce(folder);
        } catch (RuntimeException unusable) {
            Restored.remove(data);
            if (Files.exists(replaced)) {
                Files.move(replaced, data, StandardCopyOption.ATOMIC_MOVE);
            }
            throw unusable;
        }
        Restored.remove(replaced);
    }

    /// @throws StackRefused when a restore of everything was begun on the folder and did not end
    public static void refuseInterrupted(DataFolder folder) {
        if (Files.exists(folder.root().resolve("postgres/data.replaced"))) {
            throw new StackRefused("A restore was interrupted on %s; repeat ./tumar restore.".formatted(folder.root()));
        }
    }

    private static void startedOnce(DataFolder folder) {
        var log = ProcessBuilder.Redirect.appendTo(
                folder.logs().resolve("postgres.log").toFile());
        EmbeddedPostgres18.start(folder.postgres(), LoopbackPorts.free(), folder.secrets(), log)
                .close();
    }
}
