package kz.tumar.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.ServiceDatabase;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.vault.BackupTrial;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultLimits;

/// Reads a backup on trial: brings it up beside the living data, opens what is sealed in it with the key rings as they
/// are now, and tells the vaults. Only then may keys go that the backup doesn't need.
public final class TryingBackup {

    private static final int VALUES = 1_000;

    private TryingBackup() {}

    /// Tries a backup.
    ///
    /// @param living where the vaults are told
    /// @return by the service's code; services that never sealed anything are left out
    public static Map<String, BackupTrial> on(Backup backup, DataFolder data, PostgresAccess living)
            throws SQLException, IOException {
        var trials = new TreeMap<String, BackupTrial>();
        try (var restored = Restored.of(backup, data)) {
            for (ServiceDatabase database : new ServiceDatabase[] {ServiceDatabase.CONSENT, ServiceDatabase.REQUEST}) {
                String service = database.databaseName() + "-service";
                Path ring = data.keys().resolve(service + ".keyring");
                if (Files.exists(ring)) {
                    BackupTrial trial = read(restored, database, ring, service, backup);
                    tell(living, database, ring, service, trial);
                    trials.put(service, trial);
                }
            }
        }
        return trials;
    }

    private static BackupTrial read(
            Restored restored, ServiceDatabase database, Path ring, String service, Backup backup) throws SQLException {
        try (Connection connection = restored.access().connect(database, PostgresAccess.SUPERUSER)) {
            connection.setAutoCommit(false);
            return BackupTrial.of(connection, ring, service, backup.takenAt(), VALUES);
        }
    }

    private static void tell(
            PostgresAccess living, ServiceDatabase database, Path ring, String service, BackupTrial trial)
            throws SQLException {
        try (Connection connection = living.connect(database, database.serviceRole())) {
            connection.setAutoCommit(false);
            Vault.start(connection, ring, service, VaultLimits.defaults(), InstantSource.system())
                    .epochs()
                    .tried(connection, trial);
            connection.commit();
        }
    }
}
