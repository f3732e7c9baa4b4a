package kz.tumar.local.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.PrivateFile;

/// Takes a backup of a running database server by its low-level interface (PostgreSQL's manual, "Continuous Archiving
/// and Point-in-Time Recovery"): begin, copy the files, end, and the write-ahead log of that time with them. One point
/// in time
/// for all databases. Whoever is killed meanwhile leaves a folder without a manifest, which is no backup.
public final class TakingBackup {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'tumar-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// What a server makes anew at its start, or must not find there.
    private static final Set<String> LEFT_OUT_FILES = Set.of(
            "postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "epg-lock", "pg_internal.init");

    private static final Set<String> LEFT_OUT_CONTENT = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private final Path source;
    private final Path target;
    private final SortedMap<String, CopiedFile> files = new TreeMap<>();

    private TakingBackup(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    /// Takes a backup.
    ///
    /// @param server  the running server
    /// @param data    its data directory
    /// @param backups the folder that the new backup's folder is made in
    public static Backup take(PostgresAccess server, Path data, Path backups) throws SQLException, IOException {
        Instant takenAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path unfinished = backups.resolve("." + NAME.format(takenAt) + ".unfinished");
        DataFolder.privateDirectory(backups);
        var taking = new TakingBackup(data, unfinished.resolve("data"));
        DataFolder.privateDirectory(taking.target);
        try (Connection session = server.connectAsSuperuser("postgres");
                Statement statement = session.createStatement()) {
            // The slot keeps the write-ahead log of this time, and goes with this session.
            statement.execute("SELECT pg_create_physical_replication_slot('tumar_backup', true, true)");
            statement.execute("SELECT pg_backup_start('tumar', true)");
            taking.copyTree();
            try (ResultSet end = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                end.next();
                taking.add("backup_label", end.getString(1));
            }
            statement.execute("SELECT pg_switch_wal()");
            taking.copyLog();
        }
        var backup = new Backup(unfinished, takenAt, taking.files);
        backup.writeManifest();
        Path finished = Files.move(unfinished, backups.resolve(NAME.format(takenAt)), StandardCopyOption.ATOMIC_MOVE);
        return new Backup(finished, takenAt, taking.files);
    }

    private void copyTree() throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                Path path = source.relativize(directory);
                boolean emptied = path.getNameCount() > 1
                        && LEFT_OUT_CONTENT.contains(path.getName(0).toString())
                        && !path.startsWith("pg_wal");
                if (emptied || directory.getFileName().toString().startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                DataFolder.privateDirectory(target.resolve(path.toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path path = source.relativize(file);
                if (!LEFT_OUT_FILES.contains(file.getFileName().toString())
                        && !LEFT_OUT_CONTENT.contains(path.getName(0).toString())) {
                    copy(path);
                }
                return FileVisitResult.CONTINUE;
            }

            // A table that was dropped meanwhile; the log says so too.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
    }

    private void copyLog() throws IOException {
        try (var segments = Files.list(source.resolve("pg_wal"))) {
            for (Path segment : segments.filter(Files::isRegularFile).toList()) {
                copy(source.relativize(segment));
            }
        }
    }

    private void copy(Path path) throws IOException {
        try {
            files.put(path.toString(), CopiedFile.copy(source.resolve(path), target.resolve(path)));
        } catch (NoSuchFileException gone) {
            Files.deleteIfExists(target.resolve(path));
        }
    }

    private void add(String path, String text) throws IOException {
        PrivateFile.replace(target.resolve(path), text);
        files.put(path, CopiedFile.of(target.resolve(path)));
    }
}
